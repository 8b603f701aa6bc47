/// The text of one program and the name that diagnostics call it by.
public final class Source: Sendable {
    /// A path, or `<command>`, `<stdin>`, `<prompt>`.
    public let name: String
    /// The text in UTF-8; the lexer's offsets point into it.
    let bytes: [UInt8]

    /// Text under a name.
    public init(name: String, text: String) {
        self.name = name
        bytes = Array(text.utf8)
    }

    /// Bytes from outside; throws a diagnostic where they are not valid UTF-8.
    public init(name: String, utf8: [UInt8]) throws(Diagnostic) {
        self.name = name
        guard String(validating: utf8, as: UTF8.self) == nil else {
            bytes = utf8
            return
        }
        // Repaired, so that the place can be shown: up to the fault it is what was given.
        bytes = Array(String(decoding: utf8, as: UTF8.self).utf8)
        let offset = zip(bytes, utf8).prefix { $0 == $1 }.count
        throw Diagnostic(
            "the text is not valid UTF-8", hint: "save it as UTF-8", at: SourceRange(offset, offset + 1),
            in: self)
    }

    /// Whether the text is this one.
    public func holds(_ text: String) -> Bool {
        bytes.elementsEqual(text.utf8)
    }

    /// The file that it came from, to which paths in it are relative; nil for text from elsewhere.
    var path: String? { name.hasPrefix("<") ? nil : name }

    /// The text of a range.
    func text(_ range: SourceRange) -> String {
        String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
    }
}

/// A span of a source, in bytes from 0.
public struct SourceRange: Hashable, Sendable {
    /// The first byte.
    public var lower: Int
    /// The byte after the last.
    public var upper: Int

    init(_ lower: Int, _ upper: Int) {
        self.lower = lower
        self.upper = upper
    }

    /// The span from the start of this one to the end of another.
    func through(_ other: SourceRange) -> SourceRange {
        SourceRange(lower, max(upper, other.upper))
    }
}

/// Where a range starts, as people count.
public struct SourceLocation: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The character in the line, from 1.
    public var column: Int
}

extension Source {
    /// The line and column of an offset.
    public func location(of offset: Int) -> SourceLocation {
        let before = bytes[..<min(offset, bytes.count)]
        let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        let column = 1 + String(decoding: bytes[lineStart(of: offset)..<before.endIndex], as: UTF8.self).count
        return SourceLocation(line: line, column: column)
    }

    /// The text of the line that an offset is in, without its end.
    func line(around offset: Int) -> String {
        let start = lineStart(of: offset)
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let line = String(decoding: bytes[start..<end], as: UTF8.self)
        return line.hasSuffix("\r") ? String(line.dropLast()) : line
    }

    /// The text from an offset to the end of its line, cut after some bytes.
    func restOfLine(from start: Int, upTo length: Int) -> String {
        let line = bytes[min(start, bytes.count)...].prefix(length).prefix { $0 != 0x0A && $0 != 0x0D }
        return String(decoding: line, as: UTF8.self)
    }

    private func lineStart(of offset: Int) -> Int {
        bytes[..<min(offset, bytes.count)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    }

    /// Whether a newline stands between two offsets.
    func hasNewline(_ lower: Int, _ upper: Int) -> Bool {
        lower < upper && bytes[lower..<upper].contains(0x0A)
    }

    /// Whether an offset is on the line after another one.
    func isNextLine(_ lower: Int, _ upper: Int) -> Bool {
        lower < upper && bytes[lower..<upper].count { $0 == 0x0A } == 1
    }

    /// Whether only white space is before an offset on its line.
    func isFirstOnLine(_ offset: Int) -> Bool {
        bytes[..<offset].last { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }.map { $0 == 0x0A } ?? true
    }
}
