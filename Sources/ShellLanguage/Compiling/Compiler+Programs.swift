import SevenBridgesData

/// `!program arguments`, compiled.
struct ProgramCode {
    let place: Place
    fileprivate let words: [Compiled]

    /// The program with its arguments as they are now.
    func command(_ machine: Machine) async throws -> ProgramCommand {
        var values: [Value] = []
        for word in words { values.append(try await word.value(machine)) }
        return try ProgramCommand(values)
    }

    /// The program's lines; it starts when somebody asks for them.
    func open(_ machine: Machine, _ input: PipelineInput?) async throws -> Output {
        let command = try await command(machine)
        return .many(ProgramStream(ProgramRun(command, input: input?.stream, machine.session)))
    }

    /// Runs the program with the terminal as its own.
    func runOnTerminal(_ machine: Machine) async throws {
        do { try await command(machine).runOnTerminal() } catch { throw place.locate(error) }
    }
}

extension Compiler {
    mutating func compile(_ call: SystemCall) -> ProgramCode {
        let outerRow = row
        row = nil
        defer { row = outerRow }
        return ProgramCode(
            place: place(call.range), words: ([call.program] + call.arguments).map { compile($0) })
    }

    /// The program that is a whole statement; nil for any other statement.
    mutating func program(of statement: Statement) -> ProgramCode? {
        guard case .pipeline(let pipeline) = statement.kind, pipeline.background == nil,
            pipeline.stages.count == 1, case .system(let call)? = pipeline.stages.first
        else { return nil }
        return compile(call)
    }
}
