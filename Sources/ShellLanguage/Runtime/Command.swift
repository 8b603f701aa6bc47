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
    /// The properties that anybody looks at in the rows that it hands on; nil for all.
    var demand: Set<String>?
    /// What is known of each value that flows in.
    public var rowType: ValueType = .any

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

    /// The arguments of a parameter that are evaluated for each row.
    package func rows(_ name: String) -> [RowFunction] {
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
package final class RowFunction {
    private let code: CompiledRow
    private let machine: Machine
    private var isPrepared = false

    init(_ code: CompiledRow, _ machine: Machine) {
        self.code = code
        self.machine = machine
    }

    /// The column's name where it makes one.
    package var name: String { code.name }
    /// The word, where the argument is one.
    package var word: String? { code.word }
    /// The property that it reads; nil for an expression.
    var path: PropertyPath? { code.path }
    /// What is made of its values over all rows of a group.
    var aggregate: Aggregate? { code.aggregate }
    /// The place to blame.
    var place: Place { code.place }
    /// The property paths it reads, so that a name that no row has can be reported.
    var probes: [PropertyProbe] { code.probes }

    /// Whether something has to wait before it can be evaluated.
    var waits: Bool { !code.compiled.prelude.isEmpty }

    /// Does what has to wait before this row can be evaluated.
    func prepare(_ row: Value) async throws {
        guard !code.compiled.prelude.isEmpty, code.waitsForEachRow || !isPrepared else { return }
        isPrepared = true
        code.row.set(row, in: machine)
        for step in code.compiled.prelude { try await step(machine) }
    }

    func evaluate(_ row: Value) throws -> Value {
        code.row.set(row, in: machine)
        return try code.compiled.evaluate(machine)
    }

    /// Its value for a row, after what has to wait.
    package func value(_ row: Value) async throws -> Value {
        if !code.compiled.prelude.isEmpty { try await prepare(row) }
        return try evaluate(row)
    }

    /// The condition's answer; null is false.
    func holds(_ row: Value) throws -> Bool {
        if let condition = code.compiled.condition {
            code.row.set(row, in: machine)
            return try condition.holds(machine)
        }
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
