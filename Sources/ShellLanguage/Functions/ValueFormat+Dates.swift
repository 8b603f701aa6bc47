import SevenBridgesData

extension ValueFormat {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
    private static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// A date by strftime's directives, in UTC; an empty format is ISO 8601.
    static func format(_ date: Timestamp, _ text: String) throws(Fault) -> String {
        guard !text.isEmpty else { return date.iso8601 }
        let parts = DateParts(date)
        var result = ""
        var rest = Substring(text)
        while let next = rest.popFirst() {
            guard next == "%" else {
                result.append(next)
                continue
            }
            guard let directive = rest.popFirst(), let piece = parts.text(of: directive) else {
                throw FormatSpecification.problem(
                    text, "known are %Y %m %d %H %M %S %f %j %y %b %B %a %A %F %T %Z %z %s %%")
            }
            result += piece
        }
        return result
    }

    /// What a date consists of.
    private struct DateParts {
        let iso: [Substring]
        let micros: Int64
        let seconds: Int64

        init(_ date: Timestamp) {
            iso = date.iso8601.split { "-T:Z.".contains($0) }
            let (quotient, remainder) = date.microseconds.quotientAndRemainder(dividingBy: 1_000_000)
            micros = remainder < 0 ? remainder + 1_000_000 : remainder
            seconds = remainder < 0 ? quotient - 1 : quotient
        }

        private func part(_ index: Int) -> String { index < iso.count ? String(iso[index]) : "" }
        private var month: Int { (Int(part(1)) ?? 1) - 1 }

        /// Sunday is 0.
        private var weekday: Int {
            let days = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
            return Int(((days + 4) % 7 + 7) % 7)
        }

        private var dayOfYear: Int {
            guard let start = Timestamp(iso8601: part(0) + "-01-01") else { return 0 }
            return Int((seconds - start.microseconds / 1_000_000) / 86_400) + 1
        }

        func text(of directive: Character) -> String? {
            switch directive {
            case "Y": part(0)
            case "m": part(1)
            case "d": part(2)
            case "H": part(3)
            case "M": part(4)
            case "S": part(5)
            case "f": ValueFormat.padded(Int(micros), 6)
            case "y": String(part(0).suffix(2))
            case "j": ValueFormat.padded(dayOfYear, 3)
            case "B": ValueFormat.months[month]
            case "b": String(ValueFormat.months[month].prefix(3))
            case "A": ValueFormat.days[weekday]
            case "a": String(ValueFormat.days[weekday].prefix(3))
            case "F": "\(part(0))-\(part(1))-\(part(2))"
            case "T": "\(part(3)):\(part(4)):\(part(5))"
            case "Z": "UTC"
            case "z": "+0000"
            case "s": String(seconds)
            case "%": "%"
            default: nil
            }
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
