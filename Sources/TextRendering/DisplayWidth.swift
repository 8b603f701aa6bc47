/// Measures text in terminal columns, one grapheme cluster at a time.
///
/// Text is measured as it stands: make it safe with `PrintableText` first. Control characters count as nothing.
public enum DisplayWidth {
    /// The columns that a text takes.
    public static func columns(of text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns(of: $1) }
    }

    /// The columns that a grapheme cluster takes.
    public static func columns(of cluster: Character) -> Int {
        if let ascii = cluster.asciiValue { return (0x20..<0x7F).contains(ascii) ? 1 : 0 }
        if isShownAsEmoji(cluster) { return 2 }
        return cluster.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    /// The text if it fits, otherwise as many of its clusters as fit before a `…`, in at most `width` columns.
    public static func truncated(_ text: String, to width: Int) -> String {
        guard width > 0 else { return "" }
        guard columns(of: text) > width else { return text }
        return prefix(of: text, columns: width - 1) + "…"
    }

    /// The longest run of whole clusters from the start that takes at most `limit` columns.
    public static func prefix(of text: some StringProtocol, columns limit: Int) -> String {
        var used = 0
        return String(
            text.prefix { cluster in
                used += columns(of: cluster)
                return used <= limit
            }
        )
    }

    /// The text followed by spaces up to `width` columns, or preceded by them when aligned right.
    static func padded(_ text: String, to width: Int, alignment: Alignment) -> String {
        let padding = String(repeating: " ", count: max(0, width - columns(of: text)))
        return alignment == .left ? text + padding : padding + text
    }
}

extension DisplayWidth {
    private static let emojiPresentation: Unicode.Scalar = "\u{FE0F}"
    private static let joiner: Unicode.Scalar = "\u{200D}"

    /// Several scalars that terminals draw as one picture: flags, keycaps, skin tones, families.
    private static func isShownAsEmoji(_ cluster: Character) -> Bool {
        let scalars = cluster.unicodeScalars
        guard let base = scalars.first, base.properties.isEmoji, scalars.count > 1 else { return false }
        return scalars.dropFirst().contains { scalar in
            scalar == emojiPresentation || scalar == joiner || scalar.properties.isEmojiModifier
                || (0x1F1E6...0x1F1FF).contains(scalar.value)
        }
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if isZeroWidth(scalar) { return 0 }
        return isWide(scalar) ? 2 : 1
    }

    private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD: return false  // A soft hyphen is drawn by terminals.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true  // Hangul vowels and finals join their initial.
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return true
        default: return false
        }
    }
}
