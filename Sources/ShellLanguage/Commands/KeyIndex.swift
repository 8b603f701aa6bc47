import SevenBridgesData

/// Where keys stand among those seen so far.
///
/// Plain ASCII text is by far the commonest key, and equal only to the same bytes: it is looked up by them. Any other
/// key goes through the values' own hashing, which knows that an int equals a float and what Unicode holds for equal.
struct KeyIndex {
    private(set) var keys: [Value] = []
    private var others: [Value: Int] = [:]
    private var entries: [Entry] = Array(repeating: Entry(), count: 64)
    private var entryCount = 0
    /// Differs from run to run, so that nobody can prepare keys that all collide.
    private let seed = UInt64.random(in: .min ... .max) | 1

    /// Small, so that many stay in the processor's cache: most of the time goes into waiting for memory.
    private struct Entry {
        /// The upper half of the key's hash.
        var hash: UInt32 = 0
        /// The key's position and one; 0 where nothing is.
        var place: UInt32 = 0
    }

    /// The position of a key, and whether it was added.
    mutating func position(of key: Value) -> (position: Int, isNew: Bool) {
        guard case .string(let text) = key, let hash = hash(text), keys.count < Int(UInt32.max) else {
            return position(ofOther: key)
        }
        let upper = UInt32(truncatingIfNeeded: hash >> 32)
        var slot = Int(upper) & (entries.count - 1)
        while entries[slot].place != 0 {
            let place = Int(entries[slot].place) - 1
            if entries[slot].hash == upper, case .string(let known) = keys[place], known == text {
                return (place, false)
            }
            slot = (slot + 1) & (entries.count - 1)
        }
        keys.append(key)
        entries[slot] = Entry(hash: upper, place: UInt32(keys.count))
        entryCount += 1
        if entryCount * 2 > entries.count { grow() }
        return (keys.count - 1, true)
    }

    private mutating func position(ofOther key: Value) -> (position: Int, isNew: Bool) {
        if let known = others[key] { return (known, false) }
        keys.append(key)
        others[key] = keys.count - 1
        return (keys.count - 1, true)
    }

    private mutating func grow() {
        let old = entries
        entries = Array(repeating: Entry(), count: old.count * 2)
        for entry in old where entry.place != 0 {
            var slot = Int(entry.hash) & (entries.count - 1)
            while entries[slot].place != 0 { slot = (slot + 1) & (entries.count - 1) }
            entries[slot] = entry
        }
    }

    /// The hash of a text's bytes; nil where they are not all ASCII.
    private func hash(_ text: String) -> UInt64? {
        let found: UInt64?? = text.utf8.withContiguousStorageIfAvailable { hash($0) }
        return found ?? nil
    }

    private func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
        var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
        guard let start = bytes.baseAddress.map(UnsafeRawPointer.init) else { return hash }
        var seen: UInt64 = 0
        var position = 0
        while position + 8 <= bytes.count {
            let word = start.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            seen |= word
            hash = Self.mixed(hash ^ word, seed)
            position += 8
        }
        var last: UInt64 = 0
        while position < bytes.count {
            last = last << 8 | UInt64(bytes[position])
            position += 1
        }
        guard (seen | last) & 0x8080_8080_8080_8080 == 0 else { return nil }
        return Self.mixed(hash ^ last, 0x9E37_79B9_7F4A_7C15)
    }

    /// Both halves of a product, folded.
    private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (high, low) = a.multipliedFullWidth(by: b)
        return high ^ low
    }
}
