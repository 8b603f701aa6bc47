import SevenBridgesData

/// What outlives the single statements of a program: its globals, and where output goes.
public final class Session {
    /// The values of the globals, by slot.
    var globals: [Value] = []
    /// The script parameters that the command line gave.
    var given: Set<String> = []
    /// Where results, text and reports go.
    public let output: any ProgramOutput

    /// Counts the steps inside expressions.
    private(set) lazy var meter = StepMeter(self)

    init(output: any ProgramOutput, stepLimit: Int) {
        self.output = output
        self.stepLimit = stepLimit
    }

    /// Turns of loops and calls of functions so far.
    private var steps = 0
    private let stepLimit: Int

    /// Counts a turn of a loop or a call, and now and then ends what the host wants ended.
    func countStep() throws {
        steps &+= 1
        guard steps & 0x3FF == 0 else { return }
        try checkForInterrupt()
        guard steps <= stepLimit else { throw Fault("the program took more than \(stepLimit) steps") }
    }

    /// Counts steps that are no turns and calls: those inside a regular expression.
    func count(_ more: Int) throws(Fault) {
        steps &+= more
        guard steps <= stepLimit else { throw Fault("the program took more than \(stepLimit) steps") }
    }

    /// Ends what the host wants ended.
    func checkForInterrupt() throws {
        try Task.checkCancellation()
    }

    func makeRoom(forGlobals count: Int) {
        while globals.count < count { globals.append(.null) }
    }
}

/// Where a program's output goes. The language itself knows no terminal and no file.
public protocol ProgramOutput: AnyObject {
    /// Shows what a pipeline at the top level yields; whoever implements it asks for as much as it wants.
    func display(_ values: any ValueStream, as flow: Flow) async throws

    /// Writes final text, as `print` makes it, to where results go.
    func write(_ text: String) async throws

    /// Tells the user something that is no result.
    func report(_ diagnostic: Diagnostic)

    /// Asks whether something that can't be taken back shall be done. Where nobody sits, it shall.
    func confirm(_ question: String) async throws -> Bool
}

extension ProgramOutput {
    /// Yes: nobody sits there.
    public func confirm(_ question: String) async throws -> Bool { true }
}

/// A span of a program, to blame for a fault.
struct Place: Sendable {
    let source: Source
    let range: SourceRange

    func diagnostic(_ fault: Fault) -> Diagnostic {
        Diagnostic(fault.message, hint: fault.hint, at: range, in: source)
    }

    /// The error as a diagnostic here, unless it already knows its place.
    func locate(_ error: any Error) -> any Error {
        switch error {
        case is Diagnostic, is CancellationError, is any ControlError: return error
        case let fault as Fault: return diagnostic(fault)
        default:
            var diagnostic = Diagnostic("\(error)", at: range, in: source)
            diagnostic.cause = error
            return diagnostic
        }
    }
}

/// An error that is no failure of the place where it passes, such as a request to stop the program.
public protocol ControlError: Error {}
