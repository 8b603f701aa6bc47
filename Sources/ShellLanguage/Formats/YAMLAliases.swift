/// Refuses YAML whose aliases would unfold to far more than its text, before anything unfolds them.
///
/// It looks at the text alone, so that it may take a `*` in prose for an alias; what it computes is never less than
/// what the document stands for.
enum YAMLAliases {
    /// What aliases may stand for, in bytes, and for each byte of the text besides.
    private static let unfoldedLimit = (base: 1 << 20, factor: 16)
    private static let mostAliases = 10_000

    /// An anchor, which holds at most what is written and unfolded between it and its first alias.
    private struct Anchor {
        let start: Int
        /// Known once it is used, since from there on it can't grow; not where another anchor takes the same name.
        var weight: Int?
        var isRepeated = false
    }

    static func check(_ text: String) throws(FormatFault) {
        var (line, position, unfolded, aliases) = (1, 0, 0, 0)
        var anchors: [String: Anchor] = [:]
        var rest = text.utf8[...]
        let limit = unfoldedLimit.base + unfoldedLimit.factor * rest.count
        while let sign = rest.popFirst() {
            position += 1
            if sign == UInt8(ascii: "\n") { line += 1 }
            guard sign == UInt8(ascii: "&") || sign == UInt8(ascii: "*") else { continue }
            let name = String(Substring(rest.prefix(while: isNameByte)))
            guard !name.isEmpty else { continue }
            if sign == UInt8(ascii: "&") {
                let first = anchors[name]?.start
                anchors[name] = Anchor(start: first ?? position + unfolded, isRepeated: first != nil)
            } else if let anchor = anchors[name] {
                let weight = anchor.weight ?? position + unfolded - anchor.start
                if !anchor.isRepeated { anchors[name]?.weight = weight }
                aliases += 1
                unfolded += weight
                guard unfolded <= limit, aliases <= mostAliases else {
                    throw FormatFault(message: "its aliases stand for too much", line: line)
                }
            }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
