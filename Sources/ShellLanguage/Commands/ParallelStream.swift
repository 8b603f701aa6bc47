import SevenBridgesData

/// What the bodies of `each jobs=` yield: so many run at a time, and results are held back for a few rows at most.
final class ParallelStream: ValueStream {
    private let crew: Crew

    init(
        _ input: any ValueStream, jobs: Int, isOrdered: Bool, in session: Session,
        _ body: @escaping (Value) throws -> any ValueStream
    ) {
        crew = Crew(input, limit: jobs, isOrdered: isOrdered, session, body)
    }

    deinit {
        crew.stop()
    }

    func next() async throws -> [Value]? {
        try await crew.next()
    }
}

/// The rows under way. The strands of the bodies hold it, and not the stream: so the stream's end stops them.
private final class Crew: @unchecked Sendable {
    // Only strands use it, which take turns.

    /// A row's body: its strand, and what it yielded when it has ended.
    private final class Member: @unchecked Sendable {
        var task: Task<Void, Never>?
        var values: [Value]?
    }

    private let input: any ValueStream
    private let limit: Int
    private let isOrdered: Bool
    private let session: Session
    private let body: (Value) throws -> any ValueStream
    private let changed = Signal()
    private var members: [Member] = []
    private var rows: ArraySlice<Value> = []
    private var running = 0
    private var pull: Task<Void, Never>?
    private var hasEnded = false
    private var failure: (any Error)?

    /// Finished rows that may wait for one before them, for each strand.
    private static let lookAhead = 4

    init(
        _ input: any ValueStream, limit: Int, isOrdered: Bool, _ session: Session,
        _ body: @escaping (Value) throws -> any ValueStream
    ) {
        self.input = input
        self.limit = limit
        self.isOrdered = isOrdered
        self.session = session
        self.body = body
    }

    func next() async throws -> [Value]? {
        while true {
            try Task.checkCancellation()
            let version = changed.version
            if let failure {
                stop()
                throw failure
            }
            if let values = takeFinished() { return values }
            startMembers()
            startPull()
            if members.isEmpty, hasEnded, rows.isEmpty { return nil }
            try await changed.wait(after: version)
        }
    }

    /// The values of the first row, or of any where order doesn't matter, once its body has ended.
    private func takeFinished() -> [Value]? {
        while let position = isOrdered
            ? (members.first?.values == nil ? nil : 0) : members.firstIndex(where: { $0.values != nil })
        {
            let values = members.remove(at: position).values ?? []
            if !values.isEmpty { return values }
        }
        return nil
    }

    private func startMembers() {
        while running < limit, members.count < limit * Self.lookAhead, let row = rows.popFirst() {
            let member = Member()
            members.append(member)
            running += 1
            member.task = session.strands.start { [self] _ in
                do { member.values = try await values(of: row) } catch { fail(error) }
                member.task = nil
                running -= 1
                changed.change()
            }
        }
    }

    /// What the body yields for a row. Bodies that start others without end would fill the memory before they are
    /// nested too deep: so they are counted, too.
    private func values(of row: Value) async throws -> [Value] {
        guard session.bodies < Session.mostBodies else {
            throw Fault.limit(
                "more than \(Session.mostBodies) blocks would run beside each other",
                hint: "does a block with 'jobs=' start itself?")
        }
        session.bodies += 1
        defer { session.bodies -= 1 }
        return try await body(row).collect()
    }

    /// Asks for more rows while bodies run.
    private func startPull() {
        guard rows.isEmpty, running < limit, !hasEnded, pull == nil else { return }
        pull = session.strands.start { [self] _ in
            do {
                if let batch = try await input.next() { rows = batch[...] } else { hasEnded = true }
            } catch { fail(error) }
            pull = nil
            changed.change()
        }
    }

    /// Keeps the first failure; those of the bodies that it stops say nothing.
    private func fail(_ error: any Error) {
        guard failure == nil else { return }
        failure = error
        stop()
    }

    func stop() {
        for member in members { member.task?.cancel() }
        pull?.cancel()
    }
}
