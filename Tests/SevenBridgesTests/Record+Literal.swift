public import SevenBridgesData

/// Metadata and arguments as they are written in tests.
extension Record: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements.map { ($0.0, $0.1) })
    }
}
