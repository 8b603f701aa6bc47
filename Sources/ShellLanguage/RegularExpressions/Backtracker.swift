/// Runs a program by trying one way after the other, with a stack of its own for the ways not yet tried.
///
/// With a memory of which split was already reached at which position, no way is ever tried twice, and any pattern takes
/// time in proportion to the text. That holds for programs without backreferences, lookaround and atomic groups;
/// others run without memory, and the meter ends what takes too long.
struct Backtracker {
    private let program: RegexProgram
    private let text: RegexText
    private let meter: StepMeter
    private let searchStart: Int
    /// Where the match must end; nil where it may end anywhere.
    private let requiredEnd: Int?
    /// The positions noted: captures, turns of loops, marks. -1 where nothing is noted.
    private(set) var slots: [Int]
    private var choices: [Choice] = []
    /// A bit for each split at each position of a stretch of text; empty without memory.
    private var seen: [UInt64] = []
    private let stretch: Range<Int>
    private var budget = Self.budget

    /// A way not yet tried, or a note to be taken back on the way to it.
    private struct Choice {
        /// An address; negative for a note, of slot `-1 - address`, and past the program for a run.
        var address: Int
        var position: Int
        /// The position down to which a run may be shortened.
        var lower = 0
    }

    private static let budget = 1024
    /// A stack of so many ways is 96 MB.
    private static let choiceLimit = 4_000_000
    /// 64 MB.
    private static let memoLimit = 1 << 29

    /// A machine that looks for matches within a stretch of text.
    init(
        _ program: RegexProgram, _ text: RegexText, stretch: Range<Int>, searchStart: Int,
        requiredEnd: Int? = nil,
        remembers: Bool, meter: StepMeter
    ) {
        self.program = program
        self.text = text
        self.stretch = stretch
        self.searchStart = searchStart
        self.requiredEnd = requiredEnd
        self.meter = meter
        slots = Array(repeating: -1, count: program.slotCount)
        let (bits, overflow) = (stretch.count + 1).multipliedReportingOverflow(by: program.memoCount)
        if remembers, !overflow, bits <= Self.memoLimit {
            seen = Array(repeating: 0, count: bits / 64 + 1)
        }
    }

    /// Whether there is a match that starts at a position; `slots` then says where its groups are.
    mutating func matches(at start: Int) throws(Fault) -> Bool {
        choices.removeAll(keepingCapacity: true)
        for slot in slots.indices { slots[slot] = -1 }
        slots[0] = start
        return try run(from: start)
    }

    private mutating func run(from start: Int) throws(Fault) -> Bool {
        var address = 0
        var position = start
        while true {
            budget -= 1
            if budget == 0 { try pay() }
            if try step(&address, &position) { continue }
            if address < 0 {
                slots[1] = position
                return true
            }
            guard retreat(&address, &position) else { return false }
        }
    }

    private mutating func pay() throws(Fault) {
        budget = Self.budget
        try meter.count(Self.budget)
        guard choices.count <= Self.choiceLimit else {
            throw Fault(
                "the regex needs too much memory for this text", hint: "make its repetitions less ambiguous")
        }
    }

    /// Does one instruction; false where it failed, and, with a negative address, at the end of a match.
    @inline(__always)
    private mutating func step(_ address: inout Int, _ position: inout Int) throws(Fault) -> Bool {
        switch program.instructions[address] {
        case .scalar(let wanted):
            guard position < text.count else { return false }
            let (value, width) = text.scalar(at: position)
            guard value == wanted else { return false }
            position += width
        case .set(let number):
            guard position < text.count else { return false }
            let (value, width) = text.scalar(at: position)
            guard program.contains(value, in: number) else { return false }
            position += width
        case .any:
            guard position < text.count else { return false }
            position = text.after(position)
        case .jump(let target):
            address = target
            return true
        case .split(let first, let second, let memo):
            guard isNew(memo, position) else { return false }
            choices.append(Choice(address: second, position: position))
            address = first
            return true
        case .save(let slot): note(slot, position)
        case .capture(let group, let start):
            note(2 * group, slots[start])
            note(2 * group + 1, position)
        case .leaveIfEmpty(let slot, let exit):
            if slots[slot] == position {
                address = exit
                return true
            }
        case .assertion(let assertion):
            guard text.holds(assertion, at: position, searchStart: searchStart) else { return false }
        case .match:
            if let requiredEnd, position != requiredEnd { return false }
            address = -1
            return false
        default: return try rareStep(&address, &position)
        }
        address += 1
        return true
    }

    /// Whether a split is reached at a position for the first time.
    @inline(__always)
    private mutating func isNew(_ memo: Int, _ position: Int) -> Bool {
        guard !seen.isEmpty else { return true }
        let slot = program.turnSlots[memo]
        let row = slot >= 0 && slots[slot] == position ? memo + 1 : memo
        let bit = row * (stretch.count + 1) + position - stretch.lowerBound
        let mask = UInt64(1) << UInt64(bit & 63)
        guard seen[bit >> 6] & mask == 0 else { return false }
        seen[bit >> 6] |= mask
        return true
    }

    /// Writes a slot, so that going back restores it.
    private mutating func note(_ slot: Int, _ value: Int) {
        choices.append(Choice(address: -1 - slot, position: slots[slot]))
        slots[slot] = value
    }

