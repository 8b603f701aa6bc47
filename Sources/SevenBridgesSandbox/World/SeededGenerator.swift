/// Random numbers that are the same for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator, Sendable {
    private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15
    private(set) var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        defer { state &+= Self.increment }
        return Self.word(0, seed: state)
    }

    /// The word at a place of the endless sequence that a seed stands for, found without those before it.
    static func word(_ index: Int, seed: UInt64) -> UInt64 {
        var word = seed &+ (UInt64(truncatingIfNeeded: index) &+ 1) &* increment
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
