extension RegexAutomaton {
    /// How much is read between two looks at the meter, and the steps that it counts as.
    private static let block = 1 << 16
    private static let blockSteps = 1 << 10

    /// Where the first match ends: the one that starts leftmost, or, if `earliest`, any; nil where there is none.
    func endOfMatch(
        in text: RegexText, from start: Int, earliest: Bool, prefilter: RegexPrefilter?, meter: StepMeter
    ) throws(Fault) -> Int? {
        var scan = Scan(position: start, state: self.start(text.contextBefore(start)))
        if let prefilter { skip(&scan, prefilter, text) }
        while scan.position < text.count {
            try meter.count(Self.blockSteps)
            let limit = min(text.count, scan.position + Self.block)
            try readForward(&scan, text, limit, prefilter)
            if scan.isHalted || (earliest && scan.match != nil) { return scan.match }
        }
        if entry(&scan.state, 0) & Entry.match != 0 { scan.match = text.count }
        return scan.match
    }

    private struct Scan {
        var position: Int
        var state: Int32
        var match: Int?
        var isHalted = false
    }

    /// Goes to where a match may begin.
    private func skip(_ scan: inout Scan, _ prefilter: RegexPrefilter, _ text: RegexText) {
        let next = text.next(in: prefilter, from: scan.position)
        guard next > scan.position else { return }
        scan.position = next
        scan.state = start(mask.isEmpty ? [] : text.contextBefore(next))
    }

    /// Reads on to a limit, a match or the end of hope.
    private func readForward(
        _ scan: inout Scan, _ text: RegexText, _ limit: Int, _ prefilter: RegexPrefilter?
    ) throws(Fault) {
        let final = mask.contains(.final) ? text.finalTerminator : -1
        while scan.position < limit {
            readPlain(&scan, text, final > scan.position ? min(limit, final) : limit)
            guard scan.position < limit else { return }
            let (value, width) = text.scalar(at: scan.position)
            let number = number(of: value, isFinal: scan.position == final, &scan.state)
            let entry = entry(&scan.state, number)
            if entry & Entry.match != 0 { scan.match = scan.position }
            if entry & Entry.halt != 0 {
                scan.isHalted = true
                return
            }
            scan.state = entry & Entry.name
            scan.position += width
            if entry & Entry.start != 0, let prefilter { skip(&scan, prefilter, text) }
        }
    }

    /// Reads as long as the code points are ASCII and the table knows what to do.
    @inline(__always)
    private func readPlain(_ scan: inout Scan, _ text: RegexText, _ limit: Int) {
        var position = scan.position
        var state = Int(scan.state)
        let table = table
        alphabet.ascii.withUnsafeBufferPointer { ascii in
            while position < limit {
                let byte = text.bytes[position]
                guard byte < 0x80 else { break }
                let entry = table[state + Int(ascii[Int(byte)])]
                guard UInt32(bitPattern: entry) < UInt32(Entry.start) else { break }
                state = Int(entry)
                position += 1
            }
        }
        scan.position = position
        scan.state = Int32(state)
    }

    /// What reading backwards found.
    enum Origin {
        case found(Int)
        case unknown
    }

    /// The leftmost start, not before `lower`, of a match that ends at a position.
    func startOfMatch(
        in text: RegexText, endingAt end: Int, notBefore lower: Int, meter: StepMeter
    ) throws(Fault) -> Origin {
        var state = start(text.contextAt(end))
        var position = end
        var match: Int?
        var budget = Self.block
        while true {
            budget -= 1
            if budget == 0 {
                try meter.count(Self.blockSteps)
                budget = Self.block
            }
            let previous = position > 0 ? text.before(position) : -1
            let entry = entryBefore(previous, text, &state)
            if entry == Entry.gaveUp { return .unknown }
            if entry & Entry.match != 0 { match = position }
            if entry & Entry.halt != 0 || position <= lower { break }
            state = entry & Entry.name
            position = previous
        }
        return match.map { .found($0) } ?? .unknown
    }

    private func entryBefore(_ previous: Int, _ text: RegexText, _ state: inout Int32) -> Int32 {
        guard previous >= 0 else { return entry(&state, 0) }
        let byte = text.bytes[previous]
        if byte < 0x80, previous != text.finalTerminator {
            return entry(&state, Int(alphabet.ascii[Int(byte)]))
        }
        let number = number(
            of: text.scalar(at: previous).value,
            isFinal: previous == text.finalTerminator && mask.contains(.final),
            &state)
        return entry(&state, number)
    }
}
