public import SevenBridgesData

/// Everything that can be said of a command without running it.
///
/// Checking, completion and help all read signatures; a command has no second description anywhere.
public struct Signature: Sendable {
    /// The name; `create project` has two words.
    public var name: String
    /// One line about it.
    public var summary: String
    /// The parameters; positional ones are bound in this order.
    public var parameters: [Parameter]
    /// What keys beyond the parameters mean (`gb=` of `select`, `metadata.k=` of `set`); others are refused.
    public var freeKeys: [FreeKeys]
    /// Groups of parameters of which exactly one must be given, unless what flows in binds it.
    public var exactlyOneOf: [[String]] = []
    /// What is wrong with a call as a whole, where its arguments are right one by one; nil where nothing is.
    public var problem: @Sendable (CheckedCall) -> Fault? = { _ in nil }
    /// What it takes from the pipeline.
    public var input: Input
    /// What it hands on.
    public var output: Output
    /// What it does to the world.
    public var effect: Effect
    /// At least one way to use it.
    public var examples: [Example]

    /// A signature.
    public init(
        _ name: String, _ summary: String, parameters: [Parameter] = [], freeKeys: [FreeKeys] = [],
        input: Input = .none, output: Output, effect: Effect = .pure, examples: [Example] = []
    ) {
        self.name = name
        self.summary = summary
        self.parameters = parameters
        self.freeKeys = freeKeys
        self.input = input
        self.output = output
        self.effect = effect
        self.examples = examples
    }

    /// What a command takes from the pipeline.
    public enum Input: Sendable {
        /// Nothing: it can only be the first stage.
        case none
        /// Anything; it can't be the first stage.
        case values
        /// Resources of these types; it can be the first stage too.
        case resources([String])
        /// Resources of these types, or a positional argument in their place.
        case resourcesOrArgument([String])
        /// Anything or nothing.
        case optional
    }

    /// What a command hands on.
    public enum Output: Sendable {
        /// Nothing.
        case nothing
        /// One value.
        case one(ValueType)
        /// Any number of values.
        case many(ValueType)
        /// As many values as flow in, of this type.
        case each(ValueType)
        /// What flows in, in any number: a list where it is kept.
        case input
        /// Lines of final text, which are shown as they are.
        case text
        /// Whatever the arguments say: `first` is one, `first 5` many.
        case computed(@Sendable (CheckedCall) -> Flow)
    }

    /// What keys beyond the parameters mean.
    public struct FreeKeys: Sendable {
        /// What such a key must start with; empty allows any.
        public var prefix: String
        /// What its value may be.
        public var type: Parameter.Kind

        /// Keys that start with a prefix.
        public init(prefix: String, type: Parameter.Kind) {
            self.prefix = prefix
            self.type = type
        }
    }

    /// A line to try, and what it does.
    public struct Example: Sendable {
        /// The program text.
        public var code: String
        /// What it does, in one line.
        public var summary: String

        /// An example.
        public init(_ code: String, _ summary: String) {
            self.code = code
            self.summary = summary
        }
    }

    /// The parameter of a name; `-` and `_` are the same in it.
    public func parameter(_ name: String) -> Parameter? {
        let wanted = Self.normalized(name)
        return parameters.first { Self.normalized($0.name) == wanted }
    }

    /// The parameter under which a command receives the object that it acts on, where nothing flows in.
    public static let target = "target"

    /// The positional parameters of a call, the object to act on before them where nothing flows in.
    func positionalParameters(hasInput: Bool) -> [Parameter] {
        let positional = parameters.filter(\.isPositional)
        guard !hasInput, case .resourcesOrArgument(let types) = input else { return positional }
        return [Parameter(Self.target, .resource(types), "what to act on", isPositional: true)] + positional
    }

    static func normalized(_ name: String) -> String {
        String(name.map { $0 == "-" ? "_" : $0 })
    }
}

