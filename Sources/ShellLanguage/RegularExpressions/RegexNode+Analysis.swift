extension RegexNode {
    /// How many code points a match may have; no maximum where there is no bound.
    var lengths: (minimum: Int, maximum: Int?) {
        switch self {
        case .empty, .look, .assertion: (0, 0)
        case .scalar, .set: (1, 1)
        case .sequence(let nodes): Self.sum(nodes)
        case .alternation(let nodes): Self.span(nodes)
        case .capture(let node, _), .atomic(let node): node.lengths
        case .loop(let node, let loop): Self.repeated(node, loop)
        case .backreference: (0, nil)
        case .grapheme: (1, nil)
        }
    }

    private static func sum(_ nodes: [RegexNode]) -> (minimum: Int, maximum: Int?) {
        var total: (minimum: Int, maximum: Int?) = (0, 0)
        for node in nodes {
            let lengths = node.lengths
            total.minimum = min(total.minimum + lengths.minimum, longest)
            total.maximum = total.maximum.flatMap { sum in lengths.maximum.map { min(sum + $0, longest) } }
        }
        return total
    }

    private static func span(_ nodes: [RegexNode]) -> (minimum: Int, maximum: Int?) {
        let all = nodes.map(\.lengths)
        let maxima = all.compactMap(\.maximum)
        return (all.map(\.minimum).min() ?? 0, maxima.count == all.count ? maxima.max() : nil)
    }

    private static func repeated(_ node: RegexNode, _ loop: RegexLoop) -> (minimum: Int, maximum: Int?) {
        let lengths = node.lengths
        let minimum = min(lengths.minimum.multipliedCapped(by: loop.minimum), longest)
        guard let most = lengths.maximum else { return (minimum, nil) }
        guard let count = loop.maximum else { return (minimum, most == 0 ? 0 : nil) }
        return (minimum, min(most.multipliedCapped(by: count), longest))
    }

    /// No sum of lengths gets larger than this.
    private static let longest = 1 << 40

    /// Whether no automaton can run it: it looks around, back, or refuses to try another way.
    var needsBacktracking: Bool {
        switch self {
        case .atomic, .look, .backreference, .grapheme, .assertion(.searchStart): true
        case .empty, .scalar, .set, .assertion: false
        case .sequence(let nodes), .alternation(let nodes): nodes.contains(where: \.needsBacktracking)
        case .capture(let node, _): node.needsBacktracking
        case .loop(let node, let loop): loop.preference == .possessive || node.needsBacktracking
        }
    }

    /// Whether an endless loop in it may turn without taking text: then only backtracking knows where such a match ends.
    var hasEmptyLoop: Bool {
        switch self {
        case .empty, .scalar, .set, .assertion, .backreference, .grapheme: false
        case .sequence(let nodes), .alternation(let nodes): nodes.contains(where: \.hasEmptyLoop)
        case .capture(let node, _), .atomic(let node), .look(let node, _, _): node.hasEmptyLoop
        case .loop(let node, let loop):
            (loop.maximum == nil && node.lengths.minimum == 0) || node.hasEmptyLoop
        }
    }

    /// The bytes that every match begins with, and whether they are all of it.
    var prefix: (bytes: [UInt8], isWhole: Bool) {
        switch self {
        case .empty: return ([], true)
        case .scalar(let value):
            return (Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? [], true)
        case .sequence(let nodes):
            var bytes: [UInt8] = []
            for node in nodes {
                let part = node.prefix
                bytes += part.bytes
                guard part.isWhole else { return (bytes, false) }
            }
            return (bytes, true)
        case .capture(let node, _): return (node.prefix.bytes, false)
        case .loop(let node, let loop) where loop.minimum > 0: return (node.prefix.bytes, false)
        default: return ([], false)
        }
    }

    /// The bytes that a match may begin with, and whether it may also begin with anything or nothing.
    var first: (bytes: Set<UInt8>, isOpen: Bool) {
        switch self {
        case .empty, .look, .assertion, .backreference: return ([], true)
        case .grapheme: return ([], true)
        case .scalar(let value): return (ScalarSet([value]).firstBytes, false)
        case .set(let set): return (set.firstBytes, false)
        case .sequence(let nodes):
            var bytes: Set<UInt8> = []
            for node in nodes {
                let part = node.first
                bytes.formUnion(part.bytes)
                if !part.isOpen { return (bytes, false) }
            }
            return (bytes, true)
        case .alternation(let nodes):
            let parts = nodes.map(\.first)
            return (parts.reduce(into: []) { $0.formUnion($1.bytes) }, parts.contains(where: \.isOpen))
        case .capture(let node, _), .atomic(let node): return node.first
        case .loop(let node, let loop):
            let part = node.first
            return (part.bytes, part.isOpen || loop.minimum == 0)
        }
    }
}

extension Int {
    /// The product, or the largest int where it does not fit.
    fileprivate func multipliedCapped(by other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }
}
