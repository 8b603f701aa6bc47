/// How a text has to be written at a place so that it is read as that text.
enum Spelling {
    /// The text in its form, and what closes it.
    static func spell(_ text: String, as form: TypedWord.Form) -> (text: String, closing: String) {
        switch form {
        case .quoted(.rawQuote) where !text.unicodeScalars.contains(where: steers):
            return ("'" + text.replacing("'", with: "''"), "'")
        case .quoted(.tripleQuote): return ("\"\"\"" + escaped(text), "\"\"\"")
        case .quoted: return ("\"" + escaped(text), "\"")
        case .name: return isName(text) ? (text, "") : ("\"" + escaped(text), "\"")
        case .argument, .value, .operand, .element:
            return isPlain(text, as: form) ? (text, "") : ("\"" + escaped(text), "\"")
        }
    }

    /// Whether a text is a name of the language: letters, digits and `_`.
    static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isNameStart(first) else { return false }
        return text.unicodeScalars.allSatisfy { isNameStart($0) || ("0"..."9").contains($0) }
    }

    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            || scalar.properties.generalCategory == .lineSeparator
            || scalar.properties.generalCategory == .paragraphSeparator
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\", "\"", "$": "\\" + String(scalar)
            case "\n": "\\n"
            case "\t": "\\t"
            case "\r": "\\r"
            case _ where steers(scalar): "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: String(scalar)
            }
        }.joined()
    }

    /// Words that mean something else than themselves among arguments.
    private static let signs: Set = [">", ">>", "<", "&&", "&", "-", "="]

    /// Whether a bare word is read as this text.
    private static func isPlain(_ text: String, as form: TypedWord.Form) -> Bool {
        guard let first = text.unicodeScalars.first, !signs.contains(text) else { return false }
        let special: String.UnicodeScalarView = "|;()[]{}\"'$&".unicodeScalars
        guard
            text.unicodeScalars.allSatisfy({
                !$0.properties.isWhitespace && !steers($0) && !special.contains($0)
            })
        else { return false }
        switch form {
        case .argument: return first != "#" && !text.hasPrefix("--") && !isKeyed(text)
        case .value: return true
        case .element where text.contains(","): return false
        default: return !"#!-/.".unicodeScalars.contains(first) && !text.contains("..")
        }
    }

    /// Whether a word would be read as `key=...`.
    private static func isKeyed(_ text: String) -> Bool {
        guard let sign = text.firstIndex(of: "=") else { return false }
        return text[..<sign].unicodeScalars.allSatisfy {
            isNameStart($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "."
        }
    }
}
