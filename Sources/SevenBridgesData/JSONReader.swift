/// Reads JSON documents straight into values.
///
/// JSON is our hot path: pages of uniform objects. The reader guesses that an object has the keys of the one that stood
/// in its place before, so that a page's records share a shape and their keys are compared, not allocated. Keep one
/// reader for a run of similar documents (JSON Lines), and they share shapes too. Copies of a reader share what it
/// has learned, and so belong to one task together.
public struct JSONReader {
    private let shapes: ShapeTable
    private let storage = Storage()

    /// The one stack of a reader and its copies.
    private final class Storage {
        let stack = ValueStack.Reference.allocate(capacity: 1)

        init() {
            stack.initialize(to: ValueStack())
        }

        deinit {
            stack.pointee.removeAll()
            stack.pointee.deallocate()
            stack.deallocate()
        }
    }

    /// What is wrong with text that goes on after its document.
    package static let moreText = "more text after the document"

    /// A reader that has seen no shapes.
    public init() {
        shapes = ShapeTable(kept: nil)
    }

    /// A reader that leaves all keys but these out of the documents; their values are checked, and made into nothing.
    ///
    /// Only the outermost object is meant, whose records then have the kept keys in the order in which they stood.
    package init(keeping keys: Set<String>?) {
        shapes = ShapeTable(kept: keys)
    }

    /// Reads one document; the whole input must be that document.
    public mutating func read(_ bytes: [UInt8]) throws(JSONError) -> Value {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in try self.read(buffer) }
    }

    /// Reads one document; the whole input must be that document.
    public mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> Value {
        defer { withExtendedLifetime((shapes, storage)) {} }
        var parser = JSONParser(bytes, shapes, storage.stack)
        do throws(JSONFault) { return try parser.document() } catch {
            storage.stack.pointee.removeAll()
            throw JSONError(error.message, at: error.offset, in: bytes)
        }
    }
}

/// A fault before its line and column are worked out.
struct JSONFault: Error {
    let message: String
    let offset: Int

    init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }
}

/// Values whose list or object is not whole yet. It lives at an address, without reference counts.
struct ValueStack {
    typealias Reference = UnsafeMutablePointer<ValueStack>

    private var base: UnsafeMutablePointer<Value>
    private var capacity = 64
    private(set) var count = 0

    init() {
        base = .allocate(capacity: capacity)
    }

    func deallocate() {
        base.deallocate()
    }

    @inline(__always)
    mutating func push(_ value: consuming Value) {
        if count == capacity { grow() }
        (base + count).initialize(to: value)
        count &+= 1
    }

    /// Takes the values from a position on, as a list of their own.
    @inline(__always)
    mutating func pop(from start: Int) -> [Value] {
        let taken = count &- start
        guard taken > 0 else { return [] }
        count = start
        let first = base + start
        return Array(unsafeUninitializedCapacity: taken) { buffer, initialized in
            buffer.baseAddress?.moveInitialize(from: first, count: taken)
            initialized = taken
        }
    }

    mutating func removeAll() {
        base.deinitialize(count: count)
        count = 0
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
