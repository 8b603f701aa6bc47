public import SevenBridgesData

/// A sum of money.
public struct Money: Hashable, Sendable {
    /// How much, in whole units of the currency; nil where the platform doesn't say.
    public var amount: Double?
    /// The currency's code: `USD`.
    public var currency: String?

    /// A sum.
    public init(amount: Double?, currency: String?) {
        self.amount = amount
        self.currency = currency
    }
}

extension Money: FieldValue {
    /// What the catalog calls it.
    public static var kind: PropertyKind { .amount }

    /// Reads `{"currency": "USD", "amount": "1.23"}`, the amount as a number or as text.
    public init?(_ value: Value) {
        guard case .record(let record) = value else { return nil }
        self.init(
            amount: record["amount"].flatMap(Double.init(measured:)),
            currency: record["currency"]?.stringValue)
    }

    /// This as a value.
    public var asValue: Value {
        .record(
            Record([
                ("currency", currency?.asValue ?? .null), ("amount", amount?.asValue ?? .null),
            ]))
    }
}

/// How much of something there is, and what it costs.
public struct Measure: Hashable, Sendable {
    /// How much, in `unit`; nil where the platform doesn't say.
    public var size: Double?
    /// What the size counts: `GB`, `GB/Month`.
    public var unit: String?
    /// What it costs; nil where there is no price.
    public var cost: Money?
}

extension Measure: FieldValue {
    /// What the catalog calls it.
    public static var kind: PropertyKind { .amount }

    /// Reads `{"size": "12.5", "unit": "GB", "cost": {...}}`, the size as a number or as text.
    public init?(_ value: Value) {
        guard case .record(let record) = value else { return nil }
        self.init(
            size: record["size"].flatMap(Double.init(measured:)), unit: record["unit"]?.stringValue,
            cost: record["cost"].flatMap(Money.init))
    }

    /// This as a value.
    public var asValue: Value {
        var record = Record([("size", size?.asValue ?? .null), ("unit", unit?.asValue ?? .null)])
        record["cost"] = cost?.asValue
        return .record(record)
    }
}

extension Double {
    /// A number that the API writes as such or as text; nil for anything else.
    init?(measured value: Value) {
        guard let number = Double(value) ?? value.stringValue.flatMap({ Double($0) }), number.isFinite
        else { return nil }
        self = number
    }
}
