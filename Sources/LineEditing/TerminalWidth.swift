import CEditLine

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The width of characters as libedit reckons it: the C library's, in a UTF-8 locale.
enum TerminalWidth {
    /// The columns that libedit gives a character.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x20 || scalar.value == 0x7F { return 2 }  // ^X
        if scalar.isASCII { return 1 }
        let width = inUTF8 { editline_width(wchar_t(scalar.value)) }
        guard width < 0 else { return Int(width) }
        return scalar.value > 0xFFFF ? 8 : 7  // \U+XXXX
    }

    /// The columns of a text.
    static func columns(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    /// The text, or as much of it as fits before a `…`.
    static func truncated(_ text: String, to width: Int) -> String {
        guard columns(of: text) > width else { return text }
        var used = 1
        let fitting = text.prefix { character in
            used += columns(of: String(character))
            return used <= width
        }
        return fitting + "…"
    }
}

extension TerminalWidth {
    // The invariant: made once, never freed, never changed. Locale objects may be used by several threads at once.
    private nonisolated(unsafe) static let utf8Locale: locale_t? = {
        for name in ["C.UTF-8", "en_US.UTF-8", "UTF-8"] {
            if let locale = newlocale(LC_CTYPE_MASK, name, nil) { return locale }
        }
        return nil
    }()

    /// Runs something with this thread's characters in UTF-8, whatever the environment says: terminals speak it, and
    /// the locale of the process is not ours to change.
    static func inUTF8<Output>(_ body: () -> Output) -> Output {
        guard let utf8Locale else { return body() }
        let before = uselocale(utf8Locale)
        defer { _ = uselocale(before) }
        return body()
    }
}
