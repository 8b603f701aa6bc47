import SevenBridgesData

/// Turns a checked program into closures.
///
/// Names are settled before: the checker's resolution says which slot or cell each variable is. What is left to run
/// time is values.
struct Compiler {
    let source: Source
    let resolution: Resolution
    let counter: LookupCounter
    /// What regular expressions count their steps with.
    let meter: StepMeter
    /// The function whose code is being made.
    var function: FunctionScope
    /// The row, where bare names are its properties.
    var row: RowVariable?
    /// The probes of the row argument being compiled.
    var probes: [PropertyProbe] = []

    init(
        source: Source, resolution: Resolution, function: FunctionScope, counter: LookupCounter,
        meter: StepMeter
    ) {
        self.source = source
        self.resolution = resolution
        self.function = function
        self.counter = counter
        self.meter = meter
    }

    func place(_ range: SourceRange) -> Place {
        Place(source: source, range: range)
    }

    // MARK: Variables

    /// Where a variable is, if it is in the frame or a global, not in a cell.
    func operand(_ variable: Variable) -> VariableOperand? {
        guard let owner = variable.owner else { return VariableOperand(isGlobal: true, slot: variable.slot) }
        guard owner === function, !variable.isCaptured else { return nil }
        return VariableOperand(isGlobal: false, slot: variable.slot)
    }

    /// Code that reads a variable.
    func read(_ variable: Variable) -> Evaluation {
        if let operand = operand(variable) { return { operand.load($0) } }
        let slot = variable.slot
        guard variable.owner === function else {
            let index = function.capture(variable)
            return { $0.captures[index].value }
        }
        return { machine in
            guard case .box(let box) = machine[slot], let cell = box as? Cell else { return .null }
            return cell.value
        }
    }

    /// Code that changes a variable.
    func write(_ variable: Variable) -> (Machine, Value) -> Void {
        if let operand = operand(variable) { return { operand.pointer($0).set($1) } }
        let slot = variable.slot
        guard variable.owner === function else {
            let index = function.capture(variable)
            return { $0.captures[index].value = $1 }
        }
        return { machine, value in
            guard case .box(let box) = machine[slot], let cell = box as? Cell else { return }
            cell.value = value
        }
    }

    /// Code that finds the cell of a variable that a new closure shares.
    private func cell(of variable: Variable) -> (Machine) -> Cell {
        guard variable.owner === function else {
            let index = function.capture(variable)
            return { $0.captures[index] }
        }
        let slot = variable.slot
        return { machine in
            guard case .box(let box) = machine[slot], let cell = box as? Cell else { return Cell(.null) }
            return cell
        }
    }

    // MARK: Functions

    /// Code that makes the closure of a function with the cells that it shares.
    func closure(of compiled: CompiledFunction) -> (Machine) -> Value {
        let cells = compiled.scope.captures.map { cell(of: $0) }
        return { machine in .box(ClosureValue(function: compiled, captures: cells.map { $0(machine) })) }
    }

    /// Compiles a body into a function made before, so that it may call itself.
    func compile(_ body: Block, into compiled: CompiledFunction) {
        var inner = Compiler(
            source: source, resolution: resolution, function: compiled.scope, counter: counter, meter: meter)
        compiled.complete(inner.compile(body))
    }

    // MARK: Blocks

    mutating func compile(_ block: Block) -> CompiledBlock {
        let outerRow = row
        row = nil
        defer { row = outerRow }
        let sharedSlots = (resolution.sharedByBlock[block.range.lower] ?? []).map {
            (slot: $0.slot, isParameter: $0.isParameter)
        }
        let definitions = definitions(in: block.statements)
        return CompiledBlock(
            entry: BlockEntry(sharedSlots: sharedSlots, definitions: definitions),
            statements: block.statements.map { compile($0) })
    }

    /// Compiles the definitions of a block; what is returned makes their closures where they share variables.
    mutating func definitions(in statements: [Statement]) -> [(Machine) -> Void] {
        var makers: [(Machine) -> Void] = []
        for case .definition(let definition) in statements.map(\.kind) {
            guard let user = resolution.functions[definition.name.range.lower] else { continue }
            let slots = definition.parameters.compactMap { resolution.variables[$0.name.range.lower]?.slot }
            let compiled = CompiledFunction(
                name: definition.name.text, scope: user.scope, parameterSlots: slots)
            user.compiled = compiled
            if let closureVariable = resolution.variables[definition.name.range.lower] {
                let make = closure(of: compiled)
                let store = write(closureVariable)
                makers.append { machine in store(machine, make(machine)) }
            }
        }
        for case .inclusion(let inclusion) in statements.map(\.kind) { makers += definitions(of: inclusion) }
        for case .definition(let definition) in statements.map(\.kind) {
            guard let user = resolution.functions[definition.name.range.lower], let compiled = user.compiled
            else { continue }
            user.defaults = defaults(of: definition, user)
            compile(definition.body, into: compiled)
        }
        return makers
    }

    /// Code for the defaults of a definition's parameters, which is run in its frame.
    private func defaults(of definition: Definition, _ user: UserFunction) -> [Compiled?] {
        var inner = Compiler(
            source: source, resolution: resolution, function: user.scope, counter: counter, meter: meter)
        return definition.parameters.map { parameter in
            let kind = user.signature.parameter(parameter.name.text)?.kind ?? .any
            return parameter.defaultValue.map {
                inner.compileArgument($0, as: kind, for: parameter.name.text)
            }
        }
    }
}

/// Hands out the numbers of property lookups.
final class LookupCounter {
    private var count = 0

    func next() -> Int {
        count += 1
        return count - 1
    }
}
