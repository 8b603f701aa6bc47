// Regular expressions in ICU's dialect, as `NSRegularExpression` documents it. What a pattern says is a tree (RegexNode),
// which becomes a program (RegexProgram) that two engines run over UTF-8: a lazily built automaton, linear whatever the
// pattern, and a backtracking machine for captures and for what no automaton can do (backreferences, lookaround, atomic
// groups). Neither recurses; both count their steps, so that a host's limits and Ctrl-C stop them like any loop.

/// A regular expression as a tree.
indirect enum RegexNode {
    case empty
    /// Exactly this code point.
    case scalar(UInt32)
    /// One code point out of a set.
    case set(ScalarSet)
    case sequence([RegexNode])
    case alternation([RegexNode])
    case capture(RegexNode, group: Int)
    case loop(RegexNode, RegexLoop)
    /// `(?>...)`: what matched once is not tried another way.
    case atomic(RegexNode)
    case look(RegexNode, isAhead: Bool, isNegated: Bool)
    case assertion(RegexAssertion)
    case backreference(group: Int, ignoresCase: Bool)
    /// `\X`: what a person takes for one character.
    case grapheme
}

/// How often something is repeated, and what is tried first.
struct RegexLoop: Hashable {
    enum Preference {
        /// As often as possible first.
        case greedy
        /// As seldom as possible first.
        case reluctant
        /// As often as possible, and no other way.
        case possessive
    }

    var minimum: Int
    /// nil where there is no bound.
    var maximum: Int?
    var preference = Preference.greedy
}

/// A condition on a position, which takes no text.
enum RegexAssertion {
    /// `\A`, and `^` without the flag m.
    case start
    /// `^` with the flag m.
    case lineStart
    /// `\z`
    case end
    /// `\Z`, and `$` without the flag m: the end, or before a line terminator that ends the text.
    case finalEnd
    /// `$` with the flag m.
    case lineEnd
    /// `\b`
    case wordBoundary
    /// `\B`
    case noWordBoundary
    /// `\G`: where the search began.
    case searchStart
    /// Not between CR and LF: `\R` takes both or neither.
    case notBeforeLineFeed
}

/// What the flags after a regex, or `(?...)` inside, switch on.
struct RegexFlags: OptionSet {
    let rawValue: UInt8

    /// `i`
    static let ignoreCase = RegexFlags(rawValue: 1)
    /// `m`: `^` and `$` stand at every line.
    static let multiline = RegexFlags(rawValue: 2)
    /// `s`: `.` takes line terminators too.
    static let dotAll = RegexFlags(rawValue: 4)
    /// `x`: white space and `#` comments in the pattern mean nothing.
    static let freeSpacing = RegexFlags(rawValue: 8)

    static let letters: [Unicode.Scalar: RegexFlags] = [
        "i": .ignoreCase, "m": .multiline, "s": .dotAll, "x": .freeSpacing,
    ]
}

/// Why a pattern can't be read, and where in it, in bytes.
struct RegexProblem: Error {
    var message: String
    var hint: String?
    var range: Range<Int>
}
