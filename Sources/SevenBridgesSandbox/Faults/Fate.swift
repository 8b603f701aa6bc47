import SevenBridgesData

/// What befalls one request.
struct Fate: Hashable, Sendable {
    /// How long the answer is held back.
    var delay: Duration
    /// What goes wrong; nil for nothing.
    var fault: Fault?

    /// Something that goes wrong.
    enum Fault: Hashable, Sendable {
        /// The connection is closed without an answer.
        case drop(Moment)
        /// The answer is an error of this status.
        case fail(status: Int, Moment)
        /// Of the answer's body only this share is sent.
        case truncate(Double)
    }

    /// When a fault strikes.
    enum Moment: Hashable, Sendable {
        /// The request does nothing.
        case beforeEffect
        /// The request is carried out, and its answer is lost.
        case afterEffect
    }
}

extension Faults {
    private static let statuses = [500, 502, 503, 504]
    /// How many random numbers each request has for itself.
    private static let drawsPerRequest = 4

    /// What befalls the request of this number, from 1.
    func fate(of number: Int) -> Fate {
        Fate(delay: delay(of: number), fault: fault(of: number))
    }

    private func delay(of number: Int) -> Duration {
        let extra = Double(max(0, jitter.microseconds)) * draw(0, for: number)
        return .microseconds(max(0, latency.microseconds)) + .microseconds(Int64(clamping: extra))
    }

    private func fault(of number: Int) -> Fate.Fault? {
        var chance = draw(1, for: number)
        let moment = draw(2, for: number) < 0.5 ? Fate.Moment.beforeEffect : .afterEffect
        let choice = draw(3, for: number)
        func strikes(_ rate: Double) -> Bool {
            defer { chance -= max(0, rate) }
            return chance >= 0 && chance < rate
        }
        if strikes(dropRate) { return .drop(moment) }
        if strikes(failRate) {
            return .fail(status: Self.statuses[Int(choice * Double(Self.statuses.count))], moment)
        }
        return strikes(truncateRate) ? .truncate(choice) : nil
    }

    /// One of the random numbers in 0..<1 that a request has for itself.
    private func draw(_ index: Int, for number: Int) -> Double {
        let place = number &* Self.drawsPerRequest &+ index
        return Double(SeededGenerator.word(place, seed: seed) >> 11) / Double(1 << 53)
    }
}
