import SevenBridgesData

/// What can be made of many values: by a command of that name, and of a group's rows by `group`.
enum Aggregate: String, CaseIterable {
    case sum, mean, min, max, count, median

    /// All of them in a sentence.
    static let phrase = "sum, mean, min, max, count or median"

    /// Whether what comes out counts the same thing as what goes in.
    var keepsUnit: Bool { self != .count }

    /// What it makes of values of a type.
    func type(of values: ValueType) -> ValueType {
        switch (self, values) {
        case (.count, _): .int
        case (.mean, .int): .float
        case (.median, .int): .any
        default: values
        }
    }

    /// Why it can't be made of values of a type.
    func problem(with values: ValueType) -> Fault? {
        switch (self, values) {
        case (.count, _), (_, .any), (_, .null), (_, .int), (_, .float), (_, .duration): nil
        case (.min, .list), (.min, .map), (.min, .object), (.max, .list), (.max, .map), (.max, .object),
            (.median, .list), (.median, .map), (.median, .object):
            Fault("\(values.phrase) has no order", hint: "name a property, as in: \(rawValue) size")
        case (.min, _), (.max, _), (.median, _): nil
        case (.sum, .object), (.mean, .object):
            Fault("'\(rawValue)' adds numbers, not rows", hint: "name a property, as in: \(rawValue) size")
        case (.sum, _), (.mean, _): Total.fault(values.phrase, rawValue)
        }
    }
}
