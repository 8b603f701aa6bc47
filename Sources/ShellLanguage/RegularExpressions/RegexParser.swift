/// Reads a pattern in ICU's dialect.
struct RegexParser {
    let scalars: [Unicode.Scalar]
    /// The byte offset of each scalar, and of the end.
    private let offsets: [Int]
    var position = 0
    var flags: RegexFlags
    /// The capturing groups so far.
    var groupCount = 0
    var names: [String: Int] = [:]
    /// The groups that backreferences name, to be checked when all groups are known.
    var references: [(group: Int, range: Range<Int>)] = []
    private var depth = 0

    /// Walking and releasing the tree take stack for each level.
    static let depthLimit = 200

    init(_ pattern: String, flags: RegexFlags) {
        scalars = Array(pattern.unicodeScalars)
        var offsets = [0]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        self.offsets = offsets
        self.flags = flags
    }

    /// The whole pattern.
    mutating func pattern() throws(RegexProblem) -> RegexNode {
        let node = try alternation()
        if peek() != nil {
            throw problem("there is no '(' for this ')'", hint: "write \\) for the character", 1)
        }
        for (group, range) in references where group > groupCount {
            throw RegexProblem(
                message: "there is no group \(group)",
                hint: groupCount == 0
                    ? "the regex has no capturing groups" : "the regex has \(groupCount)",
                range: range)
        }
        return node
    }

    // MARK: Characters

    /// The next character that means something: with the flag x, white space and comments don't.
    mutating func peek() -> Unicode.Scalar? {
        if flags.contains(.freeSpacing) { skipSpace() }
        return raw()
    }

    func raw(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private mutating func skipSpace() {
        while let next = raw() {
            if next == "#" {
                while let skipped = raw(), skipped != "\n", skipped != "\r" { position += 1 }
            } else if next.properties.isPatternWhitespace {
                position += 1
            } else {
                return
            }
        }
    }

    /// Takes the text where it is next.
    mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard position + wanted.count <= scalars.count,
            scalars[position..<(position + wanted.count)].elementsEqual(wanted)
        else { return false }
        position += wanted.count
        return true
    }

    /// A problem with what comes next, or with what lies between `start` and here.
    func problem(_ message: String, hint: String? = nil, _ count: Int) -> RegexProblem {
        let end = min(position + count, scalars.count)
        return RegexProblem(message: message, hint: hint, range: offsets[min(position, end)]..<offsets[end])
    }

    func problem(_ message: String, hint: String? = nil, from start: Int) -> RegexProblem {
        RegexProblem(message: message, hint: hint, range: range(from: start))
    }

    func range(from start: Int) -> Range<Int> {
        offsets[start]..<offsets[max(start, min(position, scalars.count))]
    }

    // MARK: Structure

