import Crypto

/// Digests of text.
enum Digests {
    private static let algorithms: [(name: String, hexadecimal: @Sendable (String) -> String)] = [
        ("md5", { digits(Insecure.MD5.self, $0) }), ("sha1", { digits(Insecure.SHA1.self, $0) }),
        ("sha256", { digits(SHA256.self, $0) }), ("sha384", { digits(SHA384.self, $0) }),
        ("sha512", { digits(SHA512.self, $0) }),
    ]

    /// The digest of a text's UTF-8, in lower case.
    static func hexadecimal(of text: String, _ name: String) throws(Fault) -> String {
        guard let algorithm = algorithms.first(where: { $0.name == name.lowercased() }) else {
            let names = algorithms.map(\.name)
            throw Fault(
                "there is no digest '\(name)'",
                hint: Suggestion.hint(for: name, among: names) ?? "known are \(names.joined(separator: ", "))"
            )
        }
        return algorithm.hexadecimal(text)
    }

    private static func digits<Algorithm: HashFunction>(_ algorithm: Algorithm.Type, _ text: String) -> String
    {
        var hasher = Algorithm()
        var text = text
        text.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        return hasher.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