/// One parameter of a command.
public struct Parameter: Sendable {
    /// Its name, as the API calls it.
    public var name: String
    /// What its value may be.
    public var kind: Kind
    /// One line about it.
    public var summary: String
    /// Whether a call without it is an error.
    public var isRequired = false
    /// Whether a value without a key may bind to it.
    public var isPositional = false
    /// Whether it takes all remaining positional values.
    public var isVariadic = false
    /// Words that stand for themselves where properties are taken, such as `desc`; elsewhere ones that are known to be
    /// meant, without refusing others.
    public var words: [String] = []
    /// What its words name, where its kind does not say.
    public var vocabulary: Vocabulary?
    /// What it is where it is not given.
    public var defaultValue: Value?

    /// A parameter.
    public init(
        _ name: String, _ kind: Kind, _ summary: String, isRequired: Bool = false, isPositional: Bool = false,
        isVariadic: Bool = false, words: [String] = [], vocabulary: Vocabulary? = nil,
        defaultValue: Value? = nil
    ) {
        self.name = name
        self.kind = kind
        self.summary = summary
        self.isRequired = isRequired
        self.isPositional = isPositional
        self.isVariadic = isVariadic
        self.words = words
        self.vocabulary = vocabulary
        self.defaultValue = defaultValue
    }

    /// What the words of a parameter name.
    public enum Vocabulary: Hashable, Sendable {
        /// Commands.
        case commands
        /// Accounts that the user has configured.
        case profiles
        /// Types of resources.
        case types
        /// Resources of this type, known by their ids.
        case resources(String)
    }

    /// What the value of a parameter may be.
    public enum Kind: Hashable, Sendable {
        case any
        case string
        case int
        case float
        case bool
        /// Bytes: `10KB`.
        case size
        case duration
        case date
        case list
        /// A list of text, such as tags: unquoted elements stay as they are spelled.
        case strings
        case map
        /// A map with text as values, such as metadata: unquoted values stay as they are spelled.
        case stringMap
        case closure
        /// A local file.
        case path
        /// An id, a unique name, or an object of one of these types; the first one names the kind.
        case resource([String])
        /// One of these words.
        case enumeration([String])
        /// A property of the rows that flow in, or an expression over one row in parentheses.
        case row
        /// An expression over one row, without parentheses.
        case condition
        /// A property of the rows that flow in.
        case property
        /// The new name of the property that the argument's key names.
        case newName
        /// What becomes of a property of all rows of a group, such as `(sum size)`.
        case aggregate
        /// An int that is not negative.
        case count

        /// The kind's name as it is written after `:` in a `def`.
        public var name: String {
            switch self {
            case .any: "any"
            case .string: "string"
            case .int: "int"
            case .float: "float"
            case .bool: "bool"
            case .size: "size"
            case .duration: "duration"
            case .date: "date"
            case .list, .strings: "list"
            case .map, .stringMap: "map"
            case .closure: "closure"
            case .path: "path"
            case .resource(let types): types.first ?? "resource"
            case .enumeration(let words): words.joined(separator: "|")
            case .row: "property"
            case .condition: "condition"
            case .property: "property"
            case .newName: "name"
            case .aggregate: "aggregate"
            case .count: "int"
            }
        }

        /// Whether the argument is evaluated for each row instead of once.
        var isOverRow: Bool {
            switch self {
            case .row, .condition, .property, .newName, .aggregate: true
            default: false
            }
        }
    }
}

/// What a command does to the world, from harmless to grave.
public enum Effect: Int, Comparable, Sendable {
    case pure
    case read
    case write
    case destroy
    /// Starts something that costs money.
    case spend

    /// The graver is the greater.
    public static func < (left: Effect, right: Effect) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A call as the checker sees it, for outputs that depend on the arguments.
public struct CheckedCall: Sendable {
    /// What flows in; nil for a first stage.
    public var input: Flow?
    /// The names of the parameters that are given.
    public var given: Set<String>
    /// The columns that arguments over the row make, in order.
    public var columns: [Column]
    /// The text of the arguments that are written as words or plain strings, by parameter.
    public var words: [String: String] = [:]

    /// What an argument over the row makes.
    public struct Column: Sendable {
        /// Its name and type.
        public var property: PropertyType
        /// The property that it is read from; nil for an expression.
        public var source: PropertyPath?
        /// Whether it is made of all rows of a group.
        public var isAggregate = false
    }
}
