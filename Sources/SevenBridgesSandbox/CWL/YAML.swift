import SevenBridgesData
import Yams

/// YAML text to values, as apps are written in it.
///
/// Plain scalars mean what YAML 1.2 says (`no` and `12:30` are strings); of a repeated key the last value holds, as in
/// JSON. Yams composes the nodes; what it would trap or hang on is refused before.
enum YAML {
    /// The deepest nesting of lists and maps that the reader accepts.
    static let nestingLimit = 250
    /// How many bytes a document may stand for once its aliases are unfolded.
    static let unfoldedLimit = 16 << 20

    private static let longestText = 1 << 20
    private static let mostRepeatedKeys = 100
    /// How much is read in all, since a repeated key takes another reading of the whole text.
    private static let mostRead = 4 << 20

    /// Reads the one document of a text.
    static func parse(_ text: String) throws(CWLError) -> Value {
        guard text.utf8.count <= longestText else { throw CWLError("The YAML text is longer than 1 MiB.") }
        try checkNesting(of: text)
        try AliasBudget(limit: unfoldedLimit).check(text)
        var text = text
        var read = 0
        for _ in 0...mostRepeatedKeys {
            read += text.utf8.count
            guard read <= mostRead else { break }
            do {
                let parser = try Parser(yaml: text, resolver: plainScalars, encoding: .utf8)
                guard let root = try parser.singleRoot() else { throw CWLError("The YAML text is empty.") }
                return try value(of: root, depth: 0)
            } catch YamlError.duplicatedKeysInMapping(_, let context) {
                text = try shadowingKey(at: context.mark, in: text)
            } catch {
                throw error as? CWLError ?? CWLError(sentence(for: error))
            }
        }
        throw CWLError("The YAML text repeats too many keys for its length; \(mostRepeatedKeys) at most.")
    }
}

// From nodes to values
extension YAML {
    /// Marks the scalars whose type is to be told from their text, so that those with a tag of their own stand out.
    private static let plainTag: Tag.Name = "plain"
    private static let plainScalars = (try? Resolver.basic.appending(plainTag, "^")) ?? .basic

    private static func value(of node: Node, depth: Int) throws(CWLError) -> Value {
        guard depth < nestingLimit else { throw tooDeep }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain && node.tag.rawValue == plainTag.rawValue
            return isPlain ? YAMLScalar.value(of: scalar.string) : .string(scalar.string)
        case .sequence(let nodes):
            var elements: [Value] = []
            for node in nodes { elements.append(try value(of: node, depth: depth + 1)) }
            return .list(elements)
        case .mapping(let pairs): return .record(try record(of: pairs, depth: depth))
        case .alias: throw CWLError("The YAML text has an alias that stands for nothing.")
        }
    }

    private static func record(of pairs: Node.Mapping, depth: Int) throws(CWLError) -> Record {
        var fields: [(String, Value)] = []
        for (key, node) in pairs {
            guard let key = key.scalar?.string else {
                throw CWLError("A key in the YAML text is a list or a map; keys must be strings.")
            }
            if key.hasPrefix(shadowMark) { continue }
            fields.append((key, try value(of: node, depth: depth + 1)))
        }
        return Record(fields)
    }

    private static let tooDeep = CWLError("The YAML text is nested deeper than \(nestingLimit) levels.")

    /// Yams composes recursively, and libyaml bounds only nesting by brackets. Every level of a block begins further
    /// right than the one around it, or after a `- ` or `? ` on the same line.
    private static func checkNesting(of text: String) throws(CWLError) {
        var column = 0
        var isIndent = true
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                column = 0
                isIndent = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"): column += isIndent ? 1 : 0
            case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                isIndent = isIndent && (column == 0 || previous == UInt8(ascii: " ") || previous == 0x09)
                column += isIndent ? 1 : 0
            default: isIndent = false
            }
            guard column <= 2 * nestingLimit else { throw tooDeep }
            previous = byte
        }
    }
}

// Repeated keys, which Yams refuses
extension YAML {
    /// What the name of a key is made to begin with if a later one takes its place: a character of the private area.
    private static let shadowMark = "\u{E000}"

    /// The text with the key at a mark renamed, so that the later one with its name is the only one.
    private static func shadowingKey(at mark: Mark, in text: String) throws(CWLError) -> String {
        var scalars = Array(text.unicodeScalars)
        guard var index = start(ofLine: mark.line, in: scalars).map({ $0 + mark.column - 1 }),
            scalars.indices.contains(index)
        else { throw CWLError("The YAML text repeats a key in line \(mark.line).") }
        if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
        scalars.insert(contentsOf: shadowMark.unicodeScalars, at: index)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    private static func start(ofLine line: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var number = 1
        var index = 0
        while number < line {
            guard let end = scalars[index...].firstIndex(where: lineBreaks.contains) else { return nil }
            let isPair = scalars[end] == "\r" && scalars.dropFirst(end + 1).first == "\n"
            index = end + (isPair ? 2 : 1)
            number += 1
        }
        return index
    }

    private static let lineBreaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]

    private static func sentence(for error: any Error) -> String {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            "The text is not valid YAML at line \(mark.line), column \(mark.column): \(problem)."
        case YamlError.reader(let problem, _, _, _): "The text is not valid YAML: \(problem)."
        default: "The text is not valid YAML."
        }
    }
}
