import Synchronization

/// A regular expression in ICU's dialect, ready to search.
///
/// An automaton says whether and where there is a match; the backtracking machine says where its groups are, and does all
/// of it for what no automaton can do.
final class RegularExpression: Sendable {
    let groupCount: Int
    /// The numbers of the groups that have names.
    let names: [String: Int]
    private let program: RegexProgram
    private let needsBacktracking: Bool
    private let prefilter: RegexPrefilter?
    /// The text that this stands for, where it is only that.
    private let literal: RegexPrefilter?
    private let literalLength: Int
    private let programs: (search: RegexProgram, reversed: RegexProgram)?
    /// Automata that nobody uses: each search takes a pair and gives it back.
    private let idle = Mutex<[Pair]>([])

    /// The automata of one search; used by whoever took them, one at a time.
    private struct Pair: @unchecked Sendable {
        let search: RegexAutomaton
        let reversed: RegexAutomaton
    }

    init(_ pattern: String, flags: RegexFlags) throws(RegexProblem) {
        var parser = RegexParser(pattern, flags: flags)
        let node = try parser.pattern()
        groupCount = parser.groupCount
        names = parser.names
        let prefix = node.prefix
        literal = prefix.isWhole && !prefix.bytes.isEmpty ? .literal(prefix.bytes) : nil
        literalLength = prefix.bytes.count
        prefilter = RegexPrefilter(node)
        let groups = parser.groupCount
        do throws(RegexTooLarge) {
            let needsBacktracking = node.needsBacktracking
            let program = try RegexCompiler.compile(node, groupCount: groups, usesRuns: needsBacktracking)
            let loops = program.slotCount - RegexProgram.slotCount(ofGroups: groups)
            self.program = program
            self.needsBacktracking = needsBacktracking || loops > 63
            programs =
                self.needsBacktracking || literal != nil
                ? nil
                : (
                    try RegexCompiler.compile(node, groupCount: groups, searches: true),
                    try RegexCompiler.compile(node, groupCount: groups, isReversed: true)
                )
        } catch {
            throw RegexProblem(
                message: "the regex is too large", hint: "its counts multiply: make them smaller",
                range: 0..<pattern.utf8.count)
        }
    }

    // MARK: Searching

    /// Whether there is a match anywhere.
    func matches(_ text: RegexText, _ meter: StepMeter) throws(Fault) -> Bool {
        if let literal { return literal.next(in: text.bytes, from: 0) < text.count }
        guard let pair = take() else { return try backtrack(text, from: 0, meter) != nil }
        defer { giveBack(pair) }
        return try pair.search.endOfMatch(
            in: text, from: 0, earliest: true, prefilter: prefilter, meter: meter)
            != nil
    }

    /// The first match at or after a position: for each group where it starts and ends, -1 where it took no part.
    func firstMatch(in text: RegexText, from start: Int, _ meter: StepMeter) throws(Fault) -> [Int]? {
        if let literal {
            let found = literal.next(in: text.bytes, from: start)
            return found < text.count ? [found, found + literalLength] : nil
        }
        guard let pair = take() else { return try backtrack(text, from: start, meter) }
        defer { giveBack(pair) }
        return try firstMatch(in: text, from: start, pair, withGroups: groupCount > 0, meter)
    }

    private func firstMatch(
        in text: RegexText, from start: Int, _ pair: Pair, withGroups: Bool, _ meter: StepMeter
    ) throws(Fault) -> [Int]? {
        guard
            let end = try pair.search.endOfMatch(
                in: text, from: start, earliest: false, prefilter: prefilter, meter: meter)
        else { return nil }
        let origin = try pair.reversed.startOfMatch(in: text, endingAt: end, notBefore: start, meter: meter)
        guard case .found(let first) = origin else {
            return try backtrack(text, from: start, endingAt: end, meter)
        }
        guard withGroups else { return [first, end] }
        var machine = Backtracker(
            program, text, stretch: first..<end, searchStart: start, requiredEnd: end, remembers: true,
            meter: meter)
        return try machine.matches(at: first) ? captures(machine) : nil
    }

    /// Tries each position in turn.
    private func backtrack(
        _ text: RegexText, from start: Int, endingAt end: Int? = nil, _ meter: StepMeter
    ) throws(Fault) -> [Int]? {
        var machine = Backtracker(
            program, text, stretch: start..<(end ?? text.count), searchStart: start, requiredEnd: end,
            remembers: !needsBacktracking, meter: meter)
        var position = start
        while position <= text.count {
            if let prefilter {
                position = prefilter.next(in: text.bytes, from: position)
                if position >= text.count { return nil }
            }
            if try machine.matches(at: position) { return captures(machine) }
            guard position < text.count else { return nil }
            position = text.after(position)
        }
        return nil
    }

    private func captures(_ machine: Backtracker) -> [Int] {
        Array(machine.slots.prefix(2 * (groupCount + 1)))
    }

    private func take() -> Pair? {
        guard let programs else { return nil }
        if let idle = idle.withLock({ $0.popLast() }) { return idle }
        let slots = RegexProgram.slotCount(ofGroups: groupCount)
        return Pair(
            search: RegexAutomaton(programs.search, captureSlots: slots, marksStart: prefilter != nil),
            reversed: RegexAutomaton(programs.reversed, captureSlots: slots, isReversed: true))
    }

    private func giveBack(_ pair: Pair) {
        idle.withLock { $0.append(pair) }
    }

    /// Calls `body` with each match, from left to right; after an empty one the search goes on one code point later.
    ///
    /// Without groups a match is only where it starts and ends, which is found faster.
    func forEachMatch(
        in text: RegexText, withGroups: Bool = true, _ meter: StepMeter, _ body: ([Int]) throws(Fault) -> Void
    ) throws(Fault) {
        let pair = literal == nil ? take() : nil
        defer { if let pair { giveBack(pair) } }
        var start = 0
        while start <= text.count {
            let found =
                if let pair {
                    try firstMatch(
                        in: text, from: start, pair, withGroups: withGroups && groupCount > 0, meter)
                } else { try firstMatch(in: text, from: start, meter) }
            guard let match = found else { return }
            try body(match)
            guard match[1] == match[0] else {
                start = match[1]
                continue
            }
            guard match[1] < text.count else { return }
            start = text.after(match[1])
        }
    }
}
