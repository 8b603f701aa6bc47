import SevenBridgesData

extension Value {
    /// The value as text in a string: null is nothing, lists and maps are JSON.
    package var inserted: String {
        switch self {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .float(let number): String(number)
        case .string(let text): text
        case .date(let date): date.iso8601
        case .duration(let span): span.description
        case .list, .record: JSON.text(self)
        case .box(let box): box.text
        }
    }

    /// The value's kind in a sentence: `a string`, `an int`, `null`.
    var phrase: String {
        guard !isNull else { return "null" }
        return ("aeiou".contains(kind.first ?? " ") ? "an " : "a ") + kind
    }
}
