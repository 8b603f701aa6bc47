import SevenBridgesData

/// `group app`, `group project total=(sum size)`: a row for each group of rows that agree in some properties.
struct Group: Command {
    let signature: Signature = {
        var signature = Signature(
            "group",
            "a row for each group of rows with equal properties: these, count and items, or the aggregates given",
            parameters: [
                Parameter(
                    "keys", .row, "properties, or expressions in parentheses", isRequired: true,
                    isPositional: true, isVariadic: true)
            ],
            freeKeys: [Signature.FreeKeys(prefix: "", type: .aggregate)],
            input: .values, output: .computed { .many(.record(Self.columns($0))) },
            examples: [
                Signature.Example(
                    "[{app: a, n: 1}, {app: b, n: 2}, {app: a, n: 3}] | group app | get count",
                    "groups stand in the order of their first rows"),
                Signature.Example(
                    "[{app: a, n: 1}, {app: b, n: 2}, {app: a, n: 3}] | group app total=(sum n) rows=(count)",
                    "sum mean min max count median of a property or (expression)"),
            ])
        signature.problem = { Self.repeatedColumn($0).map { Fault("two columns would be called '\($0)'") } }
        return signature
    }()

    /// The keys, and then the aggregates, or else how many rows there are and the rows.
    private static func columns(_ call: CheckedCall) -> [PropertyType] {
        let keys = call.columns.filter { !$0.isAggregate }
        let aggregates = call.columns.filter(\.isAggregate)
        guard aggregates.isEmpty else { return (keys + aggregates).map(\.property) }
        let rows = [PropertyType(name: "count", type: .int), PropertyType(name: "items", type: .list)]
        return keys.map(\.property) + rows
    }

    private static func repeatedColumn(_ call: CheckedCall) -> String? {
        var seen: Set<String> = []
        return columns(call).map(\.name).first { !seen.insert($0).inserted }
    }

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        let columns = call.rows("keys")
        let table = GroupTable(
            keys: columns.filter { $0.aggregate == nil }, aggregates: columns.filter { $0.aggregate != nil })
        return .many(GroupStream(input, table, columns, call.session))
    }
}

/// Reads all rows into a table when it is first asked, then hands out its groups.
private final class GroupStream: ValueStream {
    private let input: any ValueStream
    private let columns: [RowFunction]
    private let session: Session
    private var table: GroupTable
    private var isRead = false
    private var position = 0

    init(_ input: any ValueStream, _ table: GroupTable, _ columns: [RowFunction], _ session: Session) {
        self.input = input
        self.table = table
        self.columns = columns
        self.session = session
    }

    func next() async throws -> [Value]? {
        if !isRead { try await readAll() }
        guard position < table.count else { return nil }
        let end = min(position + 256, table.count)
        defer { position = end }
        return try (position..<end).map { try table.row($0) }
    }

    private func readAll() async throws {
        isRead = true
        let waits = columns.contains(where: \.waits)
        while let batch = try await input.next() {
            try session.checkForInterrupt()
            guard waits else {
                try table.add(batch)
                continue
            }
            for row in batch {
                for column in columns { try await column.prepare(row) }
                try table.add([row])
            }
        }
        for column in columns { column.reportUnseen(to: session) }
    }
}
