import SevenBridgesData
import Yams

/// One YAML document: a sequence, or the value itself where it is one by how the pipeline is written.
struct YAMLWriter: FormatWriter {
    let isOne: Bool
    private var count = 0

    init(isOne: Bool) {
        self.isOne = isOne
    }

    mutating func lines(for value: Value) throws -> [String] {
        count += 1
        let text = try Yams.serialize(node: Self.node(isOne ? value : .list([value])), allowUnicode: true)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    mutating func finish() -> [String] {
        guard count == 0 else { return [] }
        return [isOne ? "null" : "[]"]
    }

    private static func node(_ value: Value) -> Node {
        switch value {
        case .null: Node("null", Tag(.null))
        case .bool(let flag): Node(flag ? "true" : "false", Tag(.bool))
        case .int(let number): Node(String(number), Tag(.int))
        case .float(let number): Node(String(number), Tag(.float))
        case .date(let date): Node(date.iso8601, Tag(.timestamp))
        case .list(let elements): .sequence(Node.Sequence(elements.map(node), Tag(.seq)))
        case .record(let record):
            .mapping(Node.Mapping(record.pairs.map { (text($0.key), node($0.value)) }, Tag(.map)))
        case .string, .duration, .box: text(value.inserted)
        }
    }

    /// Text, quoted where a reader would take it for something else.
    private static func text(_ text: String) -> Node {
        let looksPlain = Resolver.default.resolveTag(of: Node(text)) == .str && !text.isEmpty
        return Node(text, Tag(.str), looksPlain ? .any : .doubleQuoted)
    }
}
