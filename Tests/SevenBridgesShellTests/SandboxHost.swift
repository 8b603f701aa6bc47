import SevenBridges
import SevenBridgesSandbox
import SevenBridgesShell
import ShellLanguage

/// A shell on a sandbox of its own, which remembers what programs print.
final class SandboxHost {
    private let sandbox: Sandbox
    private let output: RecordedText
    private let shell: Shell

    private init(_ sandbox: Sandbox, _ output: RecordedText, _ shell: Shell) {
        self.sandbox = sandbox
        self.output = output
        self.shell = shell
    }

    /// Starts the sandbox, lends out the shell, and stops the sandbox.
    static func with<Result>(
        format: OutputFormat = .table, _ body: (SandboxHost) async throws -> Result
    ) async throws -> Result {
        let sandbox = Sandbox(SandboxConfiguration(token: "0123456789abcdef"))
        let url = try await sandbox.start()
        let account = try Configuration(endpoint: Endpoint(url), token: Token("0123456789abcdef"))
        let output = RecordedText()
        let shell = Shell(client: Client(configuration: account), output: output, format: format)
        let result = try await body(SandboxHost(sandbox, output, shell))
        await sandbox.stop()
        return result
    }

    /// What a program prints, reports included.
    func run(_ program: String) async -> String {
        let checked = shell.check(Source(name: "<transcript>", text: program))
        if checked.hasErrors {
            for diagnostic in checked.diagnostics { output.writeReport("\(diagnostic)\n") }
            return output.take()
        }
        do {
            try await shell.run(checked)
        } catch {
            output.writeReport("\(error)\n")
        }
        return output.take()
    }
}

/// Text in memory.
final class RecordedText: TextOutput {
    private var text = ""
    let isTerminal = true
    let width: Int? = 100
    let isColoured = false

    func writeResult(_ text: String) {
        self.text += text
    }

    func writeReport(_ text: String) {
        self.text += text
    }

    /// What was written, without what differs from run to run: the sandbox's port and request ids.
    func take() -> String {
        defer { text = "" }
        return text.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT").replacing(
            /request [0-9a-f-]+/, with: "request ID")
    }
}
