/// Turns a tree into a program.
struct RegexCompiler {
    private(set) var program = RegexProgram()
    /// Whether the text is read from its end to its start.
    let isReversed: Bool
    /// Whether loops over one code point are one instruction: faster, but only for backtracking without memory.
    let usesRuns: Bool
    private var groupCount = 0
    /// Where the turn begins of the innermost loop that may take no text.
    private var turnSlot = -1

    /// The program for a whole pattern; throws where it would be too large.
    static func compile(
        _ node: RegexNode, groupCount: Int, isReversed: Bool = false, usesRuns: Bool = false,
        searches: Bool = false
    ) throws(RegexTooLarge) -> RegexProgram {
        var compiler = RegexCompiler(isReversed: isReversed, usesRuns: usesRuns)
        compiler.program.slotCount = RegexProgram.slotCount(ofGroups: groupCount)
        compiler.groupCount = groupCount
        if searches { try compiler.emitSearch() }
        try compiler.compile(node)
        try compiler.emit(.match)
        return compiler.program
    }

    private init(isReversed: Bool, usesRuns: Bool) {
        self.isReversed = isReversed
        self.usesRuns = usesRuns
    }

    /// What lets a match begin anywhere, the earliest first.
    private mutating func emitSearch() throws(RegexTooLarge) {
        try emitSplit(3, 1)
        try emit(.any)
        try emit(.jump(0))
    }

    // MARK: Emitting

    private var here: Int { program.instructions.count }

    private mutating func emit(_ instruction: RegexInstruction) throws(RegexTooLarge) {
        guard here < RegexProgram.sizeLimit else { throw RegexTooLarge() }
        program.instructions.append(instruction)
    }

    private mutating func emitSplit(_ first: Int, _ second: Int) throws(RegexTooLarge) {
        try emit(.split(first, second, memo: program.memoCount))
        program.turnSlots += turnSlot < 0 ? [-1] : [turnSlot, turnSlot]
    }

    /// A split whose one way is not known yet.
    private mutating func emitOpenSplit() throws(RegexTooLarge) -> Int {
        try emitSplit(here + 1, here + 1)
        return here - 1
    }

    /// Completes a split: one way is the next instruction, the other one leads here.
    private mutating func close(_ address: Int, isReluctant: Bool) {
        guard case .split(_, _, let memo) = program.instructions[address] else { return }
        program.instructions[address] =
            isReluctant ? .split(here, address + 1, memo: memo) : .split(address + 1, here, memo: memo)
    }

    private mutating func number(of set: ScalarSet) -> Int {
        program.add(set)
        return program.sets.count - 1
    }

    private mutating func newSlots(_ count: Int) -> Int {
        defer { program.slotCount += count }
        return program.slotCount
    }

    // MARK: Nodes

    private mutating func compile(_ node: RegexNode) throws(RegexTooLarge) {
        switch node {
        case .empty: break
        case .scalar(let value): try emit(.scalar(value))
        case .set(let set): try emit(.set(number(of: set)))
        case .sequence(let nodes):
            if isReversed {
                for node in nodes.reversed() { try compile(node) }
            } else {
                for node in nodes { try compile(node) }
            }
        case .alternation(let nodes): try compile(alternatives: nodes)
        case .capture(let node, let group):
            let start = 2 * (groupCount + 1) + group - 1
            try emit(.save(start))
            try compile(node)
            try emit(.capture(group: group, start: start))
        case .loop(let node, let loop): try compile(node, loop)
        case .atomic(let node):
            let mark = newSlots(3)
            try emit(.open(mark: mark))
            try compile(node)
            try emit(.commit(mark: mark, goesBack: false))
        case .look(let node, let isAhead, let isNegated): try compile(node, isAhead, isNegated)
        case .assertion(let assertion): try emit(.assertion(assertion))
        case .backreference(let group, let ignoresCase):
            try emit(.backreference(group: group, ignoresCase: ignoresCase))
        case .grapheme: try emit(.grapheme)
        }
    }

    private mutating func compile(alternatives nodes: [RegexNode]) throws(RegexTooLarge) {
        var exits: [Int] = []
        for (index, node) in nodes.enumerated() {
            guard index < nodes.count - 1 else {
                try compile(node)
                break
            }
            let split = try emitOpenSplit()
            try compile(node)
            exits.append(here)
            try emit(.jump(0))
            close(split, isReluctant: false)
        }
        for exit in exits { program.instructions[exit] = .jump(here) }
    }

    // MARK: Loops

    private mutating func compile(_ node: RegexNode, _ loop: RegexLoop) throws(RegexTooLarge) {
        if usesRuns, loop.preference != .reluctant, let set = node.single {
            return try emit(
                .run(
                    set: number(of: set), minimum: loop.minimum, maximum: loop.maximum ?? .max,
                    isPossessive: loop.preference == .possessive))
        }
        if loop.preference == .possessive {
            let greedy = RegexLoop(minimum: loop.minimum, maximum: loop.maximum)
            return try compile(.atomic(.loop(node, greedy)))
        }
        let isReluctant = loop.preference == .reluctant
        let canBeEmpty = node.lengths.minimum == 0
        let isPlus = loop.maximum == nil && loop.minimum > 0 && !canBeEmpty
        for _ in 0..<(isPlus ? loop.minimum - 1 : loop.minimum) { try compile(node) }
        guard let maximum = loop.maximum else {
            return try compileEndless(node, isReluctant, isPlus: isPlus, canBeEmpty: canBeEmpty)
        }
        var splits: [Int] = []
        for _ in loop.minimum..<max(maximum, loop.minimum) {
            splits.append(try emitOpenSplit())
            try compile(node)
        }
        for split in splits { close(split, isReluctant: isReluctant) }
    }

    private mutating func compileEndless(
        _ node: RegexNode, _ isReluctant: Bool, isPlus: Bool, canBeEmpty: Bool
    ) throws(RegexTooLarge) {
        let start = here
        if isPlus {
            try compile(node)
            let next = here + 1
            return try isReluctant ? emitSplit(next, start) : emitSplit(start, next)
        }
        let split = try emitOpenSplit()
        guard canBeEmpty else {
            try compile(node)
            try emit(.jump(start))
            return close(split, isReluctant: isReluctant)
        }
        let slot = newSlots(1)
        let outer = turnSlot
        turnSlot = slot
        defer { turnSlot = outer }
        try emit(.save(slot))
        try compile(node)
        try emit(.leaveIfEmpty(slot: slot, exit: here + 2))
        try emit(.jump(start))
        close(split, isReluctant: isReluctant)
    }

    // MARK: Lookaround

    private mutating func compile(
        _ node: RegexNode, _ isAhead: Bool, _ isNegated: Bool
    ) throws(RegexTooLarge) {
        let mark = newSlots(3)
        let opening = here
        try emit(.open(mark: mark))
        if !isAhead {
            let lengths = node.lengths
            try emit(
                .goBack(mark: mark, minimum: lengths.minimum, maximum: lengths.maximum ?? lengths.minimum))
        }
        try compile(node)
        if !isAhead { try emit(.arrive(mark: mark)) }
        try emit(isNegated ? .fail(mark: mark) : .commit(mark: mark, goesBack: true))
        if isNegated { program.instructions[opening] = .openNegative(mark: mark, next: here) }
    }
}

/// A regular expression whose counts make too large a program.
struct RegexTooLarge: Error {}

extension RegexNode {
    /// The set, where this takes exactly one code point.
    fileprivate var single: ScalarSet? {
        switch self {
        case .scalar(let value): ScalarSet([value])
        case .set(let set): set
        default: nil
        }
    }
}
