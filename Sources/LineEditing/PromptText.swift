/// A prompt as libedit wants it: colour sequences marked, so that they take no room.
struct PromptText: Hashable {
    /// Stands on both sides of a sequence that takes no room.
    static let mark: Unicode.Scalar = "\u{1}"

    /// The prompt as it looks, without sequences.
    private(set) var visible = ""
    /// The prompt with its sequences between marks.
    private(set) var marked = ""

    init(_ prompt: String) {
        var rest = prompt.unicodeScalars[...]
        var sequences = ""
        while let scalar = rest.first {
            if let sequence = Self.sequence(at: rest) {
                sequences += String(sequence)
                rest = rest[sequence.endIndex...]
                continue
            }
            rest.removeFirst()
            guard scalar.properties.generalCategory != .control else { continue }
            add(scalar, after: sequences)
            sequences = ""
        }
        addTrailing(sequences)
    }

    private mutating func add(_ scalar: Unicode.Scalar, after sequences: String) {
        if !sequences.isEmpty { marked += "\(Self.mark)\(sequences)\(Self.mark)" }
        visible.unicodeScalars.append(scalar)
        marked.unicodeScalars.append(scalar)
    }

    /// libedit hangs a sequence on the character after it, so one at the end goes before the last character.
    private mutating func addTrailing(_ sequences: String) {
        guard !sequences.isEmpty, let last = marked.unicodeScalars.popLast() else { return }
        if let previous = marked.unicodeScalars.last, previous == Self.mark {
            marked.unicodeScalars.removeLast()
            marked += "\(sequences)\(Self.mark)"
        } else {
            marked += "\(Self.mark)\(sequences)\(Self.mark)"
        }
        marked.unicodeScalars.append(last)
    }

    /// A control sequence (`ESC [ ... final`) at the start of the text.
    private static func sequence(at text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView? {
        guard text.starts(with: "\u{1B}[".unicodeScalars) else { return nil }
        guard let end = text.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0.value) }) else {
            return nil
        }
        return text[...end]
    }
}
