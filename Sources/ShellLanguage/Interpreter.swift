public import SevenBridgesData

/// Checks and runs programs, one after the other, with globals and definitions that last.
///
/// An interpreter is used by one task at a time. A prompt gives it line after line; a script is a single program.
public final class Interpreter {
    /// The commands that programs may call, those that programs have defined among them.
    public private(set) var commands: CommandSet
    /// What outlives single programs.
    public let session: Session
    private var globals: GlobalNames { session.globalNames }
    private let counter = LookupCounter()
    /// The files that programs have taken in by `use`.
    private var libraries: [String: IncludedFile] = [:]

    /// An interpreter with these commands, whose results go to `output`.
    ///
    /// `stepLimit` bounds the turns of loops and the calls of functions; a program that takes more ends in an error.
    /// `files` says what programs may do with local files, and `system` whether they may run the programs of the machine.
    public init(
        commands: CommandSet, output: any ProgramOutput, stepLimit: Int = .max, files: FileAccess = .all,
        system: SystemAccess = .all
    ) {
        self.commands = commands
        session = Session(output: output, stepLimit: stepLimit, files: files, system: system)
        setGlobal("args", .list([]))
    }

    /// Sets a global variable, for programs that run afterwards.
    public func setGlobal(_ name: String, _ value: Value) {
        let variable = globals.declare(name, .any)
        guard variable.slot < Globals.limit else { return }
        session.makeRoom(forGlobals: globals.count)
        session.globals[variable.slot] = value
    }

    /// Gives a script its arguments: a value for each `param`, and the rest as `$args`.
    public func setArguments(_ values: [String: Value], rest: [Value]) {
        for (name, value) in values { setGlobal(name, value) }
        setGlobal("args", .list(rest))
        session.given = Set(values.keys)
    }

    /// Reads and checks a program without running it.
    ///
    /// Its definitions and globals become known to later programs only when it runs.
    public func check(_ source: Source) -> CheckedProgram {
        let (program, problems) = Parser.parse(source)
        guard problems.isEmpty else {
            return CheckedProgram(program: program, diagnostics: problems, checker: nil)
        }
        var checker = Checker(
            source: source, commands: commands, globals: globals,
            reader: SourceReader(isAllowed: session.files.canRead), system: session.system,
            libraries: libraries)
        checker.check(program)
        return CheckedProgram(program: program, diagnostics: checker.diagnostics, checker: checker)
    }

    /// Runs a program that was found free of errors; throws the diagnostic of what fails.
    ///
    /// Every top-level pipeline's output goes to the session's `display`, statement after statement.
    public func run(_ checked: CheckedProgram) async throws {
        let work = Handover((self, checked))
        try await session.strands.perform(
            StrandWork { _ in try await work.content.0.runHere(work.content.1) })
    }

    /// Runs a program as a strand.
    private func runHere(_ checked: CheckedProgram) async throws {
        for warning in checked.diagnostics where warning.severity != .error { session.output.report(warning) }
        guard let checker = checked.checker, !checked.hasErrors else { return }
        for function in checker.definitions.values { commands.insert(function) }
        libraries = checker.libraries
        session.makeRoom(forGlobals: globals.count)
        let main = checker.function
        var compiler = Compiler(
            source: checked.program.source, resolution: checker.resolution, function: main, counter: counter,
            meter: session.meter)
        _ = compiler.definitions(in: checked.program.statements)
        let statements = compiler.compileTop(checked.program.statements)
        let machine = Machine(session: session)
        machine.enter(slotCount: main.slotCount, captures: [])
        let jobCount = session.jobs.all.count
        do {
            try await run(statements, machine)
            await session.programs.settle()
        } catch {
            if Task.isCancelled || error is ExitRequest { await session.stopJobs(from: jobCount) }
            await session.programs.settle()
            // Inside an expression an interruption shows as a fault; outside it is what it is.
            try Task.checkCancellation()
            throw error
        }
    }

    /// Runs statements and shows what each yields, up to a `return`.
    private func run(_ statements: [TopStatement], _ machine: Machine) async throws {
        for statement in statements {
            switch statement {
            case .code(_, _, let program?) where session.system.sharesTerminal:
                try await program.runOnTerminal(machine)
            case .code(let code, let flow, _):
                guard try await run(code, machine, flow: flow) else { return }
            case .file(let statements): try await run(statements, machine)
            }
        }
    }

    /// Runs one statement and shows what it yields; false where the program ends with it.
    ///
    /// A pipeline is shown also where nothing flows out of it; a statement without a flow of its own only where it yields.
    private func run(_ code: Code, _ machine: Machine, flow: Flow?) async throws -> Bool {
        try Task.checkCancellation()
        let stream = RunStream(BlockRun(machine, CompiledBlock(statements: [code])))
        if let flow {
            try await session.output.display(stream, as: flow)
        } else if let first = try await stream.next() {
            try await session.output.display(PrependedStream(first, stream), as: .many)
        }
        return !stream.hasReturned
    }
}

/// A program with what was found out about it.
public struct CheckedProgram {
    /// The syntax tree.
    public let program: Program
    /// The problems and remarks, in the order found.
    public let diagnostics: [Diagnostic]
    fileprivate let checker: Checker?

    /// What it takes on the command line.
    public var parameters: ScriptParameters { program.parameters }

    /// Whether it can't run.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Whether more input could make it whole: every error is of that kind.
    public var isPartial: Bool {
        let errors = diagnostics.filter { $0.severity == .error }
        return !errors.isEmpty && errors.allSatisfy(\.isPartial)
    }
}

/// A statement of the main program, whose output is shown.
private enum TopStatement {
    /// Its code, what it yields where it is a pipeline, and the program of the system that it is as a whole.
    case code(Code, flow: Flow?, program: ProgramCode?)
    /// The statements of a sourced file: they are shown as if they stood there.
    case file([TopStatement])
}

extension Compiler {
    fileprivate mutating func compileTop(_ statements: [Statement]) -> [TopStatement] {
        statements.map { statement in
            if case .inclusion(let inclusion) = statement.kind,
                case (var inner, let rest)? = sourced(inclusion)
            {
                return .file(inner.compileTop(rest))
            }
            return .code(compile(statement), flow: flow(of: statement), program: program(of: statement))
        }
    }

    /// What a top-level pipeline yields; nil for one that yields nothing, and for other statements.
    private func flow(of statement: Statement) -> Flow? {
        guard case .pipeline(let pipeline) = statement.kind else { return nil }
        return resolution.flows[pipeline.range.lower] ?? nil
    }
}

/// A stream with values put back before it.
private final class PrependedStream: ValueStream {
    private var first: [Value]?
    private let rest: any ValueStream

    init(_ first: [Value], _ rest: any ValueStream) {
        self.first = first
        self.rest = rest
    }

    func next() async throws -> [Value]? {
        guard let first else { return try await rest.next() }
        self.first = nil
        return first
    }
}
