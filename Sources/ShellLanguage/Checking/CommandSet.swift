/// The commands that a program may call, by name.
public struct CommandSet: Sendable {
    private var commands: [String: any Command] = [:]
    /// First words of names with two: `create` of `create project`.
    private var prefixes: Set<String> = []

    /// No commands.
    public init() {}

    /// A set of commands; of two with the same name the later one holds.
    public init(_ commands: some Sequence<any Command>) {
        for command in commands { insert(command) }
    }

    /// Adds a command, in the place of one with the same name.
    public mutating func insert(_ command: any Command) {
        let name = command.signature.name
        commands[name] = command
        if let space = name.firstIndex(of: " ") { prefixes.insert(String(name[..<space])) }
    }

    /// The command of a name.
    public subscript(name: String) -> (any Command)? { commands[name] }

    /// Whether a name is the first of two words.
    public func isPrefix(_ word: String) -> Bool { prefixes.contains(word) }

    /// All names, sorted.
    public var names: [String] { commands.keys.sorted() }

    /// All commands, by name.
    public var all: [any Command] { names.compactMap { commands[$0] } }
}