    private mutating func alternation() throws(RegexProblem) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else {
            throw problem("the regex is nested deeper than \(Self.depthLimit) levels", 1)
        }
        var branches = [try sequence()]
        while peek() == "|" {
            position += 1
            branches.append(try sequence())
        }
        return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func sequence() throws(RegexProblem) -> RegexNode {
        var nodes: [RegexNode] = []
        while let next = peek(), next != "|", next != ")" {
            if next == "\\", raw(1) == "Q" {
                nodes += quotedText().map { literal($0) }
                if let last = nodes.popLast() { nodes.append(try quantified(last)) }
            } else if let term = try term(next) {
                nodes.append(try quantified(term))
            }
        }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    /// One term; nil for what only changes the flags or says nothing.
    private mutating func term(_ next: Unicode.Scalar) throws(RegexProblem) -> RegexNode? {
        switch next {
        case "(": return try group()
        case "[": return .set(try set())
        case "\\": return try escape()
        case ".":
            position += 1
            return .set(flags.contains(.dotAll) ? .all : .noLineTerminator)
        case "^":
            position += 1
            return .assertion(flags.contains(.multiline) ? .lineStart : .start)
        case "$":
            position += 1
            return .assertion(flags.contains(.multiline) ? .lineEnd : .finalEnd)
        case "*", "+", "?":
            throw problem("there is nothing to repeat", hint: "write \\\(next) for the character", 1)
        case "{", "}":
            throw problem("'\(next)' is no count here", hint: "write \\\(next) for the character", 1)
        default:
            position += 1
            return literal(next)
        }
    }

    /// One code point as it is, or in either case.
    func literal(_ scalar: Unicode.Scalar) -> RegexNode {
        guard flags.contains(.ignoreCase) else { return .scalar(scalar.value) }
        let variants = CaseFolding.variants(of: scalar.value)
        return variants.count == 1 ? .scalar(scalar.value) : .set(ScalarSet(variants))
    }

    // MARK: Quantifiers

    private mutating func quantified(_ term: RegexNode) throws(RegexProblem) -> RegexNode {
        guard var loop = try loop() else { return term }
        if raw() == "?" {
            loop.preference = .reluctant
            position += 1
        } else if raw() == "+" {
            loop.preference = .possessive
            position += 1
        }
        if let next = peek(), next == "*" || next == "+" || next == "?" || next == "{" {
            throw problem("this is already repeated", hint: "put it into a group: (?:...)\(next)", 1)
        }
        return .loop(term, loop)
    }

    private mutating func loop() throws(RegexProblem) -> RegexLoop? {
        switch peek() {
        case "*":
            position += 1
            return RegexLoop(minimum: 0)
        case "+":
            position += 1
            return RegexLoop(minimum: 1)
        case "?":
            position += 1
            return RegexLoop(minimum: 0, maximum: 1)
        case "{": return try counts()
        default: return nil
        }
    }

    /// `{n}`, `{n,}` or `{n,m}`.
    private mutating func counts() throws(RegexProblem) -> RegexLoop {
        let start = position
        position += 1
        let minimum = number()
        var maximum = minimum
        if take(",") { maximum = number() }
        let hasUpper = scalars[position - 1] != ","
        guard let minimum, take("}") else {
            throw problem(
                "a count is written {2}, {2,} or {2,5}", hint: "write \\{ for the character", from: start)
        }
        guard hasUpper else { return RegexLoop(minimum: minimum) }
        guard let maximum, maximum >= minimum else {
            throw problem("the larger count stands first", hint: "write {n,m} with n at most m", from: start)
        }
        guard maximum <= Self.countLimit else {
            throw problem("a count can't be larger than \(Self.countLimit)", from: start)
        }
        return RegexLoop(minimum: minimum, maximum: maximum)
    }

    private static let countLimit = 10_000

    /// Digits, which may be any number of them; more than fit are cut to a number that is too large.
    mutating func number() -> Int? {
        var value: Int?
        while let digit = raw(), ("0"..."9").contains(digit) {
            value = min((value ?? 0) * 10 + Int(digit.value - 0x30), 1_000_000)
            position += 1
        }
        return value
    }

    // MARK: Groups

    /// A group, after which the flags are again what they were before; nil for `(?i)`, whose flags stay, and comments.
    private mutating func group() throws(RegexProblem) -> RegexNode? {
        let outer = flags
        guard let node = try openedGroup() else { return nil }
        flags = outer
        return node
    }

    private mutating func openedGroup() throws(RegexProblem) -> RegexNode? {
        let start = position
        position += 1
        guard take("?") else {
            groupCount += 1
            let index = groupCount
            return .capture(try rest(from: start), group: index)
        }
        if take(":") { return try rest(from: start) }
        if take(">") { return .atomic(try rest(from: start)) }
        if take("=") { return .look(try rest(from: start), isAhead: true, isNegated: false) }
        if take("!") { return .look(try rest(from: start), isAhead: true, isNegated: true) }
        if take("<=") { return try lookbehind(from: start, isNegated: false) }
        if take("<!") { return try lookbehind(from: start, isNegated: true) }
        if take("<") { return try named(from: start) }
        if take("#") { return try comment(from: start) }
        return try flagged(from: start)
    }

    /// The inside of a group and its closing parenthesis.
    private mutating func rest(from start: Int) throws(RegexProblem) -> RegexNode {
        let inside = try alternation()
        guard take(")") else {
            position = start
            throw problem("the group has no ')'", hint: "write \\( for the character", 1)
        }
        return inside
    }

    private mutating func lookbehind(from start: Int, isNegated: Bool) throws(RegexProblem) -> RegexNode {
        let inside = try rest(from: start)
        guard inside.lengths.maximum != nil else {
            throw problem(
                "looking behind needs a longest length", hint: "replace * and + by counts such as {0,20}",
                from: start)
        }
        return .look(inside, isAhead: false, isNegated: isNegated)
    }

    private mutating func named(from start: Int) throws(RegexProblem) -> RegexNode {
        let name = try groupName()
        guard names[name] == nil else {
            throw problem("there is a group '\(name)' already", from: start)
        }
        groupCount += 1
        let index = groupCount
        names[name] = index
        return .capture(try rest(from: start), group: index)
    }

    /// A name and the `>` after it.
    mutating func groupName() throws(RegexProblem) -> String {
        let start = position
        var name = ""
        while let next = raw(), next.isASCII, next.properties.isAlphabetic || ("0"..."9").contains(next) {
            name.unicodeScalars.append(next)
            position += 1
        }
        guard let first = name.unicodeScalars.first, first.properties.isAlphabetic, take(">") else {
            position += 1
            throw problem("a group's name is letters and digits before '>'", from: start)
        }
        return name
    }

    private mutating func comment(from start: Int) throws(RegexProblem) -> RegexNode? {
        while let next = raw() {
            position += 1
            if next == ")" { return nil }
        }
        throw problem("the comment has no ')'", from: start)
    }

    /// `(?i)`, `(?i-m)` or `(?i:...)`.
    private mutating func flagged(from start: Int) throws(RegexProblem) -> RegexNode? {
        var new = flags
        var isOff = false
        while let next = raw(), next != ")", next != ":" {
            position += 1
            if next == "-", !isOff {
                isOff = true
            } else if let flag = RegexFlags.letters[next] {
                if isOff { new.remove(flag) } else { new.insert(flag) }
            } else {
                throw problem(
                    "'(?\(next)' means nothing", hint: "known are (?: (?= (?! (?<= (?<! (?> (?<name> (?imsx)",
                    from: start)
            }
        }
        flags = new
        if take(":") { return try rest(from: start) }
        guard take(")") else { throw problem("the group has no ')'", from: start) }
        return nil
    }
}
