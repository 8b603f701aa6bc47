public import SevenBridgesData

/// Something that can stand between the bars of a pipeline.
///
/// A command is described by its signature and knows nothing of syntax; the language checks and evaluates its arguments
/// before it is opened.
public protocol Command: Sendable {
    /// Everything that can be said of it without running it.
    var signature: Signature { get }

    /// What can be said of it where rows of a known type flow in: a verb that several types share differs.
    func signature(for input: ValueType) -> Signature

    /// Starts it. Work that can wait until values are asked for belongs into the stream that it returns.
    func open(_ call: Invocation) async throws -> Output
}

extension Command {
    /// The same for every input.
    public func signature(for input: ValueType) -> Signature { signature }
}

/// What a command hands on.
public enum Output {
    /// Nothing.
    case nothing
    /// One value.
    case one(Value)
    /// Any number of values.
    case many(any ValueStream)
}

/// One call of a command, with its arguments evaluated and its input connected.
public struct Invocation {
    /// What flows in; nil for a first stage.
    public let input: PipelineInput?
    /// Where output and reports go.
    public let session: Session
    let machine: Machine
    let values: [String: Value]
    let variadic: [String: [Value]]
    let rows: [String: [RowFunction]]
    /// The values under keys beyond the parameters, in order.
    public let free: [(key: String, value: Value)]

    /// The value of a parameter, or its default; nil where it has neither.
    public subscript(name: String) -> Value? {
        guard let value = values[name], !value.isNull else { return nil }
        return value
    }

    /// Whether a parameter was given, null included.
    public func isGiven(_ name: String) -> Bool {
        values[name] != nil
    }

    /// The values of a parameter that takes all that are left.
    public func all(_ name: String) -> [Value] {
        variadic[name] ?? []
    }

    func rows(_ name: String) -> [RowFunction] {
        rows[name] ?? []
    }
}

/// What flows into a command.
public struct PipelineInput {
    /// The values.
    public let stream: any ValueStream
    /// Whether it is exactly one value, by how the pipeline is written.
    public let isOne: Bool
}

/// An argument that is evaluated for each row: a property's path, or an expression.
final class RowFunction {
    /// The column's name where it makes one.
    let name: String
    /// The word, where the argument is one.
    let word: String?
    /// The place to blame.
    let place: Place
    private let rowVariable: RowVariable
    private let prelude: [AsyncStep]
    private let evaluation: Evaluation
    private let machine: Machine
    /// Whether the part that waits must be done again for each row.
    private let waitsForEachRow: Bool
    private var isPrepared = false
    /// The property paths it reads, so that a name that no row has can be reported.
    let probes: [PropertyProbe]

    init(
        name: String, word: String?, place: Place, row: RowVariable, compiled: Compiled,
        waitsForEachRow: Bool,
        probes: [PropertyProbe], machine: Machine
    ) {
        self.name = name
        self.word = word
        self.place = place
        rowVariable = row
        prelude = compiled.prelude
        evaluation = compiled.evaluate
        self.waitsForEachRow = waitsForEachRow
        self.probes = probes
        self.machine = machine
    }

    /// Does what has to wait before this row can be evaluated.
    func prepare(_ row: Value) async throws {
        guard !prelude.isEmpty, waitsForEachRow || !isPrepared else { return }
        isPrepared = true
        rowVariable.set(row, in: machine)
        for step in prelude { try await step(machine) }
    }

    func evaluate(_ row: Value) throws -> Value {
        rowVariable.set(row, in: machine)
        return try evaluation(machine)
    }

    /// The condition's answer; null is false.
    func holds(_ row: Value) throws -> Bool {
        switch try evaluate(row) {
        case .bool(let flag): return flag
        case .null: return false
        case let other:
            let hint = "compare it with something"
            throw place.diagnostic(Fault("a condition is true or false, not \(other.phrase)", hint: hint))
        }
    }
}

/// Notes whether any row had a property.
final class PropertyProbe {
    let path: PropertyPath
    let range: SourceRange
    var wasSeen = false
    var wasReported = false
    /// The keys of the rows that lacked it, for a suggestion.
    var keys: Set<String> = []

    init(path: PropertyPath, range: SourceRange) {
        self.path = path
        self.range = range
    }
}
