import SevenBridgesData

/// Computes a value without waiting.
typealias Evaluation = (Machine) throws -> Value

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

    init(prelude: [AsyncStep] = [], _ evaluate: @escaping Evaluation) {
        self.prelude = prelude
        self.evaluate = evaluate
    }

    init(constant: Value, spelling: String? = nil) {
        evaluate = { _ in constant }
        self.constant = constant
        self.spelling = spelling
    }

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

    /// Whether it never waits.
    var isImmediate: Bool {
        if case .immediate = self { true } else { false }
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

    init(name: String, scope: FunctionScope, parameterSlots: [Int]) {
        self.name = name
        self.scope = scope
        self.parameterSlots = parameterSlots
    }

    func complete(_ body: CompiledBlock) {
        self.body = body
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

/// The statements of a block, and what its variables need when it is entered.
struct CompiledBlock {
    /// Slots of variables that inner functions share: each entry makes new cells.
    var sharedSlots: [(slot: Int, isParameter: Bool)] = []
    /// Closures of the definitions in it.
    var definitions: [(Machine) -> Void] = []
    var statements: [Code] = []

    static var empty: CompiledBlock { CompiledBlock() }

    var isImmediate: Bool { statements.allSatisfy(\.isImmediate) }

    /// Makes cells and closures; the first thing that a block does.
    func enter(_ machine: Machine) {
        for (slot, isParameter) in sharedSlots {
            machine[slot] = .box(Cell(isParameter ? machine[slot] : .null))
        }
        for define in definitions { define(machine) }
    }

    /// Runs a block that never waits.
    func runImmediately(_ machine: Machine) throws -> Completion {
        enter(machine)
        for case .immediate(let statement) in statements {
            let completion = try statement(machine)
            if case .normal = completion { continue }
            return completion
        }
        return .normal
    }
}

/// Where the compiler keeps a row while an expression over it is evaluated.
struct RowVariable {
    let slot: Int
    let isShared: Bool

    func set(_ row: Value, in machine: Machine) {
        machine[slot] = isShared ? .box(Cell(row)) : row
    }
}
