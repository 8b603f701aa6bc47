import LineEditing
import SevenBridgesShell
import ShellLanguage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The prompt: reads entries, runs them, and goes on after errors and interrupts.
@MainActor
struct Prompt {
    private let shell: Shell
    private let output: StandardOutput
    private let interrupts: Interrupts

    init(_ shell: Shell, _ output: StandardOutput, _ interrupts: Interrupts) {
        self.shell = shell
        self.output = output
        self.interrupts = interrupts
    }

    func run() async throws -> ExitStatus {
        let holdsToken = shell.holdsToken
        let history = History(file: Self.historyFile) { Self.isSecret($0) || holdsToken($0) }
        var configuration = EditLine.Configuration()
        configuration.history = history
        let completer = ShellCompleter()
        configuration.completer = completer
        let reader = try EditLine(configuration)
        completer.announce(to: reader)
        let candidates = shell.platformCandidates { [weak completer] in completer?.announceAnswer() }
        defer { candidates.stop() }
        output.ask = { question in
            guard case .line(let answer) = await reader.readLine(prompt: question) else { return false }
            return ["y", "yes"].contains(answer.lowercased())
        }
        output.writeText("sbsh \(Version.text) - 'help' lists the commands, Ctrl-D leaves\n", toError: false)
        while true {
            for warning in history.takeWarnings() { output.writeReport("warning: \(warning)\n") }
            completer.update(shell.completionContext(remote: candidates, files: LocalDisk()))
            let assembler = LineAssembler { text in
                let needsMore = Self.needsMore(text)
                completer.goOn(after: needsMore ? text + "\n" : "")
                return !needsMore
            }
            switch await reader.readEntry(prompt: { "sbsh> " }, assembler: assembler) {
            case .line(let entry):
                _ = history.record(entry)
                completer.update(nil)
                if let status = await run(entry) { return status }
                candidates.expire()
            case .interrupted: continue
            case .endOfInput, .cancelled: return .done
            case .failed(let error): throw error
            }
        }
    }

    /// Runs one entry; a status where it ends the session.
    private func run(_ entry: String) async -> ExitStatus? {
        let program = shell.check(Source(name: "<prompt>", text: entry))
        guard !program.hasErrors else {
            for diagnostic in program.diagnostics { output.writeReport(diagnostic.description + "\n") }
            return nil
        }
        do {
            try await interrupts.running { [shell] in try await shell.run(program) }
        } catch let request as ExitRequest {
            return ExitStatus(rawValue: request.status)
        } catch is CancellationError {
            output.writeReport("interrupted\n")
        } catch {
            _ = ExitStatus(reporting: error, to: output)
        }
        return nil
    }

    /// Whether an entry is unfinished: its only problem is that it ends too early.
    private static func needsMore(_ text: String) -> Bool {
        let problems = Parser.parse(Source(name: "<prompt>", text: text)).diagnostics
        return !problems.isEmpty && problems.allSatisfy(\.isPartial)
    }

    // MARK: History

    private static var historyFile: HistoryFile? {
        if let state = variable("XDG_STATE_HOME") { return HistoryFile(directory: state + "/sbsh") }
        return variable("HOME").map { HistoryFile(directory: $0 + "/.local/state/sbsh") }
    }

    private nonisolated static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Names, and ends of names, whose values must not be written down: parameters, map keys and variables alike.
    private nonisolated static let secretNames = [
        "token", "secret", "password", "access_key", "private_key", "account_key",
    ]

    private nonisolated static func isSecret(_ entry: String) -> Bool {
        let plain = entry.lowercased().replacing("-", with: "_").filter { !$0.isWhitespace && $0 != "\"" }
        let isNamed = secretNames.contains { plain.contains("\($0)=") || plain.contains("\($0):") }
        return isNamed || variable("SB_AUTH_TOKEN").map { entry.contains($0) } ?? false
    }
}
