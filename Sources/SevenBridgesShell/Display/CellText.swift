import SevenBridgesData
import ShellLanguage

/// A value as the text of a table's cell or a card's line.
struct CellText {
    /// The types whose properties have units, by name; asked for where a record has a type.
    let types: @Sendable () -> [String: ObjectType]

    /// The text of a property: bytes where the schema says so, sums with their currency, lists with commas, null as
    /// nothing.
    func text(_ value: Value, unit: PropertyType.Unit?) -> String {
        switch (value, unit) {
        case (.int(let bytes), .bytes): ByteCount(bytes).description
        case (.float(let bytes), .bytes):
            Int(exactly: bytes.rounded()).map { ByteCount($0).description } ?? value.inserted
        case (.list(let elements), _) where elements.allSatisfy(\.isScalar):
            elements.map { text($0, unit: nil) }.joined(separator: ", ")
        case (.record(let record), _): record.measure ?? value.inserted
        default: value.inserted
        }
    }

    /// The unit of a record's property, by the schema of its type or of what `select` made of it.
    func unit(of key: String, in record: Record, flow: ObjectType?) -> PropertyType.Unit? {
        let type = record.type ?? record.shape.origin
        return flow?.property(key)?.unit ?? type.flatMap { types()[$0]?.property(key)?.unit }
    }
}

extension Record {
    /// What the record counts, where it is the API's way to say an amount: `7.05 USD`, `12.5 GB`.
    fileprivate var measure: String? {
        for (amount, unit) in [("amount", "currency"), ("size", "unit")] {
            guard let amount = self[amount], amount.isScalar, let unit = self[unit]?.stringValue else {
                continue
            }
            return "\(amount.inserted) \(unit)"
        }
        return nil
    }
}

extension Value {
    /// Whether it fits one cell as it is.
    var isScalar: Bool {
        switch self {
        case .list, .record: false
        default: true
        }
    }

    /// Whether a column of such values is aligned to the right.
    var isNumber: Bool {
        switch self {
        case .int, .float, .duration: true
        default: false
        }
    }
}
