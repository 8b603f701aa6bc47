/// An entry as a line of the history file: a newline is `\n`, a backslash `\\`.
enum HistoryLine {
    /// The line for an entry, without the newline that ends it.
    static func encoded(_ entry: String) -> String {
        var line = ""
        for scalar in entry.unicodeScalars {
            switch scalar {
            case "\n": line += "\\n"
            case "\\": line += "\\\\"
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    /// The entry of a line; `nil` if the line is damaged: not UTF-8, or with a NUL in it. Unknown escapes stay.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        guard !bytes.contains(0), let line = String(validating: bytes, as: UTF8.self) else { return nil }
        guard bytes.contains(UInt8(ascii: "\\")) else { return line }
        var entry = String.UnicodeScalarView()
        var rest = line.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch (scalar, rest.first) {
            case ("\\", "n"):
                entry.append("\n")
                rest.removeFirst()
            case ("\\", "\\"):
                entry.append("\\")
                rest.removeFirst()
            default: entry.append(scalar)
            }
        }
        return String(entry)
    }
}
