/// JSON text (RFC 8259) to values and back.
public enum JSON {
    /// The deepest nesting of lists and objects that the reader accepts.
    public static let nestingLimit = 512

    /// Reads one document; the whole input must be that document.
    ///
    /// Strict where RFC 8259 is: no comments, no trailing commas, valid UTF-8 only (a leading byte order mark is passed
    /// over). A number without fraction and exponent is an int and must fit 64 bits; any other must be a finite
    /// float. Of a repeated key the last value holds.
    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> Value {
        var reader = JSONReader()
        return try reader.read(bytes)
    }

    /// Reads one document from text.
    public static func parse(_ text: String) throws(JSONError) -> Value {
        try parse(Array(text.utf8))
    }

    /// The value as JSON text, on one line or indented by two spaces.
    public static func text(_ value: Value, pretty: Bool = false) -> String {
        String(decoding: bytes(value, pretty: pretty), as: UTF8.self)
    }

    /// The value as UTF-8 JSON text, on one line or indented by two spaces.
    public static func bytes(_ value: Value, pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(isPretty: pretty)
        writer.write(value)
        return writer.bytes
    }
}

/// Why text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as a phrase: `a list may not end in a comma`.
    public var message: String
    /// The line, from 1.
    public var line: Int
    /// The character in the line, from 1.
    public var column: Int
    /// The byte in the input, from 0.
    public var offset: Int

    /// What is wrong and where.
    public var description: String { "not valid JSON at line \(line), column \(column): \(message)" }

    init(_ message: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        self.message = message
        self.offset = offset
        line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        column = 1 + String(decoding: before[lineStart...], as: UTF8.self).count
    }
}
