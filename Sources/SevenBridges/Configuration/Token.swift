/// A secret that proves who is asking; nothing that describes it ever shows it.
public struct Token: Hashable, Sendable {
    /// The secret itself, for the one header that carries it.
    package let secret: String

    /// Whether it is an OAuth access token, which goes into another header.
    let isOAuth: Bool

    /// A token with this text, surrounding white space removed.
    public init(_ secret: String) {
        self.secret = secret.trimmed
        isOAuth = false
    }

    /// An OAuth access token, sent as `Authorization: Bearer`.
    public init(oauth secret: String) {
        self.secret = secret.trimmed
        isOAuth = true
    }

    /// Whether there is no text at all.
    public var isEmpty: Bool { secret.isEmpty }

    /// Whether a text holds the secret, and so must not be written down.
    package func occurs(in text: String) -> Bool { !isEmpty && text.contains(secret) }

    /// Whether it could be sent in a header: visible ASCII only.
    var isSendable: Bool { !isEmpty && secret.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Three dots, whatever the token is.
    public var description: String { "•••" }
    /// Three dots, whatever the token is.
    public var debugDescription: String { description }
    /// A mirror without children, so that `dump` shows no more than the description.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension StringProtocol {
    /// The text without surrounding white space.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
