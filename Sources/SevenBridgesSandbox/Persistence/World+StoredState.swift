import SevenBridgesData

// What is stored of a world beside its tables.
extension World {
    /// The state by its names on disk.
    var storedState: [(name: String, value: String)] {
        [
            ("identifiers", String(identifiers.state)), ("moment", String(moment.microseconds)),
            ("last_position", String(lastPosition)),
        ]
    }

    /// Takes back the state as it was stored.
    mutating func restore(_ state: [String: String]) throws {
        guard let identifiers = state["identifiers"].flatMap({ UInt64($0) }),
            let moment = state["moment"].flatMap({ Int64($0) }),
            let lastPosition = state["last_position"].flatMap({ Int($0) })
        else { throw SandboxError(code: .unreadableData) }
        self.identifiers = SeededGenerator(seed: identifiers)
        self.lastPosition = lastPosition
        advance(to: Timestamp(microseconds: moment))
    }
}
