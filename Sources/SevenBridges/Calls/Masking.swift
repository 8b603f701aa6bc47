internal import CurlTransport
internal import SevenBridgesData

/// Takes secrets out of what is shown: the token, the queries of signed addresses, and the values of secret fields.
struct Masking: Sendable {
    private let token: String
    private let ownAddress: Substring

    static let dots = "•••"

    /// Masks for an account: its token, and all addresses but its endpoint's.
    init(_ configuration: Configuration) {
        token = configuration.token.secret
        ownAddress = (configuration.endpoint.url + "/").drop { $0 != ":" }.dropFirst(3)
    }

    /// Fields of requests and responses whose values are secrets.
    private static let secretFields: Set<String> = [
        "auth_token", "token", "secret_access_key", "private_key", "secret_settings", "account_key",
        "sas_token", "client_secret", "credentials", "access_key_secret", "access_key_id", "external_id",
        "session_token", "password",
    ]

    private static let secretHeaders: Set<String> = [
        "x-sbg-auth-token", "authorization", "proxy-authorization", "cookie", "set-cookie",
        "x-sbg-session-id",
    ]

    /// Header fields with the values of secret ones masked.
    func headers(_ headers: HTTPHeaders) -> [(name: String, value: String)] {
        headers.map { field in
            let isSecret = Self.secretHeaders.contains(field.name.lowercased())
            return (field.name, isSecret ? Self.dots : text(field.value))
        }
    }

    /// A body as text; one that is not text is not shown.
    func body(_ bytes: [UInt8]) -> String? {
        guard !bytes.isEmpty else { return nil }
        if let value = try? JSON.parse(bytes) { return JSON.text(self.value(value)) }
        return String(validating: bytes, as: UTF8.self).map(text)
    }

    /// A value with secret fields, signed addresses and the token masked.
    func value(_ value: Value) -> Value {
        switch value {
        case .string(let string): .string(text(string))
        case .list(let elements): .list(elements.map(self.value))
        case .record(let record):
            .record(
                Record(
                    record.pairs.map { key, value in
                        Self.secretFields.contains(key.lowercased())
                            ? (key, Self.dotted(value)) : (text(key), self.value(value))
                    }))
        default: value
        }
    }

    /// Dots for all that a value says, in its form.
    private static func dotted(_ value: Value) -> Value {
        switch value {
        case .null: .null
        case .list(let elements): .list(elements.map(dotted))
        case .record(let record): .record(Record(record.pairs.map { ($0.key, dotted($0.value)) }))
        default: .string(dots)
        }
    }

    /// Text without the token, and without the queries of addresses that are not the endpoint's.
    func text(_ text: String) -> String {
        var rest = text[...]
        var masked = ""
        while let start = rest.firstRange(of: "://") {
            masked += rest[..<start.upperBound]
            let address = rest[start.upperBound...]
            let end = address.firstIndex { $0.isWhitespace || "\"'<>".contains($0) } ?? address.endIndex
            masked += self.address(address[..<end])
            rest = address[end...]
        }
        return Self.replacing(token, in: masked + rest)
    }

    /// What follows the scheme of an address, its query left out unless it is the API's and no signature.
    private func address(_ text: Substring) -> String {
        guard let question = text.firstIndex(of: "?") else { return String(text) }
        let isOwn = text.hasPrefix(ownAddress) && text[question...].lowercased().firstRange(of: "sig") == nil
        return isOwn ? String(text) : "\(text[..<question])?…"
    }

    private static func replacing(_ secret: String, in text: String) -> String {
        guard !secret.isEmpty else { return text }
        var (rest, result) = (text[...], "")
        while let found = rest.firstRange(of: secret) {
            result += rest[..<found.lowerBound] + dots
            rest = rest[found.upperBound...]
        }
        return result + rest
    }
}
