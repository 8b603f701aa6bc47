/// Keeps secrets out of the record: tokens, and the signatures by which storage is read.
struct RecordMask: Sendable {
    private static let mask = "***"
    private static let secretNames: Set<String> = [
        "signature", "awsaccesskeyid", "token", "auth_token", "x-amz-signature", "x-amz-credential",
        "x-amz-security-token",
    ]
    /// Where a path ends, or a client may mean it to: a query follows.
    private static let ends = [
        "?", "#", ";", "&", "=", "%23", "%25", "%26", "%3B", "%3b", "%3D", "%3d", "%3F", "%3f",
    ]

    private let tokens: [String]

    /// A mask for the tokens that a configuration has.
    init(_ configuration: SandboxConfiguration) {
        tokens = ([configuration.token] + configuration.users.keys).filter { !$0.isEmpty }
    }

    /// A path as it is recorded, with its query only where it is one of the API's.
    func path(_ path: String, query: String?) -> String {
        let segments = Self.start(of: path).split(separator: "/", omittingEmptySubsequences: false)
        let shown = segments.map { text(String($0)) }.joined(separator: "/")
        guard let query, Self.isOfAPI(segments) else { return shown }
        let pairs = query.prefix { $0 != "#" }.split(omittingEmptySubsequences: false) {
            $0 == "&" || $0 == ";"
        }
        return shown + "?" + pairs.map(pair).joined(separator: "&")
    }

    /// A text without the tokens in it; one that hides a token in escapes is masked as a whole.
    func text(_ text: String) -> String {
        let shown = tokens.reduce(text) { $0.replacing($1, with: Self.mask) }
        let meant = PercentCoding.decode(shown, plusIsSpace: false) ?? shown
        return tokens.contains { meant.utf8.firstRange(of: $0.utf8) != nil } ? Self.mask : shown
    }

    private func pair(_ pair: Substring) -> String {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let (name, value) = (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : nil)
        guard let value else { return Self.holdsSecret(name) ? Self.mask : text(name) }
        let isSecret = Self.secretNames.contains(Self.decoded(name).lowercased()) || Self.holdsSecret(value)
        return text(name) + "=" + (isSecret ? Self.mask : text(value))
    }

    /// Whether a value has a secret parameter in it, as a signed URL has.
    private static func holdsSecret(_ value: String) -> Bool {
        let value = decoded(decoded(value)).lowercased()
        return secretNames.contains { value.utf8.firstRange(of: ($0 + "=").utf8) != nil }
    }

    private static func decoded(_ text: String) -> String {
        PercentCoding.decode(text, plusIsSpace: true) ?? text
    }

    /// A path up to where a query may begin.
    private static func start(of path: String) -> Substring {
        let places = ends.compactMap { path.utf8.firstRange(of: $0.utf8)?.lowerBound }
        return path[..<(places.min() ?? path.endIndex)]
    }

    private static func isOfAPI(_ segments: [Substring]) -> Bool {
        let names = segments.drop(while: \.isEmpty).map { decoded(String($0)) }
        return segments.first == "" && names.first == "v2" && !names.contains(".") && !names.contains("..")
    }
}
