/// What stands in for a match: text with `$1`, `${1}`, `${name}` for groups, and `\$` and `\\` for the characters.
struct RegexReplacement {
    private enum Part {
        case text(ArraySlice<UInt8>)
        case group(Int)
    }

    private var parts: [Part] = []

    /// Whether it has groups besides the whole match.
    var usesGroups: Bool {
        parts.contains { if case .group(let group) = $0 { group > 0 } else { false } }
    }

    /// Reads a template; a group that the regex does not have is an error.
    init(_ template: String, _ regex: RegularExpression) throws(Fault) {
        let bytes = Array(template.utf8)
        var start = 0
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count {
                parts.append(.text(bytes[start..<position]))
                start = position + 1
                position += 2
            } else if bytes[position] == UInt8(ascii: "$"),
                let (group, end) = try Self.group(bytes, position + 1, regex)
            {
                parts.append(.text(bytes[start..<position]))
                parts.append(.group(group))
                start = end
                position = end
            } else {
                position += 1
            }
        }
        parts.append(.text(bytes[start...]))
    }

    /// The group that a `$` names, and where its name ends; nil where the `$` is only a character.
    private static func group(
        _ bytes: [UInt8], _ start: Int, _ regex: RegularExpression
    ) throws(Fault) -> (group: Int, end: Int)? {
        guard start < bytes.count else { return nil }
        if bytes[start] == UInt8(ascii: "{") {
            guard let close = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
            let name = String(decoding: bytes[(start + 1)..<close], as: UTF8.self)
            guard let group = regex.names[name] ?? Int(name), (0...regex.groupCount).contains(group) else {
                throw missing(name, regex)
            }
            return (group, close + 1)
        }
        var group: Int?
        var end = start
        while end < bytes.count, Lexer.isDigit(bytes[end]) {
            let next = (group ?? 0) * 10 + Int(bytes[end] - 0x30)
            if group != nil, next > regex.groupCount { break }
            group = next
            end += 1
        }
        guard let group else { return nil }
        guard group <= regex.groupCount else { throw missing(String(group), regex) }
        return (group, end)
    }

    private static func missing(_ name: String, _ regex: RegularExpression) -> Fault {
        Fault(
            "the regex has no group '\(name)'",
            hint: "it has \(regex.groupCount); write \\$ for a dollar sign")
    }

    /// Adds what stands in for a match.
    func append(_ match: [Int], _ text: RegexText, to result: inout [UInt8]) {
        for part in parts {
            switch part {
            case .text(let bytes): result += bytes
            case .group(let group):
                let (start, end) = (match[2 * group], match[2 * group + 1])
                if start >= 0, end >= start { result += text.bytes[start..<end] }
            }
        }
    }
}
