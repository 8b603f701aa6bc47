import SevenBridgesData

/// The groups found so far, in the order of their first rows, with their aggregates under way or their rows.
struct GroupTable {
    private let keys: [RowFunction]
    private let aggregates: [RowFunction]
    private let shape: Shape
    /// Where each group stands: by its key, or by the list of its keys where there are several.
    private var index = KeyIndex()
    /// The aggregates of all groups, one group after the other.
    private var accumulators: [Accumulator] = []
    /// Numbers take less room than accumulators: where nothing but rows is counted, they stand here.
    private var counts: [Int] = []
    private let onlyCounts: Bool
    /// The rows of each group, where there are no aggregates.
    private var items: [[Value]] = []

    init(keys: [RowFunction], aggregates: [RowFunction]) {
        self.keys = keys
        self.aggregates = aggregates
        onlyCounts = aggregates.allSatisfy { $0.aggregate == .count }
        let rest = aggregates.isEmpty ? ["count", "items"] : aggregates.map(\.name)
        shape = Shape(keys.map(\.name) + rest)
    }

    var count: Int { index.keys.count }

    /// Adds rows for which what has to wait is done.
    mutating func add(_ rows: [Value]) throws {
        let (keys, aggregates) = (keys, aggregates)
        let key = keys.count == 1 ? keys[0] : nil
        for row in rows {
            let name = try key?.evaluate(row) ?? .list(keys.map { try $0.evaluate(row) })
            let group = position(of: name)
            guard !aggregates.isEmpty else {
                items[group].append(row)
                continue
            }
            var number = group * aggregates.count
            for column in aggregates {
                let value = try column.evaluate(row)
                if onlyCounts {
                    counts[number] += value.isNull ? 0 : 1
                    number += 1
                    continue
                }
                do throws(Fault) { try accumulators[number].add(value) } catch {
                    throw column.place.diagnostic(error)
                }
                number += 1
            }
        }
    }

    private mutating func position(of name: Value) -> Int {
        let (position, isNew) = index.position(of: name)
        guard isNew else { return position }
        if aggregates.isEmpty {
            items.append([])
        } else if onlyCounts {
            counts += aggregates.map { _ in 0 }
        } else {
            accumulators += aggregates.map { Accumulator($0.aggregate ?? .count) }
        }
        return position
    }

    /// A group as a row.
    func row(_ group: Int) throws -> Value {
        let name = keys.count == 1 ? [index.keys[group]] : index.keys[group].listValue ?? []
        guard !aggregates.isEmpty else {
            let rows = items[group]
            return .record(Record(shape: shape, values: name + [.int(rows.count), .list(rows)]))
        }
        let results = try aggregates.enumerated().map { number, column in
            guard !onlyCounts else { return Value.int(counts[group * aggregates.count + number]) }
            do {
                return try accumulators[group * aggregates.count + number].result()
            } catch { throw column.place.locate(error) }
        }
        return .record(Record(shape: shape, values: name + results))
    }
}
