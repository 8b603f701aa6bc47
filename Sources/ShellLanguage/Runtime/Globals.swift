import SevenBridgesData

/// The values of the global variables, by slot.
///
/// They never move, so that every strand of the program finds them by a bare pointer. Room for all that there may ever
/// be is set aside at once; the system gives memory only to what is used of it.
final class Globals {
    let start: UnsafeMutablePointer<Value>
    private(set) var count = 0

    /// How many globals an interpreter may have.
    static let limit = 1 << 16

    init() {
        start = .allocate(capacity: Self.limit)
    }

    /// The values that others have now.
    convenience init(copying other: Globals) {
        self.init()
        makeRoom(for: other.count)
        for slot in 0..<other.count { self[slot] = other[slot] }
    }

    deinit {
        start.deinitialize(count: count)
        start.deallocate()
    }

    subscript(slot: Int) -> Value {
        get { start[slot] }
        set { start[slot] = newValue }
    }

    func makeRoom(for count: Int) {
        guard count > self.count, count <= Self.limit else { return }
        (start + self.count).initialize(repeating: .null, count: count - self.count)
        self.count = count
    }
}
