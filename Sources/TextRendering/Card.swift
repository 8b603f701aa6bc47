/// The fields of one object, a key and its value on each line.
///
/// Long values continue below themselves. Where the width leaves too little room beside the keys, each value stands
/// below its key.
public struct Card: Sendable {
    /// A key and its value.
    public struct Field: Sendable, Hashable {
        /// The name of the field.
        public var key: String
        /// Its text; newlines in it start new lines.
        public var value: String

        /// A field.
        public init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    /// The fields, in the order they are shown.
    public var fields: [Field]

    /// A card.
    public init(fields: [Field]) {
        self.fields = fields
    }

    private static let gap = 2
    private static let narrowestValue = 16

    /// The lines of the card, none wider than `width` columns (`nil`: values are not wrapped).
    public func lines(width: Int? = nil, style: Style = .plain) -> [String] {
        let keys = fields.map { PrintableText.line($0.key) }
        let keyWidth = keys.reduce(0) { max($0, DisplayWidth.columns(of: $1)) }
        let valueWidth = width.map { $0 - keyWidth - Self.gap } ?? Int.max
        return zip(keys, fields).flatMap { key, field in
            valueWidth >= Self.narrowestValue
                ? beside(key, field.value, keyWidth: keyWidth, valueWidth: valueWidth, style: style)
                : below(key, field.value, width: max(1, width ?? 1), style: style)
        }
    }

    private func beside(_ key: String, _ value: String, keyWidth: Int, valueWidth: Int, style: Style)
        -> [String]
    {
        let values = TextWrapping.lines(value, width: valueWidth)
        let padding = String(repeating: " ", count: keyWidth - DisplayWidth.columns(of: key) + Self.gap)
        let indent = String(repeating: " ", count: keyWidth + Self.gap)
        return values.enumerated().map { index, text in
            guard index == 0 else { return (indent + text).withoutTrailingSpaces }
            return text.isEmpty ? style.bold(key) : style.bold(key) + padding + text
        }
    }

    private func below(_ key: String, _ value: String, width: Int, style: Style) -> [String] {
        let indent = String(repeating: " ", count: width > 2 * Self.gap ? Self.gap : 0)
        let values = TextWrapping.lines(value, width: width - indent.utf8.count).filter { !$0.isEmpty }
        return [style.bold(DisplayWidth.truncated(key, to: width))] + values.map { indent + $0 }
    }
}
