#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Random numbers that a seed repeats (SplitMix64, by Steele, Lea and Flood).
struct SeededGenerator: RandomNumberGenerator {
    /// What repeats it from its start.
    let seed: UInt64
    private var state: UInt64

    init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &self) < percent
    }
}

/// Ends the process with what was found, the seed that repeats it, and the input that shows it.
func found(_ problem: String, _ input: String, _ random: SeededGenerator) -> Never {
    print("FOUND with seed \(random.seed): \(problem)\n\(input)")
    exit(1)
}

/// Keeps what is being tried in the file that `SBSH_FUZZ_LAST` names: a trap leaves no other trace of it.
func announce(_ input: [UInt8], _ random: SeededGenerator) {
    guard let path = getenv("SBSH_FUZZ_LAST"), let file = fopen(path, "w") else { return }
    fputs("seed \(random.seed)\n", file)
    fwrite(input, 1, input.count, file)
    fclose(file)
}

extension SeededGenerator {
    /// Changes a few bytes of a text: replaced, removed, doubled.
    mutating func mutated(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &self) where !bytes.isEmpty {
            let index = Int.random(in: bytes.indices, using: &self)
            switch Int.random(in: 0..<3, using: &self) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &self)
            case 1: bytes.remove(at: index)
            default: bytes.insert(bytes[index], at: index)
            }
        }
        return bytes
    }
}