    /// Goes back to the last way not yet tried; false where there is none.
    private mutating func retreat(_ address: inout Int, _ position: inout Int) -> Bool {
        while let choice = choices.popLast() {
            if choice.address < 0 {
                slots[-1 - choice.address] = choice.position
            } else if choice.address < program.instructions.count {
                (address, position) = (choice.address, choice.position)
                return true
            } else if choice.position > choice.lower {
                var shorter = choice
                shorter.position = text.before(choice.position)
                if shorter.position > shorter.lower { choices.append(shorter) }
                (address, position) = (choice.address - program.instructions.count, shorter.position)
                return true
            }
        }
        return false
    }

    // MARK: What no automaton does

    private mutating func rareStep(_ address: inout Int, _ position: inout Int) throws(Fault) -> Bool {
        switch program.instructions[address] {
        case .run(let set, let minimum, let maximum, let isPossessive):
            guard
                let least = try take(set, minimum, maximum, &position)
            else { return false }
            if !isPossessive, position > least {
                let past = address + 1 + program.instructions.count
                choices.append(Choice(address: past, position: position, lower: least))
            }
        case .backreference(let group, let ignoresCase):
            guard let end = endOfReference(group, ignoresCase, at: position) else { return false }
            position = end
        case .grapheme:
            guard let end = endOfGrapheme(at: position) else { return false }
            position = end
        case .open(let mark): open(mark, position)
        case .openNegative(let mark, let next):
            open(mark, position)
            choices.append(Choice(address: next, position: position))
        case .commit(let mark, let goesBack):
            forget(downTo: slots[mark])
            if goesBack { position = slots[mark + 1] }
        case .fail(let mark):
            abandon(downTo: slots[mark])
            return false
        case .goBack(let mark, let minimum, let maximum):
            return goBack(mark, minimum, maximum, &address, &position)
        case .arrive(let mark): guard position == slots[mark + 1] else { return false }
        default: return false
        }
        address += 1
        return true
    }

    /// Takes as many code points of a set as there are, and says where the fewest would end; nil where they are too few.
    private mutating func take(
        _ set: Int, _ minimum: Int, _ maximum: Int, _ position: inout Int
    ) throws(Fault) -> Int? {
        var count = 0
        var least = minimum == 0 ? position : -1
        while count < maximum, position < text.count {
            let (value, width) = text.scalar(at: position)
            guard program.contains(value, in: set) else { break }
            position += width
            count += 1
            if count == minimum { least = position }
            if count & 0xFFFF == 0 { try meter.count(Self.budget) }
        }
        return least < 0 ? nil : least
    }

    private mutating func open(_ mark: Int, _ position: Int) {
        let height = choices.count + 3
        note(mark, height)
        note(mark + 1, position)
        note(mark + 2, -1)
    }

    /// Drops the ways noted since a mark, but not what must be restored on going back past it.
    private mutating func forget(downTo height: Int) {
        let kept = choices[height...].filter { $0.address < 0 }
        choices.removeSubrange(height...)
        choices += kept
    }

    /// Takes back all that was noted since a mark, its own way out included.
    private mutating func abandon(downTo height: Int) {
        while choices.count > height, let choice = choices.popLast() {
            if choice.address < 0 { slots[-1 - choice.address] = choice.position }
        }
    }

    /// Begins what is looked for behind one code point further back than the last time.
    private mutating func goBack(
        _ mark: Int, _ minimum: Int, _ maximum: Int, _ address: inout Int, _ position: inout Int
    ) -> Bool {
        let length = slots[mark + 2] < 0 ? minimum : slots[mark + 2]
        guard length <= maximum else { return false }
        var start = slots[mark + 1]
        for _ in 0..<length {
            guard start > 0 else { return false }
            start = text.before(start)
        }
        choices.append(Choice(address: address, position: position))
        note(mark + 2, length + 1)
        choices.swapAt(choices.count - 1, choices.count - 2)
        position = start
        address += 1
        return true
    }

    private func endOfReference(_ group: Int, _ ignoresCase: Bool, at position: Int) -> Int? {
        let (start, end) = (slots[2 * group], slots[2 * group + 1])
        guard start >= 0, end >= start else { return nil }
        if ignoresCase { return endOfFolded(start..<end, at: position) }
        guard position + end - start <= text.count else { return nil }
        for offset in 0..<(end - start) where text.bytes[start + offset] != text.bytes[position + offset] {
            return nil
        }
        return position + end - start
    }

    private func endOfFolded(_ wanted: Range<Int>, at position: Int) -> Int? {
        var (left, right) = (wanted.lowerBound, position)
        while left < wanted.upperBound {
            guard right < text.count else { return nil }
            let (a, b) = (text.scalar(at: left), text.scalar(at: right))
            guard CaseFolding.fold(a.value) == CaseFolding.fold(b.value) else { return nil }
            left += a.width
            right += b.width
        }
        return right
    }

    private func endOfGrapheme(at position: Int) -> Int? {
        guard position < text.count else { return nil }
        // No character that people use is longer; one that is gets cut.
        var end = min(position + 256, text.count)
        while end < text.count, text.bytes[end] & 0xC0 == 0x80 { end -= 1 }
        let piece = String(decoding: text.bytes[position..<end], as: UTF8.self)
        return piece.first.map { position + String($0).utf8.count }
    }
}
