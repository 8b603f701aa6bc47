import SevenBridgesData

/// The frames of the functions under way, one after the other, in chunks that never move.
///
/// What runs keeps a bare pointer to its frame: that is why the stack grows by another chunk, not into a larger one.
struct FrameStack {
    private var chunks: [UnsafeMutableBufferPointer<Value>]
    /// Where the newest frame ends.
    private(set) var mark: Mark

    /// A place between two frames.
    struct Mark {
        fileprivate var chunk = 0
        fileprivate var top: UnsafeMutablePointer<Value>
        fileprivate var end: UnsafeMutablePointer<Value>
    }

    private static let firstCapacity = 32
    private static let largestCapacity = 1 << 16

    init() {
        let top = UnsafeMutablePointer<Value>.allocate(capacity: Self.firstCapacity)
        chunks = [UnsafeMutableBufferPointer(start: top, count: Self.firstCapacity)]
        mark = Mark(top: top, end: top + Self.firstCapacity)
    }

    /// Makes a frame of so many nulls.
    @inline(__always) mutating func push(_ count: Int) -> UnsafeMutablePointer<Value> {
        if mark.end - mark.top < count { goOn(withRoomFor: count) }
        let frame = mark.top
        for slot in 0..<count { (frame + slot).initialize(to: .null) }
        mark.top = frame + count
        return frame
    }

    /// Takes the newest frame away; the one before it ended at the mark.
    @inline(__always) mutating func pop(_ frame: UnsafeMutablePointer<Value>, _ count: Int, to mark: Mark) {
        for slot in 0..<count { (frame + slot).clear() }
        self.mark = mark
    }

    /// Goes on in the next chunk, which is made where there is none, or none as large as that.
    @inline(never) private mutating func goOn(withRoomFor count: Int) {
        let capacity = max(count, min(chunks[mark.chunk].count * 2, Self.largestCapacity))
        mark.chunk += 1
        if mark.chunk == chunks.count {
            chunks.append(.allocate(capacity: capacity))
        } else if chunks[mark.chunk].count < count {
            chunks[mark.chunk].deallocate()
            chunks[mark.chunk] = .allocate(capacity: capacity)
        }
        guard let start = chunks[mark.chunk].baseAddress else { return }
        mark.top = start
        mark.end = start + chunks[mark.chunk].count
    }

    /// Gives the memory back; every frame has been taken away.
    func deallocate() {
        for chunk in chunks { chunk.deallocate() }
    }
}

extension UnsafeMutablePointer<Value> {
    /// Ends a slot's value. What holds no reference needs nothing, and most slots hold numbers.
    @inline(__always) func clear() {
        if !pointee.isPlain { deinitialize(count: 1) }
    }

    /// Replaces a slot's value.
    @inline(__always) func set(_ value: consuming Value) {
        if pointee.isPlain { initialize(to: value) } else { pointee = value }
    }
}

extension Value {
    /// Whether it is copied and dropped without counting references.
    var isPlain: Bool {
        @inline(__always) get {
            switch self {
            case .null, .bool, .int, .float, .date, .duration: true
            case .string, .list, .record, .box: false
            }
        }
    }
}
