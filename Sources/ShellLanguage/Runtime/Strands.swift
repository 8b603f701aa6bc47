/// Where everything that one interpreter runs at the same time takes turns.
///
/// A program, its jobs in the background and the bodies of `each jobs=` are strands: each waits by itself, and one at a
/// time computes. So variables, machines and the host's output need no locks, and a body that waits for the network
/// never keeps another from it.
actor Strands {
    /// Does something here; whoever asked waits.
    func perform(_ work: StrandWork) async throws {
        try await work.run(self)
    }

    /// Starts a strand beside those that run already.
    nonisolated func start(_ work: @escaping @Sendable (isolated Strands) async -> Void) -> Task<Void, Never>
    {
        let work = StrandWork(work)
        return Task { try? await self.perform(work) }
    }
}

/// What a strand does.
struct StrandWork: Sendable {
    let run: @Sendable (isolated Strands) async throws -> Void

    init(_ run: @escaping @Sendable (isolated Strands) async throws -> Void) {
        self.run = run
    }
}

/// What a strand gets from the one that starts it.
struct Handover<Content>: @unchecked Sendable {
    // Strands take turns: what only they use is used by one at a time.
    let content: Content

    init(_ content: Content) {
        self.content = content
    }
}
