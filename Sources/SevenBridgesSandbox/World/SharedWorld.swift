import SevenBridgesData
import Synchronization

/// The one world of a sandbox, changed by one call at a time and stored before the call is answered.
final class SharedWorld: Sendable {
    private let world: Mutex<World>
    private let clock: VirtualClock
    private let store: WorldStore?
    /// Where the bytes of its uploaded files are.
    let blobs: BlobFolder

    /// A world whose time goes by a clock; without a store it is forgotten in the end.
    init(_ world: sending World, clock: VirtualClock, blobs: BlobFolder, store: WorldStore? = nil) {
        self.world = Mutex(world)
        self.clock = clock
        self.blobs = blobs
        self.store = store
    }

    /// Runs a call's work after all that is due has happened; nothing in it may wait.
    ///
    /// What changed is stored when this returns, also where the work throws. If that fails, so does the call, and the
    /// changes are stored with the next one's.
    func access<Outcome: Sendable>(_ body: (inout World) throws -> Outcome) throws -> Outcome {
        try world.withLock { world in
            world.pass(until: clock.now)
            _ = world.takeNews()
            let outcome = Result { try body(&world) }
            Witness.current?.note(world.takeNews())
            try store?.save(&world)
            blobs.remove(world.takeDiscardedBlobs())
            return try outcome.get()
        }
    }
}
