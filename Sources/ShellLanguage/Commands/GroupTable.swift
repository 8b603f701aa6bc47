import SevenBridgesData

/// The groups found so far, in the order of their first rows, with their aggregates under way or their rows.
struct GroupTable {
    private let keys: [RowFunction]
    private let aggregates: [RowFunction]
    private let shape: Shape
    /// Where each group stands: by its key, or by the list of its keys where there are several.
    private var positions: [Value: Int] = [:]
    private var names: [Value] = []
    /// The aggregates of all groups, one group after the other.
    private var accumulators: [Accumulator] = []
    /// The rows of each group, where there are no aggregates.
    private var items: [[Value]] = []

    init(keys: [RowFunction], aggregates: [RowFunction]) {
        self.keys = keys
        self.aggregates = aggregates
        let rest = aggregates.isEmpty ? ["count", "items"] : aggregates.map(\.name)
        shape = Shape(keys.map(\.name) + rest)
    }

    var count: Int { names.count }

    mutating func add(_ row: Value) throws {
        let name = try keys.count == 1 ? keys[0].evaluate(row) : .list(keys.map { try $0.evaluate(row) })
        let group = position(of: name)
        guard !aggregates.isEmpty else { return items[group].append(row) }
        for (index, column) in aggregates.enumerated() {
            let value = try column.evaluate(row)
            do {
                try accumulators[group * aggregates.count + index].add(value)
            } catch { throw column.place.locate(error) }
        }
    }

    private mutating func position(of name: Value) -> Int {
        if let known = positions[name] { return known }
        let position = names.count
        positions[name] = position
        names.append(name)
        if aggregates.isEmpty {
            items.append([])
        } else {
            accumulators += aggregates.map { Accumulator($0.aggregate ?? .count) }
        }
        return position
    }

    /// A group as a row.
    func row(_ group: Int) throws -> Value {
        let name = keys.count == 1 ? [names[group]] : names[group].listValue ?? []
        guard !aggregates.isEmpty else {
            let rows = items[group]
            return .record(Record(shape: shape, values: name + [.int(rows.count), .list(rows)]))
        }
        let results = try aggregates.enumerated().map { index, column in
            do {
                return try accumulators[group * aggregates.count + index].result()
            } catch { throw column.place.locate(error) }
        }
        return .record(Record(shape: shape, values: name + results))
    }
}
