import Synchronization

/// Hears what changes in the world while one request is answered.
final class Witness: Sendable {
    /// Who hears of the request that is being answered; nil while nobody asks.
    @TaskLocal static var current: Witness?

    private let heard = Mutex<[CallRecord.Change]>([])

    /// What changed so far.
    var changes: [CallRecord.Change] { heard.withLock { $0 } }

    /// Hears of changes.
    func note(_ changes: [CallRecord.Change]) {
        heard.withLock { $0 += changes }
    }
}
