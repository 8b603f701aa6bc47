/// What a `Content-Disposition` header says, after RFC 6266.
enum Disposition {
    /// To save what comes under a name; one that isn't a plain word is quoted, and told once more in UTF-8.
    static func attachment(_ name: String) -> String {
        guard name.isEmpty || !name.utf8.allSatisfy(isPlain) else { return "attachment;filename=\(name)" }
        return "attachment;filename=\"\(quoted(name))\";filename*=UTF-8''\(PercentCoding.encode(name))"
    }

    /// The name in ASCII, with `_` for what that doesn't have.
    private static func quoted(_ name: String) -> String {
        name.unicodeScalars.map { letter in
            switch letter {
            case "\"", "\\": "\\\(letter)"
            case " "..."~": String(letter)
            default: "_"
            }
        }.joined()
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }
}
