import SevenBridges
import SevenBridgesShell
import ShellLanguage

/// One run of the program: finds what to run, runs it, and says how it ended.
@MainActor
struct Application {
    private let options: Options
    private let words: [String]
    private let output: StandardOutput
    private let interrupts = Interrupts()

    init(_ options: Options, _ words: [String], _ output: StandardOutput) {
        self.options = options
        self.words = words
        self.output = output
    }

    func run() async throws -> ExitStatus {
        switch options.task(words) {
        case .text(let text, let arguments):
            return try await run(try SourceFile.commandLine(text), arguments)
        case .script(let path, let arguments):
            return try await run(try SourceFile.read(path), arguments)
        case .standardInput(let arguments):
            return try await run(try SourceFile.readStandardInput(), arguments)
        case .check(let files, let showsTree): return try await check(files, showsTree: showsTree)
        case .format(let files, let onlyChecks):
            return try await Formatting(output: output, onlyChecks: onlyChecks).run(files)
        case .prompt:
            guard SourceFile.isTerminal else { return try await run(try SourceFile.readStandardInput(), []) }
            return try await withShell { shell in try await Prompt(shell, output, interrupts).run() }
        }
    }

    // MARK: Programs

    private func run(_ source: Source, _ arguments: [String]) async throws -> ExitStatus {
        if arguments.contains("--help") {
            let (parsed, problems) = Parser.parse(source)
            guard problems.isEmpty else { return report(problems) }
            try await output.writeResult(parsed.parameters.usage(of: source.name))
            return .done
        }
        return try await withShell { shell in
            let program = shell.check(source)
            guard !program.hasErrors else { return report(program.diagnostics) }
            do {
                let (values, rest) = try program.parameters.bind(arguments)
                shell.setArguments(values, rest: rest)
            } catch let fault as Fault {
                throw UsageError(
                    description: [fault.message, fault.hint].compactMap { $0 }.joined(separator: "; "))
            }
            try await interrupts.running { try await shell.run(program) }
            return .done
        }
    }

    private func check(_ files: [String], showsTree: Bool) async throws -> ExitStatus {
        guard !files.isEmpty else { throw UsageError(description: "'sbsh check' needs a file") }
        let shell = Shell(output: output) {
            throw ConfigurationError(.notConfigured, "checking asks no server")
        }
        var status = ExitStatus.done
        for file in files {
            let program = shell.check(try SourceFile.read(file))
            _ = report(program.diagnostics)
            if showsTree {
                try await output.writeResult(SyntaxDump.text(of: program.program, positions: true))
            }
            if program.hasErrors { status = .badUsage }
        }
        return status
    }

    private func report(_ diagnostics: [Diagnostic]) -> ExitStatus {
        for diagnostic in diagnostics { output.writeReport(diagnostic.description + "\n") }
        return .badUsage
    }

    // MARK: The account

    /// Makes the shell that the flags ask for, and ends its sandbox afterwards.
    private func withShell(_ work: (Shell) async throws -> ExitStatus) async throws -> ExitStatus {
        let format = OutputFormat(name: options.output) ?? .table
        var clientOptions = Client.Options()
        clientOptions.trace = options.trace ? TraceLog.write : TraceLog.writeWaits
        guard options.sandbox else {
            let connect = connection(clientOptions)
            return try await work(Shell(output: output, format: format, connect: connect))
        }
        let sandbox = SandboxProcess()
        defer { sandbox.stop() }
        let client = Client(configuration: try sandbox.start(), options: clientOptions)
        return try await work(Shell(client: client, output: output, format: format))
    }

    /// Looks for the account when the first command needs it.
    private func connection(_ clientOptions: Client.Options) -> @Sendable () throws -> Client {
        let (endpoint, profile) = (options.endpoint, options.profile)
        return {
            let configuration = try Configuration.load(endpoint: endpoint, profile: profile)
            for warning in configuration.warnings { TraceLog.writeLine("warning: \(warning)") }
            return Client(configuration: configuration, options: clientOptions)
        }
    }
}
