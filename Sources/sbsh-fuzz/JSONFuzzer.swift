import SevenBridgesData

/// Values that are written must read back equal, and mutated documents must be read or refused, never worse.
enum JSONFuzzer {
    static func round(_ generator: inout SeededGenerator) {
        let value = value(&generator, depth: 0)
        let text = JSON.text(value, pretty: generator.chance(50))
        guard let read = try? JSON.parse(text) else {
            found("a written document is refused", text, generator)
        }
        guard read == value else { found("a document reads back differently", text, generator) }
        if let survivor = try? JSON.parse(generator.mutated(text)) {
            let again = JSON.text(survivor)
            guard (try? JSON.parse(again)) == survivor else {
                found("an accepted document is not stable", again, generator)
            }
        }
    }

    private static func value(_ generator: inout SeededGenerator, depth: Int) -> Value {
        switch Int.random(in: 0..<(depth < 5 ? 8 : 6), using: &generator) {
        case 0: return .null
        case 1: return .bool(generator.chance(50))
        case 2: return .int(Int(truncatingIfNeeded: generator.next()))
        case 3:
            let float = Double(bitPattern: generator.next())
            return float.isFinite ? .float(float) : .float(0.5)
        case 4, 5: return .string(text(&generator))
        case 6:
            return .list(
                (0..<Int.random(in: 0..<5, using: &generator)).map { _ in value(&generator, depth: depth + 1)
                })
        default:
            let keys = (0..<Int.random(in: 0..<5, using: &generator)).map { _ in text(&generator) }
            return .record(Record(keys.map { ($0, value(&generator, depth: depth + 1)) }))
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let pieces = ["a", "name", "\"", "\\", "\n", "\u{0}", "é", "😀", "\u{2028}", " "]
        return (0..<Int.random(in: 0..<6, using: &generator)).map { _ in generator.pick(pieces) }.joined()
    }
}
