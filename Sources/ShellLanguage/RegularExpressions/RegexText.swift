/// A text in UTF-8 that engines walk through by code points; positions are byte offsets.
struct RegexText {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the line terminator stands that ends the text; the text's end where there is none.
    let finalTerminator: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        finalTerminator = Self.finalTerminator(of: bytes)
    }

    var count: Int { bytes.count }

    private static func finalTerminator(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let count = bytes.count
        guard count > 0 else { return 0 }
        if bytes[count - 1] == 0x0A { return count > 1 && bytes[count - 2] == 0x0D ? count - 2 : count - 1 }
        if (0x0B...0x0D).contains(bytes[count - 1]) { return count - 1 }
        for terminator in [[0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9]] as [[UInt8]]
        where bytes.suffix(terminator.count).elementsEqual(terminator) {
            return count - terminator.count
        }
        return count
    }

    /// The code point at a position, and how many bytes it has. The text is valid UTF-8.
    @inline(__always)
    func scalar(at position: Int) -> (value: UInt32, width: Int) {
        let first = UInt32(bytes[position])
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | continuation(position + 1), 2) }
        if first < 0xF0 {
            return ((first & 0x0F) << 12 | continuation(position + 1) << 6 | continuation(position + 2), 3)
        }
        let upper = (first & 0x07) << 18 | continuation(position + 1) << 12
        return (upper | continuation(position + 2) << 6 | continuation(position + 3), 4)
    }

    @inline(__always)
    private func continuation(_ position: Int) -> UInt32 {
        position < bytes.count ? UInt32(bytes[position] & 0x3F) : 0
    }

    /// The position of the code point before one that is not the first.
    @inline(__always)
    func before(_ position: Int) -> Int {
        var position = position - 1
        while position > 0, bytes[position] & 0xC0 == 0x80 { position -= 1 }
        return position
    }

    /// The position after the code point at one that is not the end.
    func after(_ position: Int) -> Int {
        min(position + scalar(at: position).width, count)
    }

    /// Where a byte stands next, at or after a position; the end where it does not.
    func next(in wanted: RegexPrefilter, from position: Int) -> Int {
        wanted.next(in: bytes, from: position)
    }

    // MARK: Assertions

    /// What is known of the code point before a position.
    func contextBefore(_ position: Int) -> RegexContext {
        guard position > 0 else { return [] }
        var start = before(position)
        var context = RegexContext(scalar(at: start).value)
        // Marks belong to the character that they stand on.
        while context.contains(.extends), start > 0 {
            start = before(start)
            let previous = RegexContext(scalar(at: start).value)
            if previous.contains(.extends) { continue }
            if previous.contains(.word) { context.insert(.word) } else { context.remove(.word) }
            break
        }
        return context
    }

    /// What is known of the code point at a position.
    func contextAt(_ position: Int) -> RegexContext {
        guard position < count else { return [] }
        var context = RegexContext(scalar(at: position).value)
        if position == finalTerminator { context.insert(.final) }
        return context
    }

    func holds(_ assertion: RegexAssertion, at position: Int, searchStart: Int) -> Bool {
        switch assertion {
        case .start: position == 0
        case .end: position == count
        case .finalEnd: position == count || position == finalTerminator
        case .searchStart: position == searchStart
        default: assertion.holds(before: contextBefore(position), after: contextAt(position))
        }
    }
}

/// What assertions want to know of the code point on one side of a position; empty where there is none.
struct RegexContext: OptionSet, Hashable {
    let rawValue: UInt8

    static let exists = RegexContext(rawValue: 1)
    static let word = RegexContext(rawValue: 2)
    /// Joins the character before it.
    static let extends = RegexContext(rawValue: 4)
    static let terminator = RegexContext(rawValue: 8)
    static let carriageReturn = RegexContext(rawValue: 16)
    static let lineFeed = RegexContext(rawValue: 32)
    /// The line terminator that ends the text begins here.
    static let final = RegexContext(rawValue: 64)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ scalar: UInt32) {
        self = .exists
        if ScalarSet.word.contains(scalar) { insert(.word) }
        if scalar >= 0x80, ScalarSet.extending.contains(scalar) { insert(.extends) }
        if ScalarSet.lineTerminator.contains(scalar) { insert(.terminator) }
        if scalar == 0x0D { insert(.carriageReturn) }
        if scalar == 0x0A { insert(.lineFeed) }
    }
}

extension RegexAssertion {
    /// Whether it holds between two code points.
    func holds(before: RegexContext, after: RegexContext) -> Bool {
        switch self {
        case .start: !before.contains(.exists)
        case .lineStart:
            !before.contains(.exists) || (before.contains(.terminator) && after.contains(.exists))
        case .end: !after.contains(.exists)
        case .lineEnd:
            !after.contains(.exists)
                || (after.contains(.terminator)
                    && !(after.contains(.lineFeed) && before.contains(.carriageReturn)))
        case .finalEnd: !after.contains(.exists) || after.contains(.final)
        case .wordBoundary: Self.isBoundary(before, after)
        case .noWordBoundary: !Self.isBoundary(before, after)
        case .notBeforeLineFeed: !after.contains(.lineFeed)
        case .searchStart: false
        }
    }

    private static func isBoundary(_ before: RegexContext, _ after: RegexContext) -> Bool {
        !after.contains(.extends) && before.contains(.word) != after.contains(.word)
    }
}
