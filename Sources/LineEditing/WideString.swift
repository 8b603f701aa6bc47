#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension String {
    /// The scalars as C wide characters with a zero at the end; nothing after a NUL of its own is kept.
    var wide: [wchar_t] {
        var characters: [wchar_t] = []
        characters.reserveCapacity(utf8.count + 1)
        for scalar in unicodeScalars {
            guard scalar.value != 0 else { break }
            characters.append(wchar_t(scalar.value))
        }
        characters.append(0)
        return characters
    }

    /// The text of so many wide characters; what is no scalar becomes U+FFFD.
    init(wide start: UnsafePointer<wchar_t>, count: Int) {
        self.init()
        for character in UnsafeBufferPointer(start: start, count: count) {
            unicodeScalars.append(UInt32(exactly: character).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
        }
    }
}
