import SevenBridgesData

/// The ids of what the rows work on, by the names that both clients have for them.
@dynamicMemberLookup
struct World: Sendable {
    let record: Record

    /// An id; empty where there is none of this name.
    subscript(dynamicMember name: String) -> String { record[name]?.stringValue ?? "" }
}
