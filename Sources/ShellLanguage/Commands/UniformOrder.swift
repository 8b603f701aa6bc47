import SevenBridgesData

/// The order of keys that are all ints, all floats or all strings, which is found without looking at each value's kind
/// again and again.
struct UniformOrder {
    private let isDescending: Bool

    init(isDescending: Bool) {
        self.isDescending = isDescending
    }

    /// Plain values in order; nil where they are not of one kind.
    func sorted(_ values: [Value]) -> [Value]? {
        if let numbers = values.all(\.intValue) { return sorted(numbers).map { .int($0) } }
        if let texts = values.all(\.stringValue) { return sorted(texts).map { .string($0) } }
        return nil
    }

    /// The positions of keys in order; nil where they are not of one kind.
    func positions(_ keys: [Value]) -> [Int]? {
        if let numbers = keys.all(\.intValue) { return positions(numbers) }
        if let texts = keys.all(\.stringValue) { return positions(texts) }
        if let numbers = keys.all(\.floatValue) { return positions(numbers) }
        return nil
    }

    private func sorted<T: Comparable>(_ values: [T]) -> [T] {
        isDescending ? values.sorted(by: >) : values.sorted()
    }

    private func positions<T: Comparable>(_ keys: [T]) -> [Int] {
        var numbered = keys.enumerated().map { (key: $0.element, position: $0.offset) }
        // Swift's sort keeps the order of what is equal.
        if isDescending { numbered.sort { $0.key > $1.key } } else { numbered.sort { $0.key < $1.key } }
        return numbered.map(\.position)
    }
}

extension [Value] {
    /// What every value is taken for; nil if one is something else.
    fileprivate func all<T>(_ content: (Value) -> T?) -> [T]? {
        var result: [T] = []
        result.reserveCapacity(count)
        for value in self {
            guard let element = content(value) else { return nil }
            result.append(element)
        }
        return result
    }
}

extension Value {
    fileprivate var floatValue: Double? {
        if case .float(let number) = self { number } else { nil }
    }
}
