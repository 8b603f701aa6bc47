/// Substring and glob matching.
enum TextSearch {
    /// Whether a text contains another, ignoring case.
    static func contains(_ text: String, _ needle: String) -> Bool {
        if needle.isEmpty { return true }
        if let answer = asciiContains(text, needle) { return answer }
        return text.lowercased().contains(needle.lowercased())
    }

    /// The answer where both are ASCII, by bytes; nil where one is not.
    private static func asciiContains(_ text: String, _ needle: String) -> Bool? {
        let answer: Bool?? = text.utf8.withContiguousStorageIfAvailable { haystack in
            needle.utf8.withContiguousStorageIfAvailable { pattern -> Bool? in
                guard pattern.allSatisfy({ $0 < 0x80 }), haystack.allSatisfy({ $0 < 0x80 }) else {
                    return nil
                }
                return isContained(pattern, in: haystack)
            } ?? nil
        }
        return answer ?? nil
    }

    private static func isContained(
        _ pattern: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard pattern.count <= text.count else { return false }
        let first = folded(pattern[0])
        return (0...(text.count - pattern.count)).contains { start in
            guard folded(text[start]) == first else { return false }
            return pattern.indices.allSatisfy { folded(text[start + $0]) == folded(pattern[$0]) }
        }
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    /// Whether a glob matches a whole text: `*` any run, `?` one character, `[a-c]` and `[!a]` one of a set.
    ///
    /// Takes time in proportion to both lengths, whatever the pattern: only the last `*` is ever tried again.
    static func glob(_ pattern: String, matches text: String) -> Bool {
        let pattern = Array(pattern)
        let text = Array(text)
        var p = 0
        var t = 0
        var retry: (pattern: Int, text: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == "*" {
                p += 1
                retry = (p, t)
            } else if let next = matchOne(pattern, p, text[t]) {
                p = next
                t += 1
            } else if let (star, start) = retry {
                p = star
                t = start + 1
                retry = (star, t)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == "*" }
    }

    /// The position after the one element at `p`, where that matches the character.
    private static func matchOne(_ pattern: [Character], _ p: Int, _ character: Character) -> Int? {
        guard p < pattern.count else { return nil }
        switch pattern[p] {
        case "?": return p + 1
        case "[":
            guard let end = pattern[(p + 1)...].dropFirst().firstIndex(of: "]") else { break }
            return isMember(character, of: pattern[(p + 1)..<end]) ? end + 1 : nil
        default: break
        }
        return pattern[p] == character ? p + 1 : nil
    }

    private static func isMember(_ character: Character, of set: ArraySlice<Character>) -> Bool {
        let isNegated = set.first == "!"
        let members = Array(isNegated ? set.dropFirst() : set)
        var found = false
        var index = 0
        while index < members.count {
            if index + 2 < members.count, members[index + 1] == "-" {
                found = found || (members[index] <= character && character <= members[index + 2])
                index += 3
            } else {
                found = found || members[index] == character
                index += 1
            }
        }
        return found != isNegated
    }
}
