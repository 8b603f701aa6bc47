public import SevenBridgesData

extension ResourceType {
    /// A record from the API as one of this type, dates as dates.
    public func record(_ record: Record) -> Record {
        records([record])[0]
    }

    /// The records of a page as ones of this type; those with the same keys share one shape.
    ///
    /// Text that the catalog says is a date or an amount becomes one where it reads as such, and stays text elsewhere.
    public func records(_ records: [Record]) -> [Record] {
        // Files and folders have other keys and come mixed, so a page may have more than one shape.
        var known: [ObjectIdentifier: Shaping] = [:]
        return records.map { record in
            let identity = ObjectIdentifier(record.shape)
            let shaping = known[identity] ?? Shaping(record.shape, self)
            known[identity] = shaping
            return shaping.apply(to: record)
        }
    }
}

/// How records of one shape become records of a type.
private struct Shaping {
    private let to: Shape
    private let dates: [Int]
    private let amounts: [Int]

    init(_ shape: Shape, _ type: ResourceType) {
        let keys = shape.keys.map { key in
            type.synonyms[key].flatMap { shape.position(of: $0) == nil ? $0 : nil } ?? key
        }
        let renamed = keys == shape.keys ? shape : Shape(keys)
        to = renamed.typed(type.name)
        func positions(_ kind: PropertyKind) -> [Int] {
            type.properties.filter { $0.kind == kind }.compactMap { renamed.position(of: $0.name) }
        }
        dates = positions(.date)
        amounts = positions(.amount)
    }

    func apply(to record: Record) -> Record {
        guard !dates.isEmpty || !amounts.isEmpty else { return record.shaped(to) }
        var values = record.values
        for position in dates {
            if case .string(let text) = values[position], let date = Timestamp(iso8601: text) {
                values[position] = .date(date)
            }
        }
        for position in amounts { values[position] = values[position].withNumbers }
        return Record(shape: to, values: values)
    }
}

extension Value {
    /// The numbers in a sum or measure; text that is none stays, so that a currency or a unit does.
    fileprivate var withNumbers: Value {
        switch self {
        case .string(let text):
            guard let number = Double(text), number.isFinite else { return self }
            return Int(text).map(Value.int) ?? .float(number)
        case .record(let record):
            return .record(Record(shape: record.shape, values: record.values.map(\.withNumbers)))
        default: return self
        }
    }
}
