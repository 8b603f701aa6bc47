import SevenBridgesData

/// A `/regex/flags` of a program.
///
/// Immutable after `init`, but for what its automata learn, which is locked.
final class RegexValue: Value.Box, @unchecked Sendable {
    private let regex: RegularExpression
    private let spelling: String
    private let meter: StepMeter

    /// Compiles a regex; its problems say where in the pattern they are.
    init(pattern: String, flags: String, meter: StepMeter) throws(RegexProblem) {
        var options: RegexFlags = []
        for (index, flag) in flags.unicodeScalars.enumerated() {
            guard let option = RegexFlags.letters[flag] else {
                // The flags stand after the pattern and its closing slash.
                let start = pattern.utf8.count + 1 + index
                throw RegexProblem(
                    message: "'\(flag)' is no flag of a regex", hint: "known are i m s x",
                    range: start..<(start + 1))
            }
            options.insert(option)
        }
        regex = try RegularExpression(pattern, flags: options)
        spelling = "/\(pattern)/\(flags)"
        self.meter = meter
    }

    override var kind: String { "regex" }
    override var text: String { spelling }

    func matches(_ text: String) throws(Fault) -> Bool {
        try Self.read(text) { (text) throws(Fault) in try regex.matches(text, meter) }
    }

    /// The captured groups of the first match, the whole match where there are none; nil without a match.
    func groups(in text: String) throws(Fault) -> [Value]? {
        try Self.read(text) { (text) throws(Fault) in
            guard let match = try regex.firstMatch(in: text, from: 0, meter) else { return nil }
            return (min(1, regex.groupCount)...regex.groupCount).map { Self.group($0, match, text) }
        }
    }

    private static func group(_ group: Int, _ match: [Int], _ text: RegexText) -> Value {
        let (start, end) = (match[2 * group], match[2 * group + 1])
        guard start >= 0, end >= start else { return .null }
        return .string(String(decoding: text.bytes[start..<end], as: UTF8.self))
    }

    func replacing(in text: String, with template: String) throws(Fault) -> String {
        let replacement = try RegexReplacement(template, regex)
        return try Self.read(text) { (text) throws(Fault) in
            var result: [UInt8] = []
            var copied = 0
            try regex.forEachMatch(in: text, withGroups: replacement.usesGroups, meter) {
                (match) throws(Fault) in
                result += text.bytes[copied..<match[0]]
                replacement.append(match, text, to: &result)
                copied = match[1]
                guard result.count <= Arithmetic.textLimit else { throw Arithmetic.textTooLarge }
            }
            result += text.bytes[copied...]
            return String(decoding: result, as: UTF8.self)
        }
    }

    /// The text between the matches, with the captured groups of each between them, as Python's `re.split` gives it.
    func split(_ text: String) throws(Fault) -> [Value] {
        try Self.read(text) { (text) throws(Fault) in
            var pieces: [Value] = []
            var copied = 0
            try regex.forEachMatch(in: text, meter) { (match) throws(Fault) in
                pieces.append(.string(String(decoding: text.bytes[copied..<match[0]], as: UTF8.self)))
                if regex.groupCount > 0 {
                    pieces += (1...regex.groupCount).map { Self.group($0, match, text) }
                }
                copied = match[1]
            }
            pieces.append(.string(String(decoding: text.bytes[copied...], as: UTF8.self)))
            return pieces
        }
    }

    private static func read<Result>(
        _ text: String, _ body: (RegexText) throws(Fault) -> Result
    ) throws(Fault) -> Result {
        var text = text
        text.makeContiguousUTF8()
        let result: Swift.Result<Result, Fault>? = text.utf8.withContiguousStorageIfAvailable { bytes in
            do throws(Fault) { return .success(try body(RegexText(bytes))) } catch { return .failure(error) }
        }
        guard let result else { throw Fault("the text can't be read") }
        return try result.get()
    }
}
