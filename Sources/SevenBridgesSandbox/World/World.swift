import SevenBridgesData
import Synchronization

/// Everything that a sandbox knows: users, projects, folders and files, and the rules they keep.
///
/// The world does no I/O and knows no HTTP; its verbs throw the platform's errors. Beside the verbs here,
/// `World+Projects.swift` and `World+Files.swift` have those of their resources.
struct World: Sendable {
    let now: @Sendable () -> Timestamp
    var identifiers: SeededGenerator

    /// The user that the sandbox's token belongs to.
    let signedInUser: String
    var users: [User] = []
    var divisions: [Division] = []
    var billingGroups: [String] = []
    /// In the order of their creation.
    var projects: [Project] = []
    var files: [String: File] = [:]
    var directories: [String: Directory] = [:]
    private var lastPosition = 0

    /// A world without anything in it but the name of its user.
    init(seed: UInt64, signedInUser: String, now: @escaping @Sendable () -> Timestamp) {
        identifiers = SeededGenerator(seed: seed)
        self.signedInUser = signedInUser
        self.now = now
    }

    /// A new id of 24 hexadecimal digits.
    mutating func newFileID() -> String {
        var id = RandomText.hex(24, using: &identifiers)
        while files[id] != nil { id = RandomText.hex(24, using: &identifiers) }
        return id
    }

    /// A position after all given so far; lists and scrolls go by it.
    mutating func nextPosition() -> Int {
        lastPosition += 1
        return lastPosition
    }

    /// The user of a name.
    func user(_ username: String) -> User? {
        users.first { $0.username == username }
    }
}

/// The one world of a sandbox, changed by one call at a time.
final class SharedWorld: Sendable {
    private let world: Mutex<World>

    init(_ world: sending World) {
        self.world = Mutex(world)
    }

    /// Runs a call's work; nothing in it may wait.
    func access<Outcome: Sendable>(_ body: (inout World) throws -> Outcome) throws -> Outcome {
        try world.withLock { try body(&$0) }
    }
}
