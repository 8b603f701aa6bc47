internal import Synchronization

/// The commands that a program may call, by name.
public struct CommandSet: Sendable {
    private var commands: [String: any Command] = [:]
    /// First words of names with two: `create` of `create project`.
    private var prefixes: Set<String> = []
    private var others: LateCommands?

    /// No commands.
    public init() {}

    /// A set of commands; of two with the same name the later one holds.
    public init(_ commands: some Sequence<any Command>) {
        for command in commands { insert(command) }
    }

    /// The same, and `others` for names that are not among them: made when one is first looked for, since many a
    /// program needs none of them.
    public init(
        _ commands: some Sequence<any Command>, others: @escaping @Sendable () -> [any Command]
    ) {
        self.init(commands)
        self.others = LateCommands(others)
    }

    /// Adds a command, in the place of one with the same name.
    public mutating func insert(_ command: any Command) {
        let name = command.signature.name
        commands[name] = command
        if let space = name.firstIndex(of: " ") { prefixes.insert(String(name[..<space])) }
    }

    /// The command of a name.
    public subscript(name: String) -> (any Command)? { commands[name] ?? others?.set[name] }

    /// The function of a name that a program has defined.
    func function(_ name: String) -> UserFunction? { commands[name] as? UserFunction }

    /// Whether a name is the first of two words.
    public func isPrefix(_ word: String) -> Bool {
        prefixes.contains(word) || commands[word] == nil && others?.set.isPrefix(word) ?? false
    }

    /// All names, sorted.
    public var names: [String] {
        guard let others else { return commands.keys.sorted() }
        return Set(commands.keys).union(others.set.commands.keys).sorted()
    }

    /// All commands, by name.
    public var all: [any Command] { names.compactMap { self[$0] } }
}

/// Commands that are made once, for all copies of the set that they belong to.
private final class LateCommands: Sendable {
    private let make: @Sendable () -> [any Command]
    private let made = Mutex<CommandSet?>(nil)

    init(_ make: @escaping @Sendable () -> [any Command]) {
        self.make = make
    }

    var set: CommandSet {
        made.withLock { made in
            if let made { return made }
            let set = CommandSet(make())
            made = set
            return set
        }
    }
}
