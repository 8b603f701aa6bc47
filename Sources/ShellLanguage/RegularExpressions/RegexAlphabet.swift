/// The classes of code points between which a program makes no difference.
///
/// Classes are found as code points turn up; class 0 is the text's end.
struct RegexAlphabet {
    private let scalars: [UInt32: UInt16]
    private let sets: [ScalarSet]
    /// What assertions of the program want to know.
    private let mask: RegexContext
    private var numbers: [Signature: Int32] = [:]
    /// A code point of each class.
    private(set) var representatives: [UInt32] = [0]
    private(set) var contexts: [RegexContext] = [[]]
    private(set) var ascii: [Int32] = []
    /// The classes of other code points, 256 at a time; -1 where a code point has not turned up.
    private var pages: [[Int32]] = []

    private struct Signature: Hashable {
        var scalar: UInt16
        var members: [UInt64]
        var context: RegexContext
    }

    init(_ program: RegexProgram, mask: RegexContext) {
        var scalars: [UInt32: UInt16] = [:]
        for case .scalar(let value) in program.instructions where scalars[value] == nil {
            scalars[value] = UInt16(scalars.count + 1)
        }
        self.scalars = scalars
        sets = program.sets
        self.mask = mask
        for value in UInt32(0)..<128 { ascii.append(add(value, isFinal: false)) }
    }

    /// How many classes there are.
    var count: Int { representatives.count }

    /// The class of a code point.
    mutating func number(of scalar: UInt32) -> Int32 {
        if scalar < 0x80 { return ascii[Int(scalar)] }
        let page = Int(scalar >> 8)
        if pages.count <= page { pages += Array(repeating: [], count: page + 1 - pages.count) }
        if pages[page].isEmpty { pages[page] = Array(repeating: -1, count: 256) }
        let known = pages[page][Int(scalar & 0xFF)]
        if known >= 0 { return known }
        let number = add(scalar, isFinal: false)
        pages[page][Int(scalar & 0xFF)] = number
        return number
    }

    /// The class of the line terminator that ends the text.
    mutating func number(ofFinal scalar: UInt32) -> Int32 {
        add(scalar, isFinal: true)
    }

    private mutating func add(_ scalar: UInt32, isFinal: Bool) -> Int32 {
        var context = RegexContext(scalar)
        if isFinal { context.insert(.final) }
        context.formIntersection(mask)
        let signature = Signature(scalar: scalars[scalar] ?? 0, members: members(scalar), context: context)
        if let known = numbers[signature] { return known }
        let number = Int32(representatives.count)
        numbers[signature] = number
        representatives.append(scalar)
        contexts.append(context)
        return number
    }

    private func members(_ scalar: UInt32) -> [UInt64] {
        var bits = Array(repeating: UInt64(0), count: sets.count / 64 + 1)
        for (index, set) in sets.enumerated() where set.contains(scalar) {
            bits[index / 64] |= 1 << UInt64(index % 64)
        }
        return bits
    }
}

extension RegexProgram {
    /// What its assertions want to know of the code points around a position.
    var contextMask: RegexContext {
        var mask: RegexContext = []
        for case .assertion(let assertion) in instructions {
            switch assertion {
            case .start, .end, .searchStart: mask.formUnion([.exists])
            case .lineStart, .lineEnd: mask.formUnion([.exists, .terminator, .carriageReturn, .lineFeed])
            case .finalEnd: mask.formUnion([.exists, .final])
            case .wordBoundary, .noWordBoundary: mask.formUnion([.exists, .word, .extends])
            case .notBeforeLineFeed: mask.formUnion([.exists, .lineFeed])
            }
        }
        return mask
    }
}
