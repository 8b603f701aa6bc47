/// What a person did at the keyboard.
enum Key: Hashable {
    case character(Unicode.Scalar)
    /// Text that the terminal marked as pasted (bracketed paste).
    case paste(String)
    case interrupt
    case suspend
}

/// Turns the bytes of a terminal into keys, one byte at a time.
///
/// Bytes are taken singly so that nothing typed ahead is taken from a program that runs between two lines. Escape
/// sequences of keys pass through as characters: libedit knows them. Only the marks around pasted text are read here.
struct KeyDecoder {
    private static let pasteStart = Array("\u{1B}[200~".utf8)
    private static let pasteEnd = Array("\u{1B}[201~".utf8)
    private static let escape: UInt8 = 0x1B
    private static let interrupt: UInt8 = 0x03

    private var keys: [Key] = []
    private var partial: [UInt8] = []
    private var pasted: [UInt8]?

    /// Whether the bytes so far may be the mark of a paste or the Escape key; time tells which.
    var isInsideEscape: Bool { pasted == nil && partial.first == Self.escape }

    /// Whether nothing is on its way: no key waits, and none is half read.
    var isAtRest: Bool { keys.isEmpty && partial.isEmpty && pasted == nil }

    /// The next key, `nil` until more bytes come.
    mutating func next() -> Key? {
        keys.isEmpty ? nil : keys.removeFirst()
    }

    /// Takes the next byte.
    mutating func add(_ byte: UInt8) {
        if pasted != nil {
            addPasted(byte)
        } else {
            partial.append(byte)
            settle()
        }
    }

    /// Nothing followed for a while: an escape was the Escape key.
    mutating func timeOut() {
        guard isInsideEscape else { return }
        emitPartial(keepingLast: 0)
    }

    private mutating func settle() {
        guard let first = partial.first else { return }
        if first == Self.escape { settleEscape() } else { settleScalar(length: Self.length(first)) }
    }

    private mutating func settleEscape() {
        if partial == Self.pasteStart {
            partial = []
            pasted = []
        } else if !Self.pasteStart.starts(with: partial) {
            emitPartial(keepingLast: 1)
            settle()
        }
    }

    private mutating func settleScalar(length: Int) {
        if let last = partial.last, partial.count > 1, last & 0xC0 != 0x80 {
            partial = [last]
            keys.append(.character("\u{FFFD}"))
            settle()
        } else if partial.count == length {
            keys.append(Self.key(partial))
            partial = []
        }
    }

    /// Emits the bytes of an escape that was none as characters; they are ASCII.
    private mutating func emitPartial(keepingLast kept: Int) {
        keys += partial.dropLast(kept).map { .character(Unicode.Scalar($0)) }
        partial = Array(partial.suffix(kept))
    }

    private mutating func addPasted(_ byte: UInt8) {
        guard byte != Self.interrupt else {
            pasted = nil
            keys.append(.interrupt)
            return
        }
        pasted?.append(byte)
        guard let text = pasted, text.suffix(Self.pasteEnd.count) == Self.pasteEnd[...] else { return }
        pasted = nil
        keys.append(.paste(Self.cleaned(text.dropLast(Self.pasteEnd.count))))
    }
}

extension KeyDecoder {
    /// The bytes of a scalar that begins so; a byte that begins none stands alone.
    private static func length(_ first: UInt8) -> Int {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    private static func key(_ bytes: [UInt8]) -> Key {
        switch bytes {
        case [interrupt]: return .interrupt
        case [0x1A]: return .suspend
        default: break
        }
        guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else {
            return .character("\u{FFFD}")
        }
        // C1 controls are nothing that a keyboard sends, and one of them is our paste command's.
        return .character((0x80..<0xA0).contains(scalar.value) ? "\u{FFFD}" : scalar)
    }

    /// Pasted text with plain newlines, without other controls, and without newlines at its end.
    private static func cleaned(_ bytes: ArraySlice<UInt8>) -> String {
        var text = ""
        for character in String(decoding: bytes, as: UTF8.self) {
            if character.isNewline {
                text += "\n"
            } else if character == "\t" || !character.unicodeScalars.contains(where: isControl) {
                text.append(character)
            }
        }
        guard let last = text.lastIndex(where: { $0 != "\n" }) else { return "" }
        return String(text[...last])
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
    }
}
