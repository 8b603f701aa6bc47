#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension String {
    /// The scalars as C wide characters with a zero at the end; nothing after a NUL of its own is kept.
    var wide: [wchar_t] {
        unicodeScalars.prefix { $0.value != 0 }.map { wchar_t($0.value) } + [0]
    }

    /// The text of so many wide characters; what is no scalar becomes U+FFFD.
    init(wide start: UnsafePointer<wchar_t>, count: Int) {
        self.init()
        for character in UnsafeBufferPointer(start: start, count: count) {
            unicodeScalars.append(UInt32(exactly: character).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
        }
    }
}
