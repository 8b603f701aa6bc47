#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The keys of an object that was read, as they stand in the text, to compare the next one with.
///
/// It lives at an address, without reference counts, in the table that made it; only that table's reader uses it.
struct JSONTemplate {
    typealias Reference = UnsafeMutablePointer<JSONTemplate>

    /// The shape of the records: the kept keys.
    let shape: Shape
    /// All keys, those that are left out included.
    let keys: [String]
    /// How many keys there are.
    let count: Int
    /// `"key":` for each key, one after the other; nothing for a key that JSON escapes, so that none equals it.
    private let bytes: UnsafeMutablePointer<UInt8>
    private let ends: UnsafeMutablePointer<Int>
    private let kept: UnsafeMutablePointer<Bool>
    /// For each key, what the objects under it looked like last.
    let guesses: UnsafeMutablePointer<Reference?>

    init(_ keys: [String], keeping wanted: Set<String>?) {
        self.keys = keys
        count = keys.count
        let isKept = { (key: String) in wanted?.contains(key) ?? true }
        shape = Shape(keys: keys.filter(isKept), omitted: keys.filter { !isKept($0) })
        let spellings = keys.map { Self.isEscaped($0) ? [] : Array("\"\($0)\":".utf8) }
        bytes = .allocate(capacity: spellings.reduce(1) { $0 + $1.count })
        ends = .allocate(capacity: count + 1)
        kept = .allocate(capacity: count + 1)
        guesses = .allocate(capacity: count + 1)
        guesses.initialize(repeating: nil, count: count + 1)
        ends.initialize(to: 0)
        for (index, spelling) in spellings.enumerated() {
            (bytes + ends[index]).initialize(from: spelling, count: spelling.count)
            (ends + index + 1).initialize(to: ends[index] + spelling.count)
            (kept + index).initialize(to: wanted?.contains(keys[index]) ?? true)
        }
    }

    func deallocate() {
        bytes.deallocate()
        ends.deallocate()
        kept.deallocate()
        guesses.deallocate()
    }

    /// Whether a key never stands in a text as it is: as bytes, `a":{"b` would equal the start of an object.
    private static func isEscaped(_ key: String) -> Bool {
        key.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    }

    /// The length of `"key":` where exactly that stands in the text; else 0.
    @inline(__always)
    func match(_ index: Int, at text: UnsafePointer<UInt8>, available: Int) -> Int {
        let start = ends[index]
        let length = ends[index &+ 1] &- start
        guard length <= available, memcmp(text, bytes + start, length) == 0 else { return 0 }
        return length
    }

    @inline(__always)
    func keeps(_ index: Int) -> Bool { kept[index] }
}

/// The templates that one reader has met, by their keys. Bounded, so that hostile input can't fill memory.
final class ShapeTable {
    private var outer: [[String]: JSONTemplate.Reference] = [:]
    private var inner: [[String]: JSONTemplate.Reference] = [:]
    private let kept: Set<String>?
    /// What the outermost objects looked like last.
    let guess: UnsafeMutablePointer<JSONTemplate.Reference?>
    /// What the elements of an outermost list looked like last.
    let elementGuess: UnsafeMutablePointer<JSONTemplate.Reference?>
    private static let limit = 1024

    init(kept: Set<String>?) {
        self.kept = kept
        guess = .allocate(capacity: 1)
        guess.initialize(to: nil)
        elementGuess = .allocate(capacity: 1)
        elementGuess.initialize(to: nil)
    }

    deinit {
        removeAll()
        guess.deallocate()
        elementGuess.deallocate()
    }

    private func removeAll() {
        guess.pointee = nil
        elementGuess.pointee = nil
        for template in [outer, inner].flatMap(\.values) {
            template.pointee.deallocate()
            template.deinitialize(count: 1)
            template.deallocate()
        }
        outer.removeAll()
        inner.removeAll()
    }

    /// Forgets everything where there is too much of it; only between documents, as templates refer to each other.
    func makeRoom() {
        if outer.count + inner.count >= Self.limit { removeAll() }
    }

    /// The template of these keys, or nil where a key repeats or there are too many templates.
    func template(_ keys: [String], isOutermost: Bool) -> JSONTemplate.Reference? {
        if let known = isOutermost ? outer[keys] : inner[keys] { return known }
        guard outer.count + inner.count < Self.limit, Set(keys).count == keys.count else { return nil }
        let template = JSONTemplate.Reference.allocate(capacity: 1)
        template.initialize(to: JSONTemplate(keys, keeping: isOutermost ? kept : nil))
        if isOutermost { outer[keys] = template } else { inner[keys] = template }
        return template
    }

    /// Whether the values of a key are left out.
    func omits(_ key: String, isOutermost: Bool) -> Bool {
        guard isOutermost, let kept else { return false }
        return !kept.contains(key)
    }
}
