/// An object of a DRS server, `drs://host/id`; the servers are made up, and every object that can be named is there.
struct DRSObject {
    let host: String
    let id: String

    /// Reads a URI.
    init(_ uri: String) throws {
        let parts = uri.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].lowercased() == "drs:", parts[1].isEmpty, !parts[2].isEmpty,
            !parts[3].isEmpty, !parts[3].hasSuffix("/"), uri.allSatisfy({ $0.isASCII && !$0.isWhitespace })
        else {
            throw PlatformError.fileRequestInvalid.saying(
                "'\(uri)' is not a DRS URI, expecting drs://host/id.")
        }
        host = String(parts[2])
        id = String(parts[3])
    }

    /// What the object is called where nobody says otherwise.
    var name: String { id.split(separator: "/").last.map(String.init) ?? id }

    /// Its bytes, which go by its URI.
    var content: Content {
        let seed = "\(host)/\(id)".utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return .noise(.gzip(seed: seed, size: 70_000_000 + Int(seed >> 34)))
    }
}
