/// One reading of one JSON document (RFC 8259): a position in its bytes, and the values that are not whole yet.
///
/// Values are pushed on a stack, from which lists and objects take theirs when they end.
struct JSONParser {
    typealias Guess = UnsafeMutablePointer<JSONTemplate.Reference?>

    let start: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    var position: UnsafePointer<UInt8>
    private let shapes: Unmanaged<ShapeTable>
    private let stack: ValueStack.Reference
    var scratch: [UInt8] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ shapes: ShapeTable, _ stack: ValueStack.Reference) {
        // An empty buffer may have no address; any will do, since nothing is read from it.
        start =
            bytes.baseAddress ?? UnsafePointer(UnsafeRawPointer(stack).assumingMemoryBound(to: UInt8.self))
        end = start + bytes.count
        position = start
        self.shapes = .passUnretained(shapes)
        self.stack = stack
    }

    mutating func document() throws(JSONFault) -> Value {
        table.makeRoom()
        if end - start >= 3, start[0] == 0xEF, start[1] == 0xBB, start[2] == 0xBF { position += 3 }
        skipWhitespace()
        try value(depth: 0, table.guess)
        skipWhitespace()
        guard position == end else { throw JSONFault(JSONReader.moreText, at: offset) }
        return stack.pointee.pop(from: 0)[0]
    }

    /// The reader, which outlives its parser, holds it.
    private var table: ShapeTable { shapes.takeUnretainedValue() }

    // MARK: Position

    var offset: Int { position - start }

    @inline(__always)
    func peek() -> UInt8? { position < end ? position.pointee : nil }

    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard position < end, position.pointee == byte else { return false }
        position += 1
        return true
    }

    @inline(__always)
    mutating func skipWhitespace() {
        while position < end, position.pointee <= 0x20 {
            switch position.pointee {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    @inline(never)
    func unexpected(_ wanted: String) -> JSONFault {
        guard let byte = peek() else {
            return JSONFault("the text ends where \(wanted) should be", at: offset)
        }
        let found = (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
        return JSONFault("expected \(wanted), found \(found)", at: offset)
    }

    // MARK: Values

    private mutating func value(depth: Int, _ guess: Guess) throws(JSONFault) {
        guard position < end else { throw unexpected("a value") }
        switch position.pointee {
        case UInt8(ascii: "\""): stack.pointee.push(.string(try string()))
        case UInt8(ascii: "{"): try object(depth: depth, guess)
        case UInt8(ascii: "["): try list(depth: depth, guess)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): stack.pointee.push(try number())
        case UInt8(ascii: "t"):
            try literal("true")
            stack.pointee.push(.bool(true))
        case UInt8(ascii: "f"):
            try literal("false")
            stack.pointee.push(.bool(false))
        case UInt8(ascii: "n"):
            try literal("null")
            stack.pointee.push(.null)
        default: throw unexpected("a value")
        }
    }

    private mutating func literal(_ word: StaticString) throws(JSONFault) {
        for index in 0..<word.utf8CodeUnitCount where !skip(word.utf8Start[index]) {
            throw unexpected("'\(word)'")
        }
    }

    /// Passes over `[` or `{` and the white space after it.
    private mutating func open(depth: Int) throws(JSONFault) {
        guard depth < JSON.nestingLimit else {
            throw JSONFault("nested deeper than \(JSON.nestingLimit) levels", at: offset)
        }
        position += 1
        skipWhitespace()
    }

    private mutating func list(depth: Int, _ guess: Guess) throws(JSONFault) {
        try open(depth: depth)
        let bottom = stack.pointee.count
        if !skip(UInt8(ascii: "]")) {
            // What is left out of an outermost object is not left out of the objects of a list.
            let guess = depth == 0 ? table.elementGuess : guess
            repeat {
                try value(depth: depth + 1, guess)
            } while try goesOn(to: UInt8(ascii: "]"), "',' or ']'")
        }
        stack.pointee.push(.list(stack.pointee.pop(from: bottom)))
    }

    /// Passes over a comma, or over the end of a list or object.
    @inline(__always)
    private mutating func goesOn(to close: UInt8, _ wanted: String) throws(JSONFault) -> Bool {
        skipWhitespace()
        if skip(UInt8(ascii: ",")) {
            skipWhitespace()
            return true
        }
        guard skip(close) else { throw unexpected(wanted) }
        return false
    }

    // MARK: Objects

    private mutating func object(depth: Int, _ guess: Guess) throws(JSONFault) {
        try open(depth: depth)
        let bottom = stack.pointee.count
        if skip(UInt8(ascii: "}")) { return stack.pointee.push(.record(Record())) }
        var matched = 0
        if let template = guess.pointee {
            let count = template.pointee.count
            while matched < count {
                let length = template.pointee.match(matched, at: position, available: end - position)
                guard length > 0 else { break }
                position += length
                skipWhitespace()
                if template.pointee.keeps(matched) {
                    try value(depth: depth + 1, template.pointee.guesses + matched)
                } else {
                    try skipValue(depth: depth + 1)
                }
                matched += 1
                guard try goesOn(to: UInt8(ascii: "}"), "',' or '}'") else {
                    guard matched == count else { break }
                    let values = stack.pointee.pop(from: bottom)
                    return stack.pointee.push(.record(Record(shape: template.pointee.shape, values: values)))
                }
            }
        }
        try finishObject(depth: depth, guess, bottom: bottom, matched: matched)
    }

    /// Goes on with an object whose guess was wrong after some keys, or that ended before the guess did.
    @inline(never)
    private mutating func finishObject(depth: Int, _ guess: Guess, bottom: Int, matched: Int)
        throws(JSONFault)
    {
        var keys = Array((guess.pointee?.pointee.keys ?? []).prefix(matched))
        let isEnded = matched > 0 && (position - 1).pointee == UInt8(ascii: "}")
        if !isEnded {
            let unused: Guess = .allocate(capacity: 1)
            unused.initialize(to: nil)
            defer { unused.deallocate() }
            repeat {
                let key = try key()
                keys.append(key)
                if table.omits(key, isOutermost: depth == 0) {
                    try skipValue(depth: depth + 1)
                } else {
                    try value(depth: depth + 1, unused)
                }
            } while try goesOn(to: UInt8(ascii: "}"), "',' or '}'")
        }
        let values = stack.pointee.pop(from: bottom)
        if let template = table.template(keys, isOutermost: depth == 0) {
            guess.pointee = template
            return stack.pointee.push(.record(Record(shape: template.pointee.shape, values: values)))
        }
        // A repeated key: such records are rare, and get a shape of their own.
        let omits = { [table] (key: String) in table.omits(key, isOutermost: depth == 0) }
        let record = Record(zip(keys.filter { !omits($0) }, values))
        let shape = Shape(keys: record.keys, omitted: keys.filter(omits))
        stack.pointee.push(.record(record.shaped(shape)))
    }

    /// Passes over `"key":` and the white space around the colon.
    private mutating func key() throws(JSONFault) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
        let key = try string()
        try skipColon()
        return key
    }

    mutating func skipColon() throws(JSONFault) {
        skipWhitespace()
        guard skip(UInt8(ascii: ":")) else { throw unexpected("':' after the key") }
        skipWhitespace()
    }
}

// MARK: - Values that nobody wants

extension JSONParser {
    /// Passes over a value, as strict as if it were read.
    mutating func skipValue(depth: Int) throws(JSONFault) {
        guard position < end else { throw unexpected("a value") }
        switch position.pointee {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"):
            try open(depth: depth)
            if skip(UInt8(ascii: "}")) { return }
            repeat {
                guard peek() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
                try skipString()
                try skipColon()
                try skipValue(depth: depth + 1)
            } while try goesOn(to: UInt8(ascii: "}"), "',' or '}'")
        case UInt8(ascii: "["):
            try open(depth: depth)
            if skip(UInt8(ascii: "]")) { return }
            repeat { try skipValue(depth: depth + 1) } while try goesOn(to: UInt8(ascii: "]"), "',' or ']'")
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try number()
        default: throw unexpected("a value")
        }
    }
}
