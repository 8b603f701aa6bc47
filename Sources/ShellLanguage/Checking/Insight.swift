public import SevenBridgesData

/// What the checker knows at one place of a program: what completion is made from.
public struct Insight: Sendable {
    /// The commands around the place, the outermost first.
    public internal(set) var calls: [Call] = []
    /// The expressions around the place, the outermost first; those in the innermost command alone, where there is one.
    public internal(set) var path: [Expression] = []
    /// What the rows are, where bare names are their properties; nil elsewhere.
    public internal(set) var row: ValueType?
    /// What has the property whose name stands at the place.
    public internal(set) var base: ValueType?
    /// Whether the name of a type stands at the place.
    public internal(set) var isTypeName = false
    /// The variables in sight.
    public internal(set) var variables: [VariableInSight] = []
    /// The definitions in sight that the program itself makes.
    public internal(set) var definitions: [Signature] = []

    /// A command as the checker saw it.
    public struct Call: Sendable {
        /// What was written.
        public let syntax: CommandCall
        /// What flows in; nil for a first stage.
        public let input: Flow?
        /// The stages before it in its pipeline.
        public let earlierStages: [Stage]
        /// Its signature for what flows in; nil where there is no such command.
        public internal(set) var signature: Signature?
        /// The parameters that its arguments bind to, and where those stand.
        public internal(set) var bound: [(parameter: Parameter, range: SourceRange)] = []
    }
}

/// A variable that a program may use.
public struct VariableInSight: Sendable {
    /// Its name, without `$`.
    public let name: String
    /// What its values are, as far as that is known.
    public let type: ValueType
    /// Its value, where one is at hand: a global's at a prompt.
    public var value: Value?

    /// A variable.
    public init(_ name: String, _ type: ValueType, value: Value? = nil) {
        self.name = name
        self.type = type
        self.value = value
    }
}

extension CommandSet {
    /// What is known at a byte offset of a program that may be unfinished elsewhere; `globals` are the variables that it
    /// finds. Nil where nothing that was understood stands there.
    public func insight(into source: Source, at offset: Int, globals: [VariableInSight]) -> Insight? {
        let known = GlobalNames()
        for variable in globals { _ = known.declare(variable.name, variable.type) }
        let probe = Probe(offset: offset)
        // Files that it names are not read: nobody waits for a disk while typing.
        var checker = Checker(
            source: source, commands: self, globals: known, reader: SourceReader(isAllowed: false),
            system: .all, libraries: [:])
        checker.probe = probe
        checker.check(Parser.parse(source).program)
        return probe.insight
    }
}

extension Interpreter {
    /// The global variables with their values, by name.
    public var variables: [VariableInSight] {
        session.globalNames.scope.visibleNames.sorted().compactMap { name in
            guard let variable = session.globalNames.scope.variable(name),
                variable.slot < session.globals.count
            else {
                return nil
            }
            return VariableInSight(name, variable.type, value: session.globals[variable.slot])
        }
    }
}

extension CommandSet {
    /// The types that may follow `:` in a `def` or `param`, by name.
    public var typeNames: [String] { (Array(Parameter.Kind.plainNames.keys) + resourceTypes).sorted() }
}
