/// Refuses YAML whose aliases would unfold to more than a limit, before anything unfolds them.
///
/// It looks at the text alone, so that it may take a `*` in prose for an alias; what it computes is never less than
/// what the document stands for.
struct AliasBudget {
    let limit: Int

    private static let mostAliases = 2000

    /// A place in the text that may define an anchor or stand for one.
    private struct Mention {
        let name: Substring
        let isAlias: Bool
        let position: Int
    }

    /// An anchor with what its aliases stand for.
    private struct Anchor {
        let start: Int
        /// What aliases inside of it add to its own text.
        var unfolded = 0
        /// Its whole weight, known once it is used: from there on it can't grow.
        var weight: Int?
        var isRepeated = false
    }

    func check(_ text: String) throws(CWLError) {
        let mentions = mentions(in: text)
        let used = Set(mentions.filter(\.isAlias).map(\.name))
        var anchors: [Substring: Anchor] = [:]
        var aliases = 0
        var total = 0
        for mention in mentions where used.contains(mention.name) {
            guard mention.isAlias else {
                if anchors[mention.name] == nil {
                    anchors[mention.name] = Anchor(start: mention.position)
                } else {
                    anchors[mention.name]?.isRepeated = true
                    anchors[mention.name]?.weight = nil
                }
                continue
            }
            guard let weight = use(mention, of: &anchors) else { continue }
            aliases += 1
            total += weight
            guard total <= limit, aliases <= Self.mostAliases else {
                throw CWLError("The aliases in the YAML text stand for too much.")
            }
        }
    }

    /// The weight of what an alias stands for, added to all anchors that may still be open.
    private func use(_ mention: Mention, of anchors: inout [Substring: Anchor]) -> Int? {
        guard let anchor = anchors[mention.name] else { return nil }
        let weight = anchor.weight ?? mention.position - anchor.start + anchor.unfolded
        if !anchor.isRepeated { anchors[mention.name]?.weight = weight }
        for name in anchors.keys {
            guard let other = anchors[name], other.weight == nil else { continue }
            anchors[name]?.unfolded = min(limit, other.unfolded + weight)
        }
        return weight
    }

    private func mentions(in text: String) -> [Mention] {
        var mentions: [Mention] = []
        var rest = text.utf8[...]
        var position = 0
        while let sign = rest.first {
            rest = rest.dropFirst()
            position += 1
            guard sign == UInt8(ascii: "&") || sign == UInt8(ascii: "*") else { continue }
            let name = rest.prefix(while: Self.isNameByte)
            guard !name.isEmpty else { continue }
            mentions.append(
                Mention(name: Substring(name), isAlias: sign == UInt8(ascii: "*"), position: position))
            rest = rest[name.endIndex...]
            position += name.count
        }
        return mentions
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
