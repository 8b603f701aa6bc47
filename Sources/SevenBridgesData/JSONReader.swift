/// Reads JSON documents straight into values.
///
/// JSON is our hot path: pages of uniform objects. The reader guesses that the next object at a depth has the keys of
/// the one before it, so that a page's records share a shape and their keys are compared, not allocated. Keep one
/// reader for a run of similar documents (JSON Lines), and they share shapes too.
public struct JSONReader {
    private var shapes = ShapeTable()
    /// The shape of the last object read at each depth.
    private var guesses: [Shape] = []
    private var scratch: [UInt8] = []

    /// A reader that has seen no shapes.
    public init() {}

    /// What is wrong with text that goes on after its document.
    package static let moreText = "more text after the document"

    /// Reads one document; the whole input must be that document.
    public mutating func read(_ bytes: [UInt8]) throws(JSONError) -> Value {
        let result = bytes.withUnsafeBufferPointer { buffer in self.outcome(of: buffer) }
        return try result.get()
    }

    /// Reads one document; the whole input must be that document.
    public mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> Value {
        try outcome(of: bytes).get()
    }

    private mutating func outcome(of bytes: UnsafeBufferPointer<UInt8>) -> Swift.Result<Value, JSONError> {
        var cursor = JSONCursor(bytes)
        do throws(JSONFault) {
            cursor.skipByteOrderMark()
            cursor.skipWhitespace()
            let value = try value(&cursor, depth: 0)
            cursor.skipWhitespace()
            guard cursor.isAtEnd else { throw JSONFault(Self.moreText, at: cursor.offset) }
            return .success(value)
        } catch {
            return .failure(JSONError(error.message, at: error.offset, in: bytes))
        }
    }

    private mutating func value(_ cursor: inout JSONCursor, depth: Int) throws(JSONFault) -> Value {
        guard let first = cursor.peek() else { throw cursor.unexpected("a value") }
        switch first {
        case UInt8(ascii: "\""): return .string(try string(&cursor))
        case UInt8(ascii: "{"): return .record(try object(&cursor, depth: depth))
        case UInt8(ascii: "["): return .list(try list(&cursor, depth: depth))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try cursor.number()
        case UInt8(ascii: "t"): return try cursor.literal("true", .bool(true))
        case UInt8(ascii: "f"): return try cursor.literal("false", .bool(false))
        case UInt8(ascii: "n"): return try cursor.literal("null", .null)
        default: throw cursor.unexpected("a value")
        }
    }

    private mutating func list(_ cursor: inout JSONCursor, depth: Int) throws(JSONFault) -> [Value] {
        try cursor.open(depth: depth)
        var elements: [Value] = []
        if cursor.skip(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(&cursor, depth: depth + 1))
            cursor.skipWhitespace()
            if cursor.skip(UInt8(ascii: "]")) { return elements }
            guard cursor.skip(UInt8(ascii: ",")) else { throw cursor.unexpected("',' or ']'") }
            cursor.skipWhitespace()
        }
    }

    private mutating func object(_ cursor: inout JSONCursor, depth: Int) throws(JSONFault) -> Record {
        try cursor.open(depth: depth)
        while guesses.count <= depth { guesses.append(.empty) }
        let guess = guesses[depth]
        var keys = GuessedKeys(guess)
        var values: [Value] = []
        values.reserveCapacity(guess.keys.count)
        if !cursor.skip(UInt8(ascii: "}")) {
            while true {
                if !cursor.skipKey(keys.expected) { keys.append(try key(&cursor)) } else { keys.advance() }
                cursor.skipWhitespace()
                guard cursor.skip(UInt8(ascii: ":")) else { throw cursor.unexpected("':' after the key") }
                cursor.skipWhitespace()
                values.append(try value(&cursor, depth: depth + 1))
                cursor.skipWhitespace()
                if cursor.skip(UInt8(ascii: "}")) { break }
                guard cursor.skip(UInt8(ascii: ",")) else { throw cursor.unexpected("',' or '}'") }
                cursor.skipWhitespace()
            }
        }
        if let shape = keys.confirmed { return Record(shape: shape, values: values) }
        return record(keys: keys.all, values: values, depth: depth)
    }

    private mutating func key(_ cursor: inout JSONCursor) throws(JSONFault) -> String {
        guard cursor.peek() == UInt8(ascii: "\"") else { throw cursor.unexpected("a key in double quotes") }
        return try string(&cursor)
    }

    private mutating func record(keys: [String], values: [Value], depth: Int) -> Record {
        guard let shape = shapes.shape(keys) else { return Record(zip(keys, values)) }
        guesses[depth] = shape
        return Record(shape: shape, values: values)
    }

    private mutating func string(_ cursor: inout JSONCursor) throws(JSONFault) -> String {
        let start = cursor.offset
        if let plain = try cursor.plainString() { return plain }
        scratch.removeAll(keepingCapacity: true)
        try cursor.escapedString(into: &scratch)
        guard let text = String(validating: scratch, as: UTF8.self) else {
            throw JSONFault("the string is not valid UTF-8", at: start)
        }
        return text
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

/// The keys of an object while it is read: the guess as long as it holds, then a list of its own.
private struct GuessedKeys {
    private let guess: Shape
    private var matched = 0
    private var own: [String]?

    init(_ guess: Shape) {
        self.guess = guess
    }

    /// The key that the guess has next, or nil where the guess is off or used up.
    var expected: String? {
        own == nil && matched < guess.keys.count ? guess.keys[matched] : nil
    }

    mutating func advance() {
        matched += 1
    }

    mutating func append(_ key: String) {
        if own == nil { own = Array(guess.keys.prefix(matched)) }
        own?.append(key)
    }

    /// The guess, where it held to the end.
    var confirmed: Shape? { own == nil && matched == guess.keys.count ? guess : nil }

    var all: [String] { own ?? Array(guess.keys.prefix(matched)) }
}

/// The shapes that one reader has met, by their keys. Bounded, so that hostile input can't fill memory.
private struct ShapeTable {
    private var table: [[String]: Shape] = [:]
    private static let limit = 1024

    /// The shape of these keys, or nil where a key repeats.
    mutating func shape(_ keys: [String]) -> Shape? {
        if let known = table[keys] { return known }
        guard Set(keys).count == keys.count else { return nil }
        if table.count >= Self.limit { table.removeAll() }
        let shape = Shape(keys)
        table[keys] = shape
        return shape
    }
}
