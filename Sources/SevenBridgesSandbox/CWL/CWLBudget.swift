import SevenBridgesData

/// How much the names in an app may stand for: of types, and of apps in a `$graph`.
///
/// What a document spells out is as long as the document; what it names it can name again and again, on every level.
final class CWLBudget {
    /// The values, keys and elements alike, that all names of an app stand for together.
    static let limit = 100_000

    private var left = CWLBudget.limit

    /// Takes what a name stands for; throws once that is too much.
    func take(_ definition: Value) throws(CWLError) {
        left -= definition.weight
        guard left >= 0 else {
            throw CWLError(
                "The types and steps that the app names unfold to more than \(Self.limit) values.")
        }
    }
}

extension Value {
    /// The number of values in it, itself among them.
    fileprivate var weight: Int {
        switch self {
        case .list(let elements): elements.reduce(1) { $0 + $1.weight }
        case .record(let record): record.values.reduce(1) { $0 + $1.weight }
        default: 1
        }
    }
}
