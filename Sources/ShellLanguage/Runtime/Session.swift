import SevenBridgesData

/// What outlives the single statements of a program: its globals, and where output goes.
public final class Session {
    /// The values of the globals.
    let globals = Globals()
    /// The script parameters that the command line gave.
    var given: Set<String> = []
    /// Where results, text and reports go.
    public let output: any ProgramOutput
    /// What programs may do with local files.
    public let files: FileAccess
    /// What programs may do with the programs of the machine.
    public let system: SystemAccess
    /// Where programs, their jobs and parallel bodies take turns.
    let strands = Strands()
    /// How many bodies of `each jobs=` are under way.
    var bodies = 0
    static let mostBodies = 10_000
    /// What runs in the background.
    let jobs = JobTable()
    /// The programs of the system under way.
    let programs = ProgramTable()
    /// The names of the globals.
    let globalNames = GlobalNames()
    /// What `sleep` and time limits go by.
    var clock: any Clock<Duration> = ContinuousClock()
    /// What is left of the native stack where the running strand is.
    @exclusivity(unchecked) var stack = NativeStack()
    /// Counts the steps inside expressions.
    private(set) lazy var meter = StepMeter(self)

    init(output: any ProgramOutput, stepLimit: Int, files: FileAccess, system: SystemAccess = .all) {
        self.output = output
        self.files = files
        self.system = system
        self.stepLimit = stepLimit
    }

    /// Turns of loops and calls of functions so far.
    @exclusivity(unchecked) private var steps = 0
    private let stepLimit: Int

    /// Counts a turn of a loop or a call, and now and then ends what the host wants ended.
    @inline(__always) func countStep() throws {
        steps &+= 1
        if steps & 0x3FF == 0 { try checkSteps() }
    }

    @inline(never) private func checkSteps() throws {
        try checkForInterrupt()
        guard steps <= stepLimit else { throw Fault.limit("the program took more than \(stepLimit) steps") }
    }

    /// Counts steps that are no turns and calls: those inside a regular expression.
    func count(_ more: Int) throws(Fault) {
        steps &+= more
        guard steps <= stepLimit else { throw Fault.limit("the program took more than \(stepLimit) steps") }
    }

    /// Waits by the clock.
    func sleep(_ span: TimeSpan) async throws {
        try await clock.sleep(for: .microseconds(max(0, span.microseconds)))
    }

    /// Ends what the host wants ended.
    func checkForInterrupt() throws {
        try Task.checkCancellation()
    }

    func makeRoom(forGlobals count: Int) {
        globals.makeRoom(for: count)
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

    /// The columns that something drawn may take; nil where there is no limit.
    var width: Int? { get }

    /// Whether what is drawn must keep to ASCII.
    var isASCII: Bool { get }
}

extension ProgramOutput {
    /// Yes: nobody sits there.
    public func confirm(_ question: String) async throws -> Bool { true }

    /// No limit.
    public var width: Int? { nil }

    /// No: it may use box-drawing characters, blocks and braille.
    public var isASCII: Bool { false }
}

/// A span of a program, to blame for a fault.
struct Place: Sendable {
    let source: Source
    let range: SourceRange

    func diagnostic(_ fault: Fault) -> Diagnostic {
        var diagnostic = Diagnostic(fault.message, hint: fault.hint, at: range, in: source)
        diagnostic.isLimit = fault.isLimit
        return diagnostic
    }

    /// The error as a diagnostic: here, unless it already knows its place.
    func diagnostic(_ error: any Error) -> Diagnostic {
        switch locate(error) {
        case let diagnostic as Diagnostic: diagnostic
        case let other: diagnostic(Fault("\(other)"))
        }
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
