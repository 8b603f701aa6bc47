import SevenBridgesData

/// `join $other on=key kind=left`: rows with what the rows of another list have for the same key.
struct Join: Command {
    let signature = Signature(
        "join", "adds to each row the properties of the other list's rows with an equal key",
        parameters: [
            Parameter("other", .list, "rows; held in memory", isRequired: true, isPositional: true),
            Parameter(
                "on", .row, "the property that both sides have, or several: on=[a, b]", isRequired: true,
                isVariadic: true),
            Parameter(
                "kind", .enumeration(JoinKind.allCases.map(\.rawValue)),
                "inner drops rows without a partner, left keeps those that flow in, outer all",
                defaultValue: "inner"),
        ],
        input: .values, output: .many(.any),
        examples: [
            Signature.Example(
                "[{id: 1, n: a}, {id: 2, n: b}] | join [{id: 1, size: 5}] on=id",
                "null never equals null; of a name on both sides the other's gets '_other'"),
            Signature.Example(
                "[{id: 1, n: a}, {id: 2, n: b}] | join [{id: 1, size: 5}] on=id kind=left",
                "null stands for what is missing"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        let keys = call.rows("on")
        let kind = call["kind"]?.stringValue.flatMap(JoinKind.init(rawValue:)) ?? .inner
        var table = JoinTable(keys)
        for row in call["other"]?.listValue ?? [] { try await table.add(row) }
        table.finish(reportingTo: call.session)
        return .many(ReportingStream(JoinStream(input, table, kind, call.session), keys, call.session))
    }
}

/// Which rows without a partner are kept.
enum JoinKind: String, CaseIterable {
    case inner, left, outer
}

/// Goes through the left rows, and in the end through the other rows that had no partner.
private final class JoinStream: ValueStream {
    private let left: any ValueStream
    private var table: JoinTable
    private let kind: JoinKind
    private let session: Session
    private var lefts: ArraySlice<Value> = []
    /// The left row in hand with those of its partners that are still to come.
    private var row = Record()
    private var partners: ArraySlice<Int> = []
    private var isAtEnd = false

    init(_ left: any ValueStream, _ table: JoinTable, _ kind: JoinKind, _ session: Session) {
        self.left = left
        self.table = table
        self.kind = kind
        self.session = session
    }

    func next() async throws -> [Value]? {
        var joined: [Value] = []
        while joined.count < 256, !isAtEnd {
            if let partner = partners.popFirst() {
                joined.append(table.row(row, with: partner))
            } else if lefts.isEmpty, !joined.isEmpty {
                break
            } else if let next = try await nextLeft() {
                row = try next.row(for: "join")
                partners = try await table.partners(of: next)[...]
                if partners.isEmpty, kind != .inner { joined.append(table.row(row, with: nil)) }
            } else {
                isAtEnd = true
                if kind == .outer { joined += table.rest() }
            }
        }
        return joined.isEmpty ? nil : joined
    }

    private func nextLeft() async throws -> Value? {
        if lefts.isEmpty {
            try session.checkForInterrupt()
            lefts = try await left.next()?[...] ?? []
        }
        return lefts.popFirst()
    }
}
