public import SevenBridgesData

/// One parameter of an action or a list.
public struct Parameter: Sendable {
    /// The name as it is written before `=`.
    public let name: String
    /// What its values are.
    public let kind: ParameterKind
    /// What it does, in one line.
    public let summary: String
    /// Whether nothing can be done without it.
    public var isRequired = false
    /// Whether it takes a value that is written without a name.
    public var isPositional = false
    /// Whether a list of values of this kind may be given too.
    public var takesList = false
    /// What holds where it is left out.
    public var defaultValue: Value?
    /// What `name.KEY=value` takes; nil where there are no such parameters.
    public var entryKind: ParameterKind?
    /// The type of resource whose ids its texts are, where no name is looked up for it; for completion.
    public var names: String?

    /// A parameter that may be left out, unless said otherwise.
    public init(
        _ name: String, _ kind: ParameterKind, _ summary: String, isRequired: Bool = false,
        isPositional: Bool = false, takesList: Bool = false, defaultValue: Value? = nil,
        entryKind: ParameterKind? = nil, names: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.summary = summary
        self.isRequired = isRequired
        self.isPositional = isPositional
        self.takesList = takesList
        self.defaultValue = defaultValue
        self.entryKind = entryKind
        self.names = names
    }
}

/// What the values of a parameter are.
public indirect enum ParameterKind: Hashable, Sendable {
    case string, int, float, bool, date, map, any
    case list(ParameterKind)
    /// A span of time, `10s`.
    case duration
    /// A file of this machine.
    case path
    /// A resource of this type: its id, a name that is unique, or the object.
    case resource(String)
    /// Where something goes: a project, or a folder in one.
    case destination
    /// One of these words.
    case enumeration([String])
}
