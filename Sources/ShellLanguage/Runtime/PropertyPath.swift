import SevenBridgesData

/// The way from a row to one of its values: `name`, `metadata.sample_id`, `metadata."Sample ID"`.
public struct PropertyPath: Hashable, Sendable {
    /// The steps, outermost first.
    public let steps: [String]

    init(steps: [String]) {
        self.steps = steps
    }

    /// The path that a bare word spells.
    init(_ word: String) {
        var steps = [""]
        var isQuoted = false
        for character in word {
            switch character {
            case "\"": isQuoted.toggle()
            case "." where !isQuoted: steps.append("")
            default: steps[steps.count - 1].append(character)
            }
        }
        self.steps = steps
    }

    /// The steps joined by dots: the name of the column that it makes.
    public var text: String { steps.joined(separator: ".") }
}

/// Looks up the values of a path and remembers where the last record's shape had the first step.
///
/// Each strand of a program has lookups of its own, so remembering needs no lock.
struct PropertyLookup {
    private let path: PropertyPath
    private let rest: ArraySlice<String>
    private var shape: Shape?
    private var position: Int?
    /// Whether `position` is that of the whole path as one key, as `select metadata.sample_id` makes it.
    private var isWhole = false

    init(_ path: PropertyPath) {
        self.path = path
        rest = path.steps.dropFirst()
    }

    /// The value at the path; nil where the record has no such key, null where a later step is missing.
    mutating func value(in record: Record) -> Value? {
        if record.shape !== shape { look(in: record.shape) }
        guard let position else { return nil }
        let first = record.values[position]
        return isWhole || rest.isEmpty ? first : Self.follow(rest, from: first)
    }

    private mutating func look(in shape: Shape) {
        self.shape = shape
        isWhole = false
        position = shape.position(of: path.steps[0])
        guard position == nil, !rest.isEmpty, let whole = shape.position(of: path.text) else { return }
        position = whole
        isWhole = true
    }

    private static func follow(_ steps: ArraySlice<String>, from value: Value) -> Value? {
        var value = value
        for step in steps {
            guard case .record(let record) = value else { return value.isNull ? .null : nil }
            guard let next = record[step] else { return nil }
            value = next
        }
        return value
    }
}
