/// A deterministic automaton that is built while it reads: each state is the list of the instructions that a program may
/// be at, the preferred first.
///
/// Reading takes a step for each code point, whatever the pattern. A match is noticed one code point late, when what
/// follows it is known: that is what `$` and `\b` need.
final class RegexAutomaton {
    let program: RegexProgram
    /// Whether it reads from the end to the start: it then looks for the longest match instead of the preferred one.
    let isReversed: Bool
    let mask: RegexContext
    private(set) var alphabet: RegexAlphabet
    private let captureSlots: Int
    /// Whether reading stops where nothing is found yet, so that a filter can go on from there.
    private let marksStart: Bool

    /// What each state does for each class; states are named by where their row starts.
    private(set) var table: UnsafeMutablePointer<Int32>
    private var capacity = 0
    private(set) var stride: Int
    private var states: [State] = []
    private var numbers: [State: Int32] = [:]
    private var starts: [RegexContext: Int32] = [:]

    // Marks of the instructions seen while one entry is made.
    private var seen: [UInt32]
    private var listed: [UInt32]
    private var generation: UInt32 = 0

    private struct State: Hashable {
        var addresses: [Int32]
        var context: RegexContext
    }

    /// 4 MB of entries; then it forgets everything and goes on.
    private static let entryLimit = 1 << 20

    init(_ program: RegexProgram, captureSlots: Int, isReversed: Bool = false, marksStart: Bool = false) {
        self.program = program
        self.isReversed = isReversed
        self.captureSlots = captureSlots
        self.marksStart = marksStart
        mask = program.contextMask
        alphabet = RegexAlphabet(program, mask: mask)
        stride = alphabet.count + 4
        seen = Array(repeating: 0, count: program.instructions.count)
        listed = seen
        capacity = 16 * stride
        table = .allocate(capacity: capacity)
    }

    deinit {
        table.deallocate()
    }

    // MARK: States

    /// The state at the start of a search, after or before what the context says.
    func start(_ context: RegexContext) -> Int32 {
        let context = context.intersection(mask)
        if let known = starts[context] { return known }
        let number = number(of: State(addresses: [0], context: context))
        starts[context] = number
        return number
    }

    private func number(of state: State) -> Int32 {
        if let known = numbers[state] { return known }
        let number = Int32(states.count * stride)
        states.append(state)
        numbers[state] = number
        if states.count * stride > capacity { grow() }
        (table + Int(number)).initialize(repeating: Entry.unknown, count: stride)
        return number
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Int32>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: table, count: (states.count - 1) * stride)
        table.deallocate()
        table = larger
        capacity *= 2
    }

    /// Forgets all states but one, whose new name is returned.
    private func forget(but state: Int32) -> Int32 {
        let kept = states[Int(state) / stride]
        states = []
        numbers = [:]
        starts = [:]
        stride = alphabet.count * 2
        while capacity < stride * 16 { capacity *= 2 }
        table.deallocate()
        table = .allocate(capacity: capacity)
        return number(of: kept)
    }

    // MARK: Reading

    /// The class of a code point that is not ASCII, or ends the text; the state gets another name where rows grow.
    func number(of scalar: UInt32, isFinal: Bool, _ state: inout Int32) -> Int {
        let number = isFinal ? alphabet.number(ofFinal: scalar) : alphabet.number(of: scalar)
        if alphabet.count > stride { state = forget(but: state) }
        return Int(number)
    }

    /// What a state does for a class of code points.
    func entry(_ state: inout Int32, _ number: Int) -> Int32 {
        let known = table[Int(state) + number]
        guard known == Entry.unknown else { return known }
        if states.count * stride > Self.entryLimit { state = forget(but: state) }
        let entry = makeEntry(states[Int(state) / stride], number)
        table[Int(state) + number] = entry
        return entry
    }

    private func makeEntry(_ state: State, _ number: Int) -> Int32 {
        let ahead = alphabet.contexts[number]
        // A mark on the left belongs to a character that is not read yet.
        if isReversed, ahead.contains(.extends) { return Entry.gaveUp }
        let (next, isMatch) = step(state, number, ahead)
        let flag = isMatch ? Entry.match : 0
        guard !next.isEmpty else { return Entry.halt | flag }
        let isStart = marksStart && next == [0]
        var context = ahead
        if !isReversed, ahead.contains(.extends) {
            context.remove(.word)
            if state.context.contains(.word) { context.insert(.word) }
        }
        return self.number(of: State(addresses: next, context: context)) | flag | (isStart ? Entry.start : 0)
    }

    /// Where a state's instructions lead by a code point, and whether a match ends before it.
    private func step(_ state: State, _ number: Int, _ ahead: RegexContext) -> (next: [Int32], isMatch: Bool)
    {
        generation &+= 1
        var next: [Int32] = []
        var isMatch = false
        var pending = state.addresses.reversed().map { (address: Int($0), turns: UInt64(0)) }
        while let (address, turns) = pending.popLast() {
            let instruction = program.instructions[address]
            if case .leaveIfEmpty(let slot, let exit) = instruction {
                // Whether the turn took text depends on the way here, so all ways here count.
                pending.append((turns & bit(slot) != 0 ? exit : address + 1, turns))
                continue
            }
            guard seen[address] != generation else { continue }
            seen[address] = generation
            switch instruction {
            case .jump(let target): pending.append((target, turns))
            case .split(let first, let second, _):
                pending.append((second, turns))
                pending.append((first, turns))
            case .capture: pending.append((address + 1, turns))
            case .save(let slot): pending.append((address + 1, turns | bit(slot)))
            case .assertion(let assertion):
                let (before, after) = isReversed ? (ahead, state.context) : (state.context, ahead)
                if assertion.holds(before: before, after: after) { pending.append((address + 1, turns)) }
            case .match:
                isMatch = true
                if !isReversed { return (next, true) }
            default:
                guard number != 0, takes(instruction, alphabet.representatives[number]) else { break }
                list(address + 1, in: &next)
            }
        }
        return (next, isMatch)
    }

    private func list(_ address: Int, in next: inout [Int32]) {
        var address = address
        while case .jump(let target) = program.instructions[address] { address = target }
        guard listed[address] != generation else { return }
        listed[address] = generation
        next.append(Int32(address))
    }

    private func takes(_ instruction: RegexInstruction, _ scalar: UInt32) -> Bool {
        switch instruction {
        case .scalar(let wanted): scalar == wanted
        case .set(let number): program.contains(scalar, in: number)
        case .any: true
        default: false
        }
    }

    /// The bit of a loop's slot; none for a capture's.
    private func bit(_ slot: Int) -> UInt64 {
        slot < captureSlots ? 0 : 1 << UInt64(min(slot - captureSlots, 63))
    }

    /// What stands in the table: a state's name with flags, or one of two negative numbers.
    enum Entry {
        static let unknown: Int32 = -1
        /// Only looking at more of the text could tell.
        static let gaveUp: Int32 = -2
        /// The state is that of a search that has found nothing yet.
        static let start: Int32 = 1 << 27
        /// A match ends before this code point.
        static let match: Int32 = 1 << 28
        /// Nothing can match any more.
        static let halt: Int32 = 1 << 29
        static let name: Int32 = (1 << 27) - 1
    }
}
