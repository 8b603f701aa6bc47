internal import SevenBridgesData

/// A type of resource as plain data: what commands, help, completion and the planner are made from.
public struct ResourceType: Sendable {
    /// The singular, `file`: also the type of its records.
    public let name: String
    /// The plural, `files`: the command that lists.
    public let plural: String
    /// Other names for it where a type is wanted: a folder is a file.
    public let aliases: [String]
    /// What it is, in one line.
    public let summary: String
    /// Its properties, in the order of the API.
    public let properties: [Property]
    /// What a table shows unless told otherwise.
    public let defaultColumns: [String]
    /// The property that identifies it.
    public let idProperty: String
    /// How its ids look.
    public let idForm: IdentifierForm
    /// Whether `owner/project/path` names one, too.
    public let hasPaths: Bool
    /// How it is listed; nil where the API has no list.
    public let list: ListCall?
    /// How one is fetched by id; nil where the API can't.
    public let get: GetCall?
    /// What can be done with it; making one is `create`.
    public let actions: [Action]
    /// Other names under which some answers have a property, by those names.
    let synonyms: [String: String]
    /// Finds the id that a word means, where it is not one by its form.
    let lookUp: @Sendable (Client, Lookup) async throws -> String
    /// Where an object is fetched anew and changed, for types whose ids alone don't say it.
    let address: (@Sendable (Record) throws -> APICall.Target)?

    init(
        _ name: String, plural: String, aliases: [String] = [], _ summary: String, properties: [Property],
        defaultColumns: [String], idProperty: String = "id", idForm: IdentifierForm, hasPaths: Bool = false,
        list: ListCall?,
        get: GetCall?, actions: [Action],
        synonyms: [String: String] = [:], address: (@Sendable (Record) throws -> APICall.Target)? = nil,
        lookUp: @escaping @Sendable (Client, Lookup) async throws -> String
    ) {
        self.name = name
        self.plural = plural
        self.aliases = aliases
        self.summary = summary
        self.properties = properties
        self.defaultColumns = defaultColumns
        self.idProperty = idProperty
        self.idForm = idForm
        self.hasPaths = hasPaths
        self.list = list
        self.get = get
        self.actions = actions
        self.synonyms = synonyms
        self.address = address
        self.lookUp = lookUp
    }

    /// The property of this name.
    public func property(_ name: String) -> Property? {
        properties.first { $0.name == name }
    }

    /// The action of this name, and of this noun where it makes something.
    public func action(_ name: String, noun: String? = nil) -> Action? {
        actions.first { $0.name == name && $0.noun == noun }
    }
}

/// A word that is to become an id.
struct Lookup: Sendable {
    /// The word, `me/` replaced by the user's name.
    var word: String
    /// What kind of thing is wanted: the type's name or an alias of it.
    var wanted: String
    /// The project to look in, where there is one.
    var project: String?
}
