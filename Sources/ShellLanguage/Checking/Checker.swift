import SevenBridgesData

/// Finds out what every name of a program means, and reports what can't be right, before anything runs.
///
/// The checker knows commands only by their signatures. It looks for unknown commands, parameters, variables and
/// properties, wrong types and stages that don't fit together, and says what was probably meant.
struct Checker {
    let commands: CommandSet
    var resolution: Resolution
    var diagnostics: [Diagnostic] = []

    /// More problems than anybody mends in one go.
    private static let diagnosticsLimit = 100

    /// The innermost block.
    var scope: LexicalScope
    /// What a closure receives that is the argument being checked; nil where that is not known.
    var closureRow: ValueType?
    /// What a first look at the program found out about types.
    var survey: TypeSurvey?
    /// How many loops of the innermost function are open; a closure may end its call with `break`.
    var loopDepth = 0
    /// What the rows are, where bare names are their properties; nil elsewhere.
    var row: ValueType?
    /// Hears what is known at one place of the program; nil unless completion asks.
    var probe: Probe?
    /// Definitions whose bodies are still to be checked: they may use what is defined below them.
    private var pending: [PendingDefinition] = []
    /// Every variable that a block declares, by the block and its file.
    private var declared: [(file: Resolution, block: Int, variable: Variable)] = []
    let globals: GlobalNames
    /// What reads the files that programs take in.
    let reader: SourceReader
    /// Whether programs of the system may be run.
    let system: SystemAccess
    /// The files that were taken in by `use`, by their path.
    var libraries: [String: IncludedFile]
    /// The files whose statements are being checked, with the scope in which each of them runs.
    var including: [(path: String?, file: Resolution, scope: LexicalScope)] = []
    /// The function around the innermost part that runs beside the program, which may not change its variables.
    var parallelBoundary: FunctionScope?

    init(
        source: Source, commands: CommandSet, globals: GlobalNames, reader: SourceReader,
        system: SystemAccess, libraries: [String: IncludedFile]
    ) {
        resolution = Resolution(source)
        self.commands = commands
        self.globals = globals
        self.reader = reader
        self.system = system
        self.libraries = libraries
        let function = FunctionScope(parent: nil)
        scope = LexicalScope(parent: globals.scope, function: function, block: nil)
    }

    /// A checker that finds out the same about the same program, and leaves no trace.
    func scout() -> Checker {
        Checker(
            source: source, commands: commands, globals: globals.copy(), reader: reader, system: system,
            libraries: libraries)
    }

    var function: FunctionScope { scope.function }
    /// The file that is being checked.
    var source: Source { resolution.source }

    /// Checks the whole program; its top-level names become globals.
    mutating func check(_ program: Program) {
        if survey == nil { survey = TypeSurvey(of: program, by: self) }
        hoist(program.statements)
        check(program.statements)
        finishPending()
        if globals.count > Globals.limit {
            report(
                "there are more than \(Globals.limit) global variables", hint: "keep values in a map",
                at: SourceRange(0, 0))
        }
        for (file, block, variable) in declared where variable.isCaptured {
            file.sharedByBlock[block, default: []].append(variable)
        }
    }

    /// The definitions of the main program.
    var definitions: [String: UserFunction] { scope.definitions }

    // MARK: Reporting

    mutating func report(
        _ message: String, severity: Diagnostic.Severity = .error, hint: String? = nil, at range: SourceRange
    ) {
        guard diagnostics.count < Self.diagnosticsLimit else { return }
        diagnostics.append(Diagnostic(message, severity: severity, hint: hint, at: range, in: source))
    }

    // MARK: Blocks

    /// Checks a block in a scope of its own, in which `declare` may add names first.
    mutating func check(_ block: Block, declaring declare: (inout Checker) -> Void = { _ in }) {
        let outer = scope
        let outerRow = row
        scope = LexicalScope(parent: outer, function: outer.function, block: block.range.lower)
        row = nil
        declare(&self)
        hoist(block.statements)
        check(block.statements)
        scope = outer
        row = outerRow
    }

    /// Makes a block's definitions known before its first statement.
    mutating func hoist(_ statements: [Statement]) {
        for case .definition(let definition) in statements.map(\.kind) {
            // A definition of this file goes before one of a file that it takes in.
            if !including.isEmpty, scope.definitions[definition.name.text] != nil { continue }
            checkParameterTypes(definition)
            let function = UserFunction(
                definition, scope: FunctionScope(parent: self.function),
                resultType: surveyedResult(of: definition))
            let closure = scope.block.map { _ in
                declare("def \(definition.name.text)", .closure)
            }
            scope.add(function, closure: closure)
            resolution.scopes[definition.body.range.lower] = function.scope
            resolution.functions[definition.name.range.lower] = function
            if let closure { resolution.variables[definition.name.range.lower] = closure }
            pending.append(PendingDefinition(definition, function, scope, resolution))
            function.scope.returnsValue = definition.body.returnsValue
            function.scope.dropsOutput = definition.body.returnsValue
        }
        for case .inclusion(let inclusion) in statements.map(\.kind) { hoist(inclusion) }
    }

    private mutating func finishPending() {
        let main = (resolution, scope)
        while !pending.isEmpty {
            let next = pending.removeFirst()
            scope = next.scope
            resolution = next.file
            checkBody(of: next.definition, next.function)
        }
        (resolution, scope) = main
    }

