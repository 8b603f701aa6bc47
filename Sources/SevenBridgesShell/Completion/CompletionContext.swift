public import SevenBridgesData
public import ShellLanguage

/// What completion knows beside the text: a snapshot, so that it can be asked from any thread.
public struct CompletionContext: Sendable {
    /// The commands.
    public var commands: CommandSet
    /// The variables that earlier programs left, with their values.
    public var variables: [VariableInSight] = []
    /// The types of resources, by name.
    public var types: [String: ObjectType] = [:]
    /// The names of the user's accounts, looked up when they are asked for.
    public var profiles: @Sendable () -> [String] = { [] }
    /// The lines of an unfinished entry before the one that is edited, each with its newline.
    public var earlierLines = ""
    /// What is on the platform.
    public var remote: any RemoteCandidates
    /// What is on the local disk.
    public var files: any LocalListing

    /// A context of these commands, where nothing is on the platform or on the disk unless said otherwise.
    public init(
        commands: CommandSet, remote: any RemoteCandidates = NoCandidates(),
        files: any LocalListing = NoCandidates()
    ) {
        self.commands = commands
        self.remote = remote
        self.files = files
    }
}

extension CompletionContext {
    /// The variables, those of which only the value is known with its type.
    var typedVariables: [VariableInSight] {
        variables.map { variable in
            guard variable.type == .any, let record = variable.value?.recordValue, let name = record.type,
                let type = types[name]
            else { return variable }
            return VariableInSight(variable.name, .object(type), value: variable.value)
        }
    }
}

/// Lists folders of the local disk.
public protocol LocalListing: Sendable {
    /// What is in a folder; nothing where it can't be read. `""` is the current folder, `~/` the home.
    func entries(in folder: String) -> [LocalEntry]
}

/// A file or folder of the local disk.
public struct LocalEntry: Hashable, Sendable {
    /// Its name in its folder.
    public var name: String
    /// Whether it is a folder.
    public var isFolder: Bool
    /// Its size in bytes.
    public var size: Int?
    /// When it was last changed.
    public var modified: Timestamp?

    /// An entry.
    public init(_ name: String, isFolder: Bool = false, size: Int? = nil, modified: Timestamp? = nil) {
        self.name = name
        self.isFolder = isFolder
        self.size = size
        self.modified = modified
    }
}

/// Knows what is on the platform, as far as it was looked up.
///
/// It is asked while a person waits for an answer to TAB: it answers at once from what it has, and looks for more
/// afterwards.
public protocol RemoteCandidates: Sendable {
    /// The name of the signed-in user, which `me/` stands for; nil as long as it is not known.
    var username: String? { get }
    /// What is known of a question.
    func answer(to query: RemoteQuery) -> RemoteAnswer
}

/// A question about resources of a type.
public struct RemoteQuery: Hashable, Sendable {
    /// The type: `project`.
    public var type: String
    /// What narrows the list: `["project": "me/rna"]`.
    public var arguments: [String: String] = [:]
    /// The folder whose content is asked for, as `owner/project/path`.
    public var folder: String?
    /// What was typed so far of an id or name.
    public var text: String

    /// A question.
    public init(type: String, arguments: [String: String] = [:], folder: String? = nil, text: String = "") {
        self.type = type
        self.arguments = arguments
        self.folder = folder
        self.text = text
    }
}

/// What is known about a question.
public struct RemoteAnswer: Hashable, Sendable {
    /// What was found, in the platform's order.
    public var items: [RemoteItem] = []
    /// Whether more is being looked up.
    public var isPending = false

    /// An answer.
    public init(items: [RemoteItem] = [], isPending: Bool = false) {
        self.items = items
        self.isPending = isPending
    }
}

/// A resource as completion needs it.
public struct RemoteItem: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Its name, if it has one.
    public var name: String?
    /// A few words about it beside the name.
    public var detail: String
    /// Whether it is a folder.
    public var isFolder: Bool

    /// A resource.
    public init(id: String, name: String? = nil, detail: String = "", isFolder: Bool = false) {
        self.id = id
        self.name = name
        self.detail = detail
        self.isFolder = isFolder
    }
}

/// Knows nothing: for shells without a platform or a disk.
public struct NoCandidates: RemoteCandidates, LocalListing {
    /// Knows nothing.
    public init() {}
    /// Nobody.
    public var username: String? { nil }
    /// Nothing.
    public func answer(to query: RemoteQuery) -> RemoteAnswer { RemoteAnswer() }
    /// Nothing.
    public func entries(in folder: String) -> [LocalEntry] { [] }
}
