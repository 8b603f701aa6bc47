/// One step of a compiled regular expression; the numbers are addresses of instructions unless said otherwise.
enum RegexInstruction {
    case scalar(UInt32)
    /// One code point of the set with this number.
    case set(Int)
    case any
    case jump(Int)
    /// Goes on at the first; if that fails, at the second. `memo` is its row in the memory of what was tried.
    case split(Int, Int, memo: Int)
    /// Notes the position in a slot: where groups and the turns of loops begin.
    case save(Int)
    /// Ends a group whose beginning a slot has: until then a reference to it sees what it was the last time.
    case capture(group: Int, start: Int)
    /// Leaves a loop whose turn took no text.
    case leaveIfEmpty(slot: Int, exit: Int)
    case assertion(RegexAssertion)
    case backreference(group: Int, ignoresCase: Bool)
    case grapheme
    /// A loop over one code point of a set: as often as possible, and then less often, unless possessive.
    case run(set: Int, minimum: Int, maximum: Int, isPossessive: Bool)
    /// Opens what is looked at or is atomic: notes the position and how many choices there are.
    case open(mark: Int)
    /// Forgets the choices made since a mark; a lookaround also goes back to where it began.
    case commit(mark: Int, goesBack: Bool)
    /// Opens a negative lookaround: if what follows fails, goes on at the address.
    case openNegative(mark: Int, next: Int)
    /// What a negative lookaround looks for is there.
    case fail(mark: Int)
    /// Goes back by some code points, and if that fails by more, up to a bound.
    case goBack(mark: Int, minimum: Int, maximum: Int)
    /// What was looked for behind ends where it was looked from.
    case arrive(mark: Int)
    case match
}

/// A compiled regular expression, for one of the engines.
struct RegexProgram {
    var instructions: [RegexInstruction] = []
    private(set) var sets: [ScalarSet] = []
    /// The bits of each set's ASCII members, side by side: looking at them touches no reference count.
    private var ascii: [UInt64] = []
    /// How many rows the memory of what was tried has.
    var memoCount: Int { turnSlots.count }
    /// For each row, where the turn began of the loop around it that may take no text; -1 where there is none. A split
    /// in such a loop has a second row, for turns that have taken nothing yet: they go on differently.
    var turnSlots: [Int] = []
    /// How many positions it notes: two for each group, the whole match first, then where
    /// groups begin, then those of loops and marks.
    var slotCount = 0

    /// How many of the slots belong to groups.
    static func slotCount(ofGroups count: Int) -> Int {
        2 * (count + 1) + count
    }

    mutating func add(_ set: ScalarSet) {
        sets.append(set)
        ascii += [set.low, set.high]
    }

    @inline(__always)
    func contains(_ scalar: UInt32, in set: Int) -> Bool {
        guard scalar >= 0x80 else {
            return ascii[2 * set + Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
        }
        return sets[set].contains(scalar)
    }

    /// The largest number of instructions: counts in counts multiply.
    static let sizeLimit = 30_000
}
