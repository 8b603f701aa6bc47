import SevenBridgesData

/// UTF-8 that interpolation puts together, in one piece of memory that is used again and again.
///
/// A text that is made inside another one (by a function called in it) stands behind what is there already.
struct TextBuffer {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity = 0
    private(set) var count = 0

    /// A program that doubles a text again and again ends in an error, not in the kernel's hands.
    static let limit = 1 << 30

    init() {
        start = .allocate(capacity: capacity)
    }

    func deallocate() {
        start.deallocate()
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        makeRoom(bytes.count)
        (start + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    @inline(__always) mutating func append(_ value: borrowing Value) {
        switch value {
        case .int(let number): append(number)
        case .string(let text): append(text)
        default: append(value.inserted)
        }
    }

    @inline(never) private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// An int's digits.
    @inline(never) private mutating func append(_ number: Int) {
        makeRoom(20)
        var rest = number.magnitude
        var digits = 1
        var bound: UInt = 10
        while digits < 19, rest >= bound {
            digits += 1
            bound *= 10
        }
        if rest >= bound { digits += 1 }
        if number < 0 {
            start[count] = UInt8(ascii: "-")
            count += 1
        }
        for position in stride(from: count + digits - 1, through: count, by: -1) {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            start[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        }
        count += digits
    }

    /// The text from a position on, which is taken away.
    mutating func take(from position: Int) throws(Fault) -> String {
        let length = count - position
        count = position
        guard length <= Self.limit else { throw Fault("the text would be larger than 1 GiB") }
        return String(decoding: UnsafeBufferPointer(start: start + position, count: length), as: UTF8.self)
    }

    mutating func drop(from position: Int) {
        count = position
    }

    @inline(__always) private mutating func makeRoom(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    @inline(never) private mutating func grow(_ more: Int) {
        capacity = max(256, capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
    }
}
