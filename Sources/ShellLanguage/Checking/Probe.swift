/// Listens to the checker and keeps what it knew at one place; what it hears last of is innermost.
final class Probe {
    private let offset: Int
    private var stages: [Stage] = []
    /// What was found; nil as long as nothing stood at the place.
    private(set) var insight: Insight?

    init(offset: Int) {
        self.offset = offset
    }

    func enter(_ pipeline: Pipeline) {
        if contains(pipeline.range) { stages = pipeline.stages }
    }

    func enter(_ call: CommandCall, input: Flow?, _ checker: Checker) {
        guard contains(call.range) else { return }
        let earlier = stages.prefix { $0.range.lower < call.range.lower }
        update(checker) { insight in
            insight.path = []
            insight.calls.append(Insight.Call(syntax: call, input: input, earlierStages: Array(earlier)))
        }
    }

    /// The arguments of the call that was entered last were matched to parameters.
    func bind(_ call: CommandCall, _ signature: Signature, _ arguments: [BoundArgument]) {
        guard let last = insight?.calls.indices.last, contains(call.range),
            insight?.calls[last].syntax.range == call.range
        else { return }
        insight?.calls[last].signature = signature
        insight?.calls[last].bound = arguments.compactMap { argument in
            let parameter =
                argument.isFreeKey
                ? Parameter(argument.name, argument.kind, "")
                : (signature.parameters + signature.positionalParameters(hasInput: false)).first {
                    $0.name == argument.name
                }
            return parameter.map { ($0, argument.value.range) }
        }
    }

    func enter(_ expression: Expression, _ checker: Checker) {
        guard contains(expression.range) else { return }
        update(checker) { $0.path.append(expression) }
    }

    func lookUp(in type: ValueType, at range: SourceRange) {
        if contains(range) { insight?.base = type }
    }

    func name(ofTypeAt range: SourceRange, _ checker: Checker) {
        if contains(range) { update(checker) { $0.isTypeName = true } }
    }

    private func contains(_ range: SourceRange) -> Bool {
        range.lower <= offset && offset < range.upper
    }

    private func update(_ checker: Checker, _ change: (inout Insight) -> Void) {
        var changed = insight ?? Insight()
        changed.row = checker.row
        changed.variables = checker.scope.variablesInSight
        changed.definitions = checker.scope.definitionsInSight
        change(&changed)
        insight = changed
    }
}

extension LexicalScope {
    /// The variables that may be read here, by name.
    fileprivate var variablesInSight: [VariableInSight] {
        Set(visibleNames).filter { !$0.contains(" ") }.sorted().compactMap { name in
            variable(name).map { VariableInSight(name, $0.type) }
        }
    }

    /// The definitions that may be called here, by name.
    fileprivate var definitionsInSight: [Signature] {
        Set(visibleDefinitions).sorted().compactMap { definition($0)?.function.signature }
    }
}