    private mutating func checkBody(of definition: Definition, _ function: UserFunction) {
        enter(function.scope, body: definition.body) { checker in
            for parameter in definition.parameters {
                // A default may use the parameters before it, and is evaluated in the function's own frame.
                if let value = parameter.defaultValue { _ = checker.check(value) }
                checker.declareParameter(
                    parameter.name.text, checker.type(named: parameter.type), at: parameter.name.range)
            }
            let input = checker.declare("in", .list)
            function.scope.input = input
        }
    }

    /// Checks the body of a `def` or closure, whose parameters `declare` adds.
    mutating func enter(_ function: FunctionScope, body: Block, declaring declare: (inout Checker) -> Void) {
        let (outer, outerDepth) = (scope, loopDepth)
        scope = LexicalScope(parent: outer, function: function, block: body.range.lower)
        loopDepth = 0
        let parameters = scope
        declare(&self)
        check(body)
        scope = parameters.parent ?? outer
        loopDepth = outerDepth
    }

    private mutating func checkParameterTypes(_ definition: Definition) {
        for case let type? in definition.parameters.map(\.type) { checkTypeName(type) }
    }

    mutating func checkTypeName(_ type: Name) {
        probe?.name(ofTypeAt: type.range, self)
        guard Parameter.Kind(named: type.text, resources: commands.resourceTypes) == nil else { return }
        let known = Parameter.Kind.plainNames.keys + commands.resourceTypes
        report(
            "there is no type '\(type.text)'", hint: Suggestion.hint(for: type.text, among: Array(known)),
            at: type.range)
    }

    // MARK: Variables

    /// Adds a variable to the innermost block; one of the main program is a global.
    @discardableResult mutating func declare(_ name: String, _ type: ValueType) -> Variable {
        guard let block = scope.block else { return globals.declare(name, type) }
        let variable = Variable(name: name, owner: function, slot: function.newSlot(), type: type)
        scope.add(variable)
        // What a sourced file assigns belongs to the block that sources it.
        let file = including.first { $0.scope === scope }?.file ?? resolution
        declared.append((file, block, variable))
        return variable
    }

    mutating func declareParameter(_ name: String, _ type: ValueType = .any, at range: SourceRange) {
        let variable = declare(name, settled(type, at: range.lower))
        variable.isParameter = true
        resolution.variables[range.lower] = variable
    }

    /// Notes that a name is used where it stands, also as something that an inner function shares.
    mutating func use(_ variable: Variable, at offset: Int) {
        resolution.variables[offset] = variable
        guard let owner = variable.owner, owner !== function else { return }
        variable.isCaptured = true
        var inner: FunctionScope? = function
        while let current = inner, current !== owner {
            _ = current.capture(variable)
            inner = current.parent
        }
    }

    /// The variable of a name that is read; reports one that was never assigned.
    mutating func read(_ name: String, at range: SourceRange) -> ValueType {
        guard let variable = scope.variable(name) else {
            let names = scope.visibleNames.filter { !$0.contains(" ") }
            report(
                "there is no variable '$\(name)'",
                hint: Suggestion.nearest(to: name, among: names).map { "did you mean '$\($0)'?" }, at: range)
            return .any
        }
        use(variable, at: range.lower)
        return variable.type
    }
}

/// A definition whose body is still to be checked.
private struct PendingDefinition {
    let definition: Definition
    let function: UserFunction
    let scope: LexicalScope
    let file: Resolution

    init(_ definition: Definition, _ function: UserFunction, _ scope: LexicalScope, _ file: Resolution) {
        self.definition = definition
        self.function = function
        self.scope = scope
        self.file = file
    }
}

/// The global variables of an interpreter: they outlive the program that made them, as a prompt needs.
final class GlobalNames {
    private(set) var count = 0
    let scope = LexicalScope(parent: nil, function: FunctionScope(parent: nil), block: nil)
    /// The globals with their slots, in the order in which they were made.
    private(set) var all: [(name: String, slot: Int)] = []

    /// Names of their own with the same variables, for a look at a program that leaves no trace.
    func copy() -> GlobalNames {
        let copy = GlobalNames()
        for name in scope.visibleNames { _ = copy.declare(name, scope.variable(name)?.type ?? .any) }
        return copy
    }

    /// The global of a name, made where it is new.
    func declare(_ name: String, _ type: ValueType) -> Variable {
        if let known = scope.variable(name) {
            known.mayBecome(type)
            return known
        }
        let variable = Variable(name: name, owner: nil, slot: count, type: type)
        count += 1
        all.append((name, variable.slot))
        scope.add(variable)
        return variable
    }
}

extension Block {
    /// Whether a `return` with a value stands in it, inner closures and definitions aside.
    var returnsValue: Bool { statements.contains(where: \.returnsValue) }
}

extension Statement {
    fileprivate var returnsValue: Bool {
        switch kind {
        case .return(let value): value != nil
        case .conditional(let conditional):
            conditional.branches.contains { $0.body.returnsValue }
                || conditional.otherwise?.returnsValue == true
        case .forLoop(_, _, let body), .whileLoop(_, let body): body.returnsValue
        case .attempt(let attempt): attempt.body.returnsValue || attempt.handler.returnsValue
        default: false
        }
    }
}
