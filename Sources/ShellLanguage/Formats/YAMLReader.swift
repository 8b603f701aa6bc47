import SevenBridgesData
import Yams

/// YAML text to a value: one document, or a list of several.
///
/// Plain scalars mean what YAML 1.2 says (`no` and `12:30` are text), and digits after a leading zero are text as
/// everywhere in the language. Yams composes the nodes; what it would trap or hang on is refused before.
enum YAMLReader {
    /// The deepest nesting of lists and maps that is accepted: Yams goes down level by level.
    private static let nestingLimit = 250

    static func value(of text: String) throws(FormatFault) -> Value {
        try checkNesting(of: text)
        try YAMLAliases.check(text)
        do {
            var sequence = try Yams.compose_all(yaml: text, plainScalars)
            var documents: [Node] = []
            while let document = sequence.next() { documents.append(document) }
            // The sequence ends at an error as it does at the end, and only then says so.
            if let error = sequence.error { throw error }
            guard documents.count != 1 else { return try value(of: documents[0], depth: 0) }
            return documents.isEmpty ? .null : .list(try documents.map { try value(of: $0, depth: 0) })
        } catch let fault as FormatFault { throw fault } catch { throw Self.fault(of: error) }
    }

    /// Marks the scalars whose type is to be told from their text, so that those with a tag of their own stand out.
    private static let plainTag: Tag.Name = "plain"
    private static let plainScalars = (try? Resolver.basic.appending(plainTag, "^")) ?? .basic

    private static func value(of node: Node, depth: Int) throws(FormatFault) -> Value {
        guard depth < nestingLimit else { throw tooDeep(line: node.mark?.line ?? 1) }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain && node.tag.rawValue == plainTag.rawValue
            return isPlain ? plain(scalar.string) : .string(scalar.string)
        case .sequence(let nodes):
            var elements: [Value] = []
            for node in nodes { elements.append(try value(of: node, depth: depth + 1)) }
            return .list(elements)
        case .mapping(let pairs): return .record(try record(of: pairs, depth: depth))
        case .alias:
            throw FormatFault(message: "an alias stands for nothing", line: node.mark?.line ?? 1)
        }
    }

    private static func record(of pairs: Node.Mapping, depth: Int) throws(FormatFault) -> Record {
        var fields: [(String, Value)] = []
        for (key, node) in pairs {
            guard let key = key.scalar?.string else {
                throw FormatFault(message: "a key is a list or a map, not text", line: key.mark?.line ?? 1)
            }
            fields.append((key, try value(of: node, depth: depth + 1)))
        }
        return Record(fields)
    }

    private static func plain(_ text: String) -> Value {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: break
        }
        if text.hasPrefix("0x"), let int = Int(text.dropFirst(2), radix: 16) { return .int(int) }
        if text.hasPrefix("0o"), let int = Int(text.dropFirst(2), radix: 8) { return .int(int) }
        guard !text.utf8.contains(UInt8(ascii: "_")) else { return .string(text) }
        return Literal.number(text.hasPrefix("+") ? text.dropFirst() : text[...]) ?? .string(text)
    }

    private static func tooDeep(line: Int) -> FormatFault {
        FormatFault(message: "it is nested deeper than \(nestingLimit) levels", line: line)
    }

    /// Every level of a block begins further right than the one around it, or after a `- ` or `? ` on the same line;
    /// levels in brackets are counted where they open, which may count some in text too.
    private static func checkNesting(of text: String) throws(FormatFault) {
        var (line, column, brackets) = (1, 0, 0)
        var isIndent = true
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                line += byte == UInt8(ascii: "\n") ? 1 : 0
                column = 0
                isIndent = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"): column += isIndent ? 1 : 0
            case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                isIndent = isIndent && (column == 0 || previous == UInt8(ascii: " ") || previous == 0x09)
                column += isIndent ? 1 : 0
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                isIndent = false
                brackets += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                isIndent = false
                brackets = max(0, brackets - 1)
            default: isIndent = false
            }
            guard column <= 2 * nestingLimit, brackets <= 2 * nestingLimit else { throw tooDeep(line: line) }
            previous = byte
        }
    }

    private static func fault(of error: any Error) -> FormatFault {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            FormatFault(message: problem, line: mark.line, column: mark.column)
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            FormatFault(
                message: "a map has '\(keys.first ?? "a key")' twice", line: context.mark.line
            )
        case YamlError.reader(let problem, _, _, _): FormatFault(message: problem, line: 1)
        default: FormatFault(message: "it is not valid YAML", line: 1)
        }
    }
}
