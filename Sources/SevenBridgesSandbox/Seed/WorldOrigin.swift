import SevenBridgesData

/// What a world grew from: the same origin gives the same world.
struct WorldOrigin: Hashable, Sendable {
    let seed: UInt64
    let size: SandboxConfiguration.WorldSize
    /// When it began; what is going on in a new world is dated by it.
    let moment: Timestamp

    init(seed: UInt64, size: SandboxConfiguration.WorldSize = .lab, moment: Timestamp) {
        self.seed = seed
        self.size = size
        self.moment = moment
    }
}

extension WorldOrigin {
    /// Goes up with each change of what grows from a seed, since stored worlds hold only what changed in them.
    static let generation = 2

    /// The origin by its names on disk.
    var storedState: [(name: String, value: String)] {
        [
            ("generation", String(Self.generation)), ("seed", String(seed)), ("world", size.rawValue),
            ("began", String(moment.microseconds)),
        ]
    }

    /// Reads an origin; one of another generation would make another world, and is refused.
    init(storedState state: [String: String]) throws {
        guard state["generation"] == String(Self.generation),
            let seed = state["seed"].flatMap({ UInt64($0) }),
            let size = state["world"].flatMap(SandboxConfiguration.WorldSize.init),
            let moment = state["began"].flatMap({ Int64($0) })
        else { throw SandboxError(code: .unreadableData) }
        self.init(seed: seed, size: size, moment: Timestamp(microseconds: moment))
    }
}
