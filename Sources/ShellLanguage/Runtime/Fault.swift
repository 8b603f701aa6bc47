/// What went wrong in a pure operation, before anyone knows where in the program it stands.
public struct Fault: Error, Hashable, Sendable {
    /// What is wrong, as a sentence without a full stop.
    public var message: String
    /// What to do about it.
    public var hint: String?
    /// Whether a limit that the host has set ends the program, which no `try` may catch.
    public var isLimit = false

    /// A fault, with advice where there is some.
    public init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    /// The end of a limit that the host has set.
    static func limit(_ message: String, hint: String? = nil) -> Fault {
        var fault = Fault(message, hint: hint)
        fault.isLimit = true
        return fault
    }
}
