import Hummingbird

/// The connection by which a request came.
struct Connection: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let hangUp: @Sendable () async -> Void

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        let channel = source.channel
        hangUp = { try? await channel.close() }
    }

    /// Closes it at once; what is answered afterwards goes nowhere.
    func close() async {
        await hangUp()
    }
}
