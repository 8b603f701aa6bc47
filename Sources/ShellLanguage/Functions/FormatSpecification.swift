/// A specification of Python's format mini language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpecification {
    var fill: Character = " "
    var align: Character?
    var sign: Character = "-"
    /// `z`: minus zero is zero.
    var dropsNegativeZero = false
    /// `#`: prefixes such as `0x`, and a decimal point always.
    var isAlternate = false
    /// `0` before the width.
    var isZeroPadded = false
    var width = 0
    var grouping: Character?
    var precision: Int?
    var type: Character?

    /// More than anyone prints.
    private static let longest = 1_000_000

    init(_ text: String) throws(Fault) {
        var rest = Array(text)[...]
        if rest.count > 1, let second = rest.dropFirst().first, "<>=^".contains(second) {
            fill = rest.removeFirst()
            align = rest.removeFirst()
        } else if let first = rest.first, "<>=^".contains(first) {
            align = rest.removeFirst()
        }
        if let first = rest.first, "+- ".contains(first) { sign = rest.removeFirst() }
        dropsNegativeZero = Self.take("z", &rest)
        isAlternate = Self.take("#", &rest)
        isZeroPadded = Self.take("0", &rest)
        width = try Self.number(&rest, text) ?? 0
        if let first = rest.first, ",_".contains(first) { grouping = rest.removeFirst() }
        if Self.take(".", &rest) {
            guard let digits = try Self.number(&rest, text) else {
                throw Self.problem(text, "digits belong after the '.'")
            }
            precision = digits
        }
        type = rest.popFirst()
        guard rest.isEmpty else {
            throw Self.problem(text, "it is [[fill]align][sign][#][0][width][,][.precision][type]")
        }
    }

    private static func take(_ character: Character, _ rest: inout ArraySlice<Character>) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    private static func number(_ rest: inout ArraySlice<Character>, _ text: String) throws(Fault) -> Int? {
        var number: Int?
        while let digit = rest.first, ("0"..."9").contains(digit) {
            number = min((number ?? 0) * 10 + (digit.wholeNumberValue ?? 0), longest + 1)
            rest.removeFirst()
        }
        if let number, number > longest { throw problem(text, "widths and precisions go up to \(longest)") }
        return number
    }

    static func problem(_ text: String, _ hint: String) -> Fault {
        Fault("'\(text)' is no format", hint: hint)
    }

    /// The text with what fills it to the width; numbers stand right unless something else is said.
    func padded(_ text: String, isNumber: Bool, signLength: Int = 0) -> String {
        let missing = width - text.count
        guard missing > 0 else { return text }
        let usesZeros = isZeroPadded && align == nil
        let filler = usesZeros && fill == " " ? "0" : fill
        let align = self.align ?? (usesZeros && isNumber ? "=" : isNumber ? ">" : "<")
        switch align {
        case "<": return text + String(repeating: filler, count: missing)
        case "^":
            let left = missing / 2
            return String(repeating: filler, count: left) + text
                + String(repeating: filler, count: missing - left)
        case "=":
            return text.prefix(signLength) + String(repeating: filler, count: missing)
                + text.dropFirst(signLength)
        default: return String(repeating: filler, count: missing) + text
        }
    }

    /// Digits in groups, with zeros up to a length where they fill it.
    func grouped(_ digits: String, size: Int, atLeast length: Int) -> String {
        guard let grouping else { return digits }
        var groups: [String] = []
        var rest = Array(digits)[...]
        var missing = length
        while true {
            let count = min(size, max(rest.count, missing, 1))
            let taken = rest.suffix(count)
            groups.append(String(repeating: "0", count: count - taken.count) + String(taken))
            rest = rest.dropLast(taken.count)
            missing -= count
            if rest.isEmpty, missing <= 0 { break }
            missing -= 1
        }
        return groups.reversed().joined(separator: String(grouping))
    }
}
