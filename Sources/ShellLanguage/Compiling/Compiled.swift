import SevenBridgesData

/// Computes a value without waiting.
typealias Evaluation = (Machine) throws -> Value

// Closures in optionals, arrays and tuples are called through a thunk; wrapped ones are not. Hence these three.

/// Code that computes a value without waiting.
struct ValueCode {
    let value: Evaluation
}

/// Code that computes a truth without waiting.
struct Condition {
    let holds: (Machine) throws -> Bool
}

/// A statement's code that doesn't wait.
struct Immediate {
    let run: (Machine) throws -> Completion

    static var nothing: Immediate { Immediate { _ in .normal } }
}

/// Does something that may wait, before an evaluation that needs its result.
typealias AsyncStep = (Machine) async throws -> Void

/// A compiled expression: what has to wait first, then an evaluation that doesn't.
///
/// Expressions are synchronous code. What waits inside one (`$(files ...)`) is done beforehand, in the order written,
/// and leaves its result in a slot that the evaluation reads.
struct Compiled {
    var prelude: [AsyncStep] = []
    var evaluate: Evaluation
    /// The value, where it is known before anything runs.
    var constant: Value?
    /// The spelling of an unquoted word.
    var spelling: String?
    /// The spellings of a literal list's elements, or of a range's bounds.
    var elementSpellings: [String?] = []
    /// Where the value is found without any code.
    var variable: VariableOperand?
    /// The same as a truth, where the value is a bool.
    var condition: Condition?

    init(prelude: [AsyncStep] = [], _ evaluate: @escaping Evaluation) {
        self.prelude = prelude
        self.evaluate = evaluate
    }

    init(prelude: [AsyncStep] = [], condition holds: @escaping (Machine) throws -> Bool) {
        self.prelude = prelude
        condition = Condition(holds: holds)
        evaluate = { .bool(try holds($0)) }
    }

    init(constant: Value, spelling: String? = nil) {
        evaluate = { _ in constant }
        self.constant = constant
        self.spelling = spelling
    }

    /// The value as a truth.
    var test: Condition { condition ?? Condition { [evaluate] in try evaluate($0).isTrue } }

    /// Waits where it has to, then evaluates.
    func value(_ machine: Machine) async throws -> Value {
        for step in prelude { try await step(machine) }
        return try evaluate(machine)
    }
}

/// How a statement ended.
enum Completion {
    case normal
    case `break`
    case `continue`
    case `return`
}

/// A compiled statement: code that doesn't wait, or the start of a run that may.
enum Code {
    case immediate((Machine) throws -> Completion)
    case run((Machine) -> any Run)
    /// An expression whose value the block yields.
    case yields(Evaluation)
    /// `return VALUE`.
    case returns(Evaluation)
    /// `if` whose parts don't wait.
    indirect case choice([(condition: Condition, body: CompiledBlock)], otherwise: CompiledBlock)

    /// Whether it never waits.
    var isImmediate: Bool {
        if case .run = self { false } else { true }
    }
}

/// A `def` or a closure, compiled.
///
/// Made by the compiler, completed once its body is compiled, and constant from then on; used by the strands of one
/// interpreter.
final class CompiledFunction: @unchecked Sendable {
    let name: String
    let scope: FunctionScope
    let parameterSlots: [Int]
    private(set) var body: CompiledBlock = .empty
    /// How many slots its frame needs.
    @exclusivity(unchecked) private(set) var slotCount = 0
    /// What a call of it counts for, in levels of expression.
    @exclusivity(unchecked) private(set) var weight = callWeight
    /// The body as code that gives the returned value.
    private var code: FunctionCode?
    @exclusivity(unchecked) private var bareCode: Unmanaged<FunctionCode>?

    private static let callWeight = 6
    /// Whether its last statement is a pipeline that yields many values: a call of it then gives a list.
    var yieldsMany = false

    init(name: String, scope: FunctionScope, parameterSlots: [Int]) {
        self.name = name
        self.scope = scope
        self.parameterSlots = parameterSlots
    }

    func complete(_ body: CompiledBlock) {
        self.body = body
        slotCount = scope.slotCount
        weight = Self.callWeight + scope.depth
        guard let value = body.value else { return }
        let code = FunctionCode(value.value)
        self.code = code
        bareCode = Unmanaged.passUnretained(code)
    }

    /// Runs the body, which never waits, in the machine's frame and gives what it returns.
    @inline(__always) func value(_ machine: Machine) throws -> Value {
        guard let bareCode else { return .null }
        return try bareCode._withUnsafeGuaranteedRef { try $0.value(machine) }
    }
}

/// The code of a function's body. It lives as long as the function, so calling it counts no references.
private final class FunctionCode {
    let value: Evaluation

    init(_ value: @escaping Evaluation) {
        self.value = value
    }
}

/// A closure: a function with the cells of the outer variables that it shares.
final class ClosureValue: Value.Box, @unchecked Sendable {
    // Immutable; its cells are the affair of `Cell`.
    let function: CompiledFunction
    let captures: [Cell]

    init(function: CompiledFunction, captures: [Cell]) {
        self.function = function
        self.captures = captures
    }

    override var kind: String { "closure" }
}

/// Where the compiler keeps a row while an expression over it is evaluated.
struct RowVariable {
    let slot: Int
    let isShared: Bool

    func set(_ row: Value, in machine: Machine) {
        machine[slot] = isShared ? .box(Cell(row)) : row
    }
}
