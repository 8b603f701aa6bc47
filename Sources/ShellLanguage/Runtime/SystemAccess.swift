/// What a host lets `!command` do with the programs of the machine.
public struct SystemAccess: Hashable, Sendable {
    /// Whether programs may be run.
    public var canRun: Bool
    /// Whether a program that is a statement by itself gets the terminal, so that an editor works, instead of having
    /// its lines shown as a result.
    public var sharesTerminal: Bool

    /// Access of this kind.
    public init(canRun: Bool, sharesTerminal: Bool = false) {
        self.canRun = canRun
        self.sharesTerminal = sharesTerminal
    }

    /// No programs at all.
    public static let none = SystemAccess(canRun: false)
    /// Every program that the process itself may run; their output is a pipeline's.
    public static let all = SystemAccess(canRun: true)
    /// Every program, and those that stand alone get the terminal.
    public static let terminal = SystemAccess(canRun: true, sharesTerminal: true)
}
