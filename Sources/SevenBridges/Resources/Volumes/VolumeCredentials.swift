public import SevenBridgesData

/// What opens a bucket: secrets that are sent once, when a volume is made or changed, and shown nowhere.
public struct VolumeCredentials: Sendable {
    /// What kind of credentials they are; no secret.
    private let kind: String
    let record: Record

    private init(_ kind: String, _ pairs: [(String, Value)]) {
        self.kind = kind
        record = Record(pairs)
    }

    /// A pair of keys: S3 and OSS.
    public static func keys(accessKeyID: String, secretAccessKey: String) -> VolumeCredentials {
        VolumeCredentials(
            "keys",
            [("access_key_id", .string(accessKeyID)), ("secret_access_key", .string(secretAccessKey))])
    }

    /// A role of Amazon's that the platform may take: S3.
    public static func role(arn: String, externalID: String) -> VolumeCredentials {
        VolumeCredentials("role", [("role_arn", .string(arn)), ("external_id", .string(externalID))])
    }

    /// The key of a service account: Google Cloud Storage.
    public static func serviceAccount(clientEmail: String, privateKey: String) -> VolumeCredentials {
        VolumeCredentials(
            "service account",
            [("client_email", .string(clientEmail)), ("private_key", .string(privateKey))])
    }

    /// A configuration by which Google trusts another identity, as its console writes it: Google Cloud Storage.
    public static func federation(_ configuration: Record) -> VolumeCredentials {
        VolumeCredentials("federation", [("configuration", .record(configuration))])
    }

    /// A registered application: Azure.
    public static func application(
        tenantID: String, clientID: String, clientSecret: String
    ) -> VolumeCredentials {
        VolumeCredentials(
            "application",
            [
                ("tenant_id", .string(tenantID)), ("client_id", .string(clientID)),
                ("client_secret", .string(clientSecret)),
            ])
    }
}

extension VolumeCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind, never a value.
    public var description: String { "credentials (\(kind))" }
    /// The kind, never a value.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
