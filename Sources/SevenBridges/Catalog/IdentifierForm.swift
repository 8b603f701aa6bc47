/// How ids of a resource type look, so that a word can be told from a name.
public enum IdentifierForm: Hashable, Sendable {
    /// 24 hexadecimal digits: files and folders.
    case fileID
    /// `owner/name`: projects, volumes, datasets.
    case ownerSlashName
    /// `owner/project/app`, with `/revision` or without.
    case appID
    /// 32 hexadecimal digits in five groups: tasks, automations.
    case uuid
    /// Decimal digits: jobs.
    case digits
    /// A user's name: any one word.
    case username
    /// Any one word, of which nothing else is known.
    case opaque
    /// None: a row of a report.
    case none

    /// Whether a word has this form.
    public func matches(_ word: String) -> Bool {
        switch self {
        case .fileID: return word.utf8.count == 24 && word.utf8.allSatisfy(\.isHexDigit)
        case .ownerSlashName:
            let parts = word.split(separator: "/", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
        case .appID: return AppID(word) != nil
        case .uuid:
            let groups = word.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(\.isHexDigit)
        case .digits: return !word.isEmpty && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
        case .username, .opaque: return !word.isEmpty && !word.contains { $0 == "/" || $0.isWhitespace }
        case .none: return false
        }
    }

    /// Whether hardly anything else looks like it.
    var isDistinct: Bool {
        switch self {
        case .fileID, .ownerSlashName, .uuid, .digits: true
        case .appID, .username, .opaque, .none: false
        }
    }

    /// How the form is described to people.
    public var summary: String {
        switch self {
        case .fileID: "24 hexadecimal digits"
        case .ownerSlashName: "owner/name"
        case .appID: "owner/project/app or owner/project/app/revision"
        case .uuid: "a UUID"
        case .digits: "a number"
        case .username: "a username"
        case .opaque: "an id"
        case .none: "no id"
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
