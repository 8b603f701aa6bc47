public import SevenBridges
public import SevenBridgesData
public import ShellLanguage

/// An interpreter with the platform's commands: what `sbsh` runs, and what other programs embed.
///
/// A shell is used by one task at a time; several shells may share a client.
///
///     let shell = Shell(client: client, output: output)
///     try await shell.run(shell.check(Source(name: "<host>", text: "projects | count")))
public final class Shell {
    let interpreter: Interpreter
    let account: Account

    /// A shell on an account; its results go to `output`.
    public convenience init(client: Client, output: any TextOutput, format: OutputFormat = .table) {
        self.init(output: output, format: format) { client }
    }

    /// A shell that makes its client when the first command needs it; what `connect` throws fails that command.
    public init(
        output: any TextOutput, format: OutputFormat = .table,
        connect: @escaping @Sendable () throws -> Client
    ) {
        let types: @Sendable () -> [String: ObjectType] = { Self.types }
        let display = ResultDisplay(output, format: format, types: types)
        let account = Account(connect)
        self.account = account
        // The API's verbs of these names take what the platform does; they hold here.
        let own = DataCommands.all.filter { !["wait", "stop"].contains($0.signature.name) }
        let shown: [any Command] = [
            TableCommand(types: types), CardCommand(types: types), DownloadCommand(account),
        ]
        // The catalog's commands are many, and take longer to make than most programs that need none take to run.
        var set = CommandSet(own + shown + ChartCommand.all(types: types)) { CatalogCommands.all(account) }
        set.insert(Help(set))
        interpreter = Interpreter(commands: set, output: display)
    }

    private static let types = Dictionary(Catalog.all.map { ($0.name, $0.objectType) }) { first, _ in first }

    /// The commands that programs may call.
    public var commands: CommandSet { interpreter.commands }

    /// Tells whether a text holds the account's token, and so must not be written down; asks no server.
    public var holdsToken: @Sendable (String) -> Bool {
        { [account] text in account.tokenOccurs(in: text) }
    }

    /// Reads and checks a program without running it; the catalog's types are known to the checker.
    public func check(_ source: Source) -> CheckedProgram {
        interpreter.check(source)
    }

    /// Gives a script its arguments: a value for each `param`, and the rest as `$args`.
    public func setArguments(_ values: [String: Value], rest: [Value]) {
        interpreter.setArguments(values, rest: rest)
    }

    /// Runs a checked program; throws the diagnostic of what fails.
    public func run(_ program: CheckedProgram) async throws {
        try await interpreter.run(program)
    }
}
