import SevenBridges
import Synchronization

/// What is on the platform, for completion: looked up in the background, remembered, and never waited for.
///
/// A question is one request for at most a hundred items, or a few where a folder's path has to be followed. What fails
/// is silent, and not asked again for a while. No request is ever repeated, and none can change anything.
public final class PlatformCandidates: RemoteCandidates {
    private let connect: @Sendable () throws -> Client
    private let didFindMore: @Sendable () -> Void
    private let state = Mutex(State())

    fileprivate struct State {
        var cache = CandidateCache()
        var host = ""
        var username: String?
        var lookups: [Lookup: Task<Void, Never>] = [:]
        var order: [Lookup] = []
        var failures: [Lookup: ContinuousClock.Instant] = [:]
        /// Counts what was stopped or superseded, whose answers nobody wants any more.
        var generation = 0
    }

    /// One question under way.
    fileprivate struct Lookup: Hashable {
        var query: RemoteQuery
    }

    /// How many questions are under way at a time; the oldest gives way to a new one.
    private static let lookupLimit = 4
    /// How long a question may take.
    private static let patience = Duration.seconds(20)
    /// How long a question that failed is not asked again.
    private static let pauseAfterFailure = Duration.seconds(10)

    /// Candidates of the account that `connect` finds; `didFindMore` hears of each answer that was waited for.
    init(
        connect: @escaping @Sendable () throws -> Client, didFindMore: @escaping @Sendable () -> Void
    ) {
        self.connect = connect
        self.didFindMore = didFindMore
    }

    /// The name of the signed-in user; nil until the first answer.
    public var username: String? { state.withLock(\.username) }

    /// What is known of a question; what is not known is looked up.
    public func answer(to query: RemoteQuery) -> RemoteAnswer {
        state.withLock { state in
            let asked = state.question(for: query)
            let known = state.known(asked)
            if let known, !known.isStale { return RemoteAnswer(items: known.items) }
            let isPending = begin(Lookup(query: asked), &state)
            return RemoteAnswer(items: known?.items ?? [], isPending: isPending)
        }
    }

    /// What is known may have changed: a program ran.
    public func expire() {
        state.withLock { state in
            state.cache.expire()
            state.failures = [:]
        }
    }

    /// Ends what is under way.
    public func stop() {
        let running = state.withLock { state in
            defer { (state.lookups, state.order) = ([:], []) }
            state.generation += 1
            return Array(state.lookups.values)
        }
        for task in running { task.cancel() }
    }

    // MARK: Looking up

    /// Starts a lookup unless it is under way already or failed a moment ago; whether an answer will come.
    private func begin(_ lookup: Lookup, _ state: inout State) -> Bool {
        guard state.lookups[lookup] == nil else { return true }
        if let failed = state.failures[lookup], failed.duration(to: .now) < Self.pauseAfterFailure {
            return false
        }
        if state.order.count >= Self.lookupLimit {
            state.lookups.removeValue(forKey: state.order.removeFirst())?.cancel()
        }
        let generation = state.generation
        state.order.append(lookup)
        state.lookups[lookup] = Task.detached { [self] in await run(lookup, generation) }
        return true
    }

    private func run(_ lookup: Lookup, _ generation: Int) async {
        let found = await Self.limited(to: Self.patience) { [self] in try await fetch(lookup.query) }
        let isWanted = state.withLock { state in
            guard state.generation == generation, state.lookups.removeValue(forKey: lookup) != nil else {
                return false
            }
            state.order.removeAll { $0 == lookup }
            guard let found else {
                state.failures[lookup] = .now
                return false
            }
            state.host = found.host
            state.username = found.username
            let before = state.known(lookup.query)?.items
            state.cache.store(
                found.items, isComplete: found.isComplete, for: state.key(lookup.query),
                containing: lookup.query.text)
            return before != found.items
        }
        if isWanted { didFindMore() }
    }

    private func fetch(_ query: RemoteQuery) async throws -> Found {
        var client = try connect()
        client.options.retries = .never
        client.options.errorHandlers = []
        client.options.isDryRun = true
        client.options.trace = nil
        client.options.timeout = Self.patience
        let username = try await client.username()
        let page = try await PlatformList(client: client, query: query).page { [self] path in
            state.withLock { $0.folderID(path) }
        }
        return Found(
            host: client.configuration.endpoint.url, username: username, items: page.items,
            isComplete: page.isComplete)
    }

    private struct Found {
        var host: String
        var username: String
        var items: [RemoteItem]
        var isComplete: Bool
    }

    /// What the work gives within a time; nil where it fails or takes longer.
    private static func limited<Result: Sendable>(
        to limit: Duration, _ work: @escaping @Sendable () async throws -> Result
    ) async -> Result? {
        await withTaskGroup(of: Result?.self) { group in
            group.addTask { try? await work() }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}

extension PlatformCandidates.State {
    func key(_ query: RemoteQuery) -> CandidateCache.Key {
        CandidateCache.Key(
            host: host, user: username ?? "", type: query.type, arguments: query.arguments,
            folder: query.folder)
    }

    func known(_ query: RemoteQuery) -> CandidateCache.Answer? {
        username == nil ? nil : cache.answer(to: key(query), containing: query.text)
    }

    /// The question that is asked for what was typed: first for all, and for a part only where all is too much.
    func question(for query: RemoteQuery) -> RemoteQuery {
        var question = query
        let canNarrow = SevenBridges.Catalog.type(named: query.type)?.nameFilter != nil && query.folder == nil
        let name =
            query.text.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        question.text = canNarrow && cache.isTooLong(key(query)) ? name : ""
        return question
    }

    /// The id of a folder that was listed with its parent.
    func folderID(_ path: String) -> String? {
        guard let slash = path.lastIndex(of: "/") else { return nil }
        let parent = RemoteQuery(type: File.type.name, folder: String(path[..<slash]))
        let name = path[slash...].dropFirst()
        return known(parent)?.items.first { $0.isFolder && $0.name.map { $0 == name } ?? false }?.id
    }
}
