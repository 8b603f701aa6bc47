import Crypto

/// The ETags that S3 gives to what is uploaded to it, without the quotes around them.
enum ObjectTag {
    /// The tag of an object sent in one piece, and of a part: its MD5.
    static func whole(_ bytes: some Sequence<UInt8>) -> String {
        hex(Insecure.MD5.hash(data: Array(bytes)))
    }

    /// The tag of an object made of parts: the MD5 of the parts' MD5s one after another, and how many there are.
    static func combined(_ parts: [String]) -> String {
        hex(Insecure.MD5.hash(data: parts.flatMap(digest(in:)))) + "-\(parts.count)"
    }

    /// A tag as clients report it, with or without its quotes and in whatever case.
    static func normalized(_ tag: String) -> String {
        String(tag.drop { $0 == "\"" }.prefix { $0 != "\"" }).lowercased()
    }

    /// The bytes that a tag of a part stands for.
    private static func digest(in tag: String) -> [UInt8] {
        let digits = tag.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
