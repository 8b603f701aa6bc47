import SevenBridgesData

/// The limit on how deep lists and maps may be nested in a value that a program keeps.
///
/// Releasing, printing and comparing go down level by level, so an endlessly nested value would exhaust the stack. A
/// program can only build one by assigning, again and again: that is where the limit is enforced.
enum Nesting {
    static let limit = JSON.nestingLimit

    /// Refuses a value that is nested too deep, `outer` levels around it included.
    static func check(_ value: Value, outer: Int = 0) throws(Fault) {
        guard isWithin(limit - outer, value) else {
            throw Fault("the value is nested deeper than \(limit) levels")
        }
    }

    private static func isWithin(_ levels: Int, _ value: Value) -> Bool {
        switch value {
        case .list(let elements): levels > 0 && elements.allSatisfy { isWithin(levels - 1, $0) }
        case .record(let record): levels > 0 && record.values.allSatisfy { isWithin(levels - 1, $0) }
        default: true
        }
    }
}

extension Value {
    /// Whether it can hold other values.
    var isContainer: Bool {
        switch self {
        case .list, .record: true
        default: false
        }
    }
}
