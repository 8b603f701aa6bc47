/// The encoding of addresses (RFC 3986): all but letters, digits and `-._~` becomes `%XX`.
enum PercentEncoding {
    /// A value of a query, or any text that stands for itself.
    static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Parts of a path, each of which may be an id with slashes: `["projects", "jdoe/my project"]`.
    ///
    /// No parts are the root. Nil where a segment is empty or only dots, which would lead elsewhere.
    static func path(_ parts: [String]) -> String? {
        let segments = parts.flatMap { $0.split(separator: "/", omittingEmptySubsequences: false) }
        guard segments.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
        return segments.isEmpty ? "/" : segments.map { "/" + encode(String($0)) }.joined()
    }

    /// A query in the order of its items, without the question mark.
    static func query(_ items: [QueryItem]) -> String {
        items.map { "\(encode($0.name))=\(encode($0.value))" }.joined(separator: "&")
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~".utf8.contains(byte)
        }
    }
}
