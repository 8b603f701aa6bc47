import SevenBridgesData

/// A bucket of a cloud's storage that was connected to the platform.
struct Volume: Stored, Identifiable {
    /// `owner/name`, as it was when the volume was made.
    let id: String
    var name: String
    var description: String?
    var accessMode: AccessMode
    var service: VolumeService
    var isActive = true
    let createdOn: Timestamp
    var modifiedOn: Timestamp
    /// In the order of their arrival; the first is the owner.
    var members: [VolumeMember]

    /// Whether objects can be written, or only read.
    enum AccessMode: String, Codable, Sendable {
        case readOnly = "RO"
        case readWrite = "RW"

        /// Reads what a caller wrote.
        init(checking text: String) throws {
            guard let mode = AccessMode(rawValue: text) else { throw PlatformError.accessModeInvalid }
            self = mode
        }
    }

    /// The owner and the names that a volume can have.
    static func checkName(_ name: String?) throws -> String {
        guard let name, !name.isEmpty else { throw PlatformError.volumeNameRequired }
        let isPlain = name.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isPlain, name.utf8.count <= 32 else { throw PlatformError.volumeNameInvalid }
        return name
    }

    /// The key in the bucket of a location on the volume.
    func key(_ location: String) -> String {
        service.prefix + location
    }

    /// The location on the volume of a key in the bucket.
    func location(ofKey key: String) -> String {
        String(key.dropFirst(service.prefix.count))
    }
}

/// Who may use a volume, and for what.
struct VolumeMember: Codable, Sendable {
    /// A username, or the id of a team or a division.
    let name: String
    let kind: MemberKind
    var permissions: Permissions
}

extension Volume {
    /// What a list shows of a volume where `fields` is absent.
    static let reducedFields = ["href", "id", "name", "access_mode"]

    /// The volume as an object of the API, without its secrets.
    func record(_ call: Call) -> Record {
        Record(
            shape: Self.shape,
            values: [
                .string(call.href("storage/volumes/\(id)")), .string(id), .string(name),
                description.map(Value.string) ?? .null, .string(accessMode.rawValue), .bool(isActive),
                .string(createdOn.wholeSeconds), .string(modifiedOn.wholeSeconds), service.value,
            ])
    }

    private static let shape = Shape([
        "href", "id", "name", "description", "access_mode", "active", "created_on", "modified_on", "service",
    ])
}
