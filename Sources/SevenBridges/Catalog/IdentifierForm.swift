/// How ids of a resource type look, so that a word can be told from a name.
public enum IdentifierForm: Hashable, Sendable {
    /// 24 hexadecimal digits: files and folders.
    case fileID
    /// `owner/name`: projects, volumes, datasets.
    case ownerSlashName
    /// A user's name: any one word.
    case username

    /// Whether a word has this form.
    public func matches(_ word: String) -> Bool {
        switch self {
        case .fileID: return word.utf8.count == 24 && word.utf8.allSatisfy(\.isHexDigit)
        case .ownerSlashName:
            let parts = word.split(separator: "/", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
        case .username: return !word.isEmpty && !word.contains { $0 == "/" || $0.isWhitespace }
        }
    }

    /// How the form is described to people.
    public var summary: String {
        switch self {
        case .fileID: "24 hexadecimal digits"
        case .ownerSlashName: "owner/name"
        case .username: "a username"
        }
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
