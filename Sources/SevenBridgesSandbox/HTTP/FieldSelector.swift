import SevenBridgesData

/// The `fields` parameter: which properties of an object the caller wants to see.
struct FieldSelector {
    private let wanted: Set<String>?
    private let unwanted: Set<String>

    /// Reads the parameter; where it is absent the object is shown whole, or as lists show it.
    init(_ parameter: String?, reduced: [String]? = nil) {
        guard let parameter, !parameter.isEmpty else {
            wanted = reduced.map(Set.init)
            unwanted = []
            return
        }
        let names = parameter.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }
        let plain = names.filter { !$0.hasPrefix("!") }.map(String.init)
        wanted = plain.isEmpty || plain.contains("_all") ? nil : Set(plain)
        unwanted = Set(names.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) })
    }

    /// The object with the selected properties only; names that it does not have select nothing.
    func apply(to record: Record) -> Value {
        apply(to: [record])[0]
    }

    /// The objects with the selected properties only; objects that shared a shape still share one.
    func apply(to records: [Record]) -> [Value] {
        guard wanted != nil || !unwanted.isEmpty else { return records.map { .record($0) } }
        var source: Shape?
        var positions: [Int] = []
        var shape = Shape.empty
        return records.map { record in
            if record.shape !== source {
                source = record.shape
                positions = record.keys.indices.filter { isSelected(record.keys[$0]) }
                shape = Shape(positions.map { record.keys[$0] })
            }
            return .record(Record(shape: shape, values: positions.map { record.values[$0] }))
        }
    }

    private func isSelected(_ name: String) -> Bool {
        (wanted?.contains(name) ?? true) && !unwanted.contains(name)
    }
}
