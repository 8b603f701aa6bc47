import SevenBridgesData

/// The other side of a join: its rows by their keys, and how they go with a left row.
struct JoinTable {
    private let keys: [RowFunction]
    private var rows: [Record] = []
    /// Where the rows of each key stand; rows with a null among their keys are not here.
    private var positions: [[Value]: [Int]] = [:]
    /// The kinds of values that each key has.
    private var kinds: [[Value]]
    private var hasPartner: [Bool] = []
    /// The columns, but for those that are keys, in the order in which they first occur.
    private var columns: [String] = []
    private var knownColumns: Set<String>
    private var knownShapes: Set<ObjectIdentifier> = []
    /// The shapes of joined rows, by the shapes of left rows; these are kept alive by the first of each pair.
    private var shapes: [ObjectIdentifier: (left: Shape, joined: Shape)] = [:]
    private var leftColumns: [String] = []

    init(_ keys: [RowFunction]) {
        self.keys = keys
        kinds = keys.map { _ in [] }
        knownColumns = Set(keys.compactMap { $0.path?.text })
    }

    // MARK: Filling

    mutating func add(_ row: Value) async throws {
        let record = try row.row(for: "join")
        if knownShapes.insert(ObjectIdentifier(record.shape)).inserted {
            columns += record.keys.filter { knownColumns.insert($0).inserted }
        }
        if let key = try await key(of: row) {
            positions[key, default: []].append(rows.count)
            for (index, value) in key.enumerated()
            where !kinds[index].contains(where: { value.isSameKind(as: $0) }) {
                kinds[index].append(value)
            }
        }
        rows.append(record)
        hasPartner.append(false)
    }

    /// Tells of keys that no row of the other side has, and looks for them on the left from now on.
    func finish(reportingTo session: Session) {
        for key in keys { key.reportUnseen(to: session) }
        for probe in keys.flatMap(\.probes) { probe.forget() }
    }

    /// The values of a row's keys; nil where one is null, which equals nothing.
    private func key(of row: Value) async throws -> [Value]? {
        var values: [Value] = []
        for key in keys { values.append(try await key.value(row)) }
        return values.contains(where: \.isNull) ? nil : values
    }

    // MARK: Joining

    /// The rows that go with a left row. Keys of another kind than all on the other side are an error.
    mutating func partners(of row: Value) async throws -> [Int] {
        guard let key = try await key(of: row) else { return [] }
        if let found = positions[key] {
            for position in found { hasPartner[position] = true }
            return found
        }
        for (index, value) in key.enumerated() {
            if let other = kinds[index].first, !kinds[index].contains(where: { value.isSameKind(as: $0) }) {
                throw keys[index].place.diagnostic(Comparison.mismatch(value, other))
            }
        }
        return []
    }

    /// A left row with a row of the other side, or with nulls in its place.
    mutating func row(_ left: Record, with partner: Int?) -> Value {
        let shape = joinedShape(left.shape)
        let other = columns.map { column in partner.flatMap { rows[$0][column] } ?? .null }
        return .record(Record(shape: shape, values: left.values + other))
    }

    /// The rows of the other side that no left row went with.
    func rest() -> [Value] {
        let shape = Shape(Self.named(columns, after: leftColumns))
        return rows.indices.filter { !hasPartner[$0] }.map { position in
            let row = rows[position]
            let keyNames = keys.compactMap { $0.path?.text }
            let left = leftColumns.map { keyNames.contains($0) ? row[$0] ?? .null : .null }
            return .record(Record(shape: shape, values: left + columns.map { row[$0] ?? .null }))
        }
    }

    private mutating func joinedShape(_ left: Shape) -> Shape {
        if let known = shapes[ObjectIdentifier(left)] { return known.joined }
        let known = Set(leftColumns)
        leftColumns += left.keys.filter { !known.contains($0) }
        let joined = Shape(Self.named(columns, after: left.keys), origin: left.type ?? left.origin)
        // Rows read from anywhere may have a shape each: that many are not worth remembering.
        if shapes.count < 1_000 { shapes[ObjectIdentifier(left)] = (left, joined) }
        return joined
    }

    /// All columns of a joined row: a name that the left side has too gets `_other`.
    private static func named(_ columns: [String], after left: [String]) -> [String] {
        var names = left
        var known = Set(left)
        for column in columns {
            var name = column
            while !known.insert(name).inserted { name += "_other" }
            names.append(name)
        }
        return names
    }
}

extension PropertyProbe {
    /// Looks again, as if no row had been seen.
    func forget() {
        (wasSeen, wasReported, keys) = (false, false, [])
    }
}

extension Value {
    /// Whether it could equal the other: numbers are of one kind.
    fileprivate func isSameKind(as other: Value) -> Bool {
        switch (self, other) {
        case (.int, .float), (.float, .int), (.record, .record): true
        default: kind == other.kind
        }
    }
}
