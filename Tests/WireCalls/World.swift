import SevenBridges
import SevenBridgesData

/// What the rows work on: a client, and the ids by the names that they have for both clients.
@dynamicMemberLookup
struct World: Sendable {
    let client: Client
    /// The ids, and whatever else `Tests/WireEquality/world.py` tells.
    let record: Record

    /// An id; empty where there is none of this name.
    subscript(dynamicMember name: String) -> String { record[name]?.stringValue ?? "" }
}
