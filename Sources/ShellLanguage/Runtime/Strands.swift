/// Where everything that one interpreter runs at the same time takes turns.
///
/// A program, its jobs in the background and the bodies of `each jobs=` are strands: each waits by itself, and one at a
/// time computes. So variables, machines and the host's output need no locks, and a body that waits for the network
/// never keeps another from it.
actor Strands {
    /// Does something here; whoever asked waits, and goes on with the result.
    func perform<Result>(_ work: Handover<() async throws -> Result>) async throws -> Handover<Result> {
        Handover(content: try await work.content())
    }

    /// Starts a strand beside those that run already.
    nonisolated func start(_ work: @escaping () async -> Void) -> Task<Void, Never> {
        let work = Handover(content: work)
        return Task { await self.run(work) }
    }

    private func run(_ work: Handover<() async -> Void>) async {
        await work.content()
    }
}

/// What goes from one task to the strands, or back.
struct Handover<Content>: @unchecked Sendable {
    // Whoever hands it over waits until it is back, or is a strand itself: only one uses it at a time.
    let content: Content
}
