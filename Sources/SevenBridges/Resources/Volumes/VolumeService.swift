public import SevenBridgesData

/// The cloud storage that a volume stands for: which bucket, and what opens it.
public struct VolumeService: Sendable {
    /// The storage's type as the API has it: `S3`, `GCS`, `OSS`, `AZURE`.
    public let type: String
    /// The bucket's name, or the container's.
    public let bucket: String
    private let credentials: VolumeCredentials
    private let others: [(String, Value)]

    private init(
        _ type: String, bucketKey: String = "bucket", _ bucket: String, _ credentials: VolumeCredentials,
        _ others: [(String, Value?)]
    ) {
        self.type = type
        self.bucket = bucket
        self.credentials = credentials
        self.others =
            [(bucketKey, .string(bucket))] + others.compactMap { key, value in value.map { (key, $0) } }
    }

    /// Amazon S3, by keys or by a role. `prefix` is the part of the bucket that is seen.
    public static func s3(
        bucket: String, credentials: VolumeCredentials, prefix: String? = nil, endpoint: String? = nil,
        properties: Record? = nil
    ) -> VolumeService {
        VolumeService(
            "S3", bucket, credentials,
            [
                ("prefix", prefix?.asValue), ("endpoint", endpoint?.asValue),
                ("properties", properties?.asValue),
            ])
    }

    /// Google Cloud Storage, by a service account or by federation.
    public static func gcs(
        bucket: String, credentials: VolumeCredentials, prefix: String? = nil, rootURL: String? = nil,
        properties: Record? = nil
    ) -> VolumeService {
        VolumeService(
            "GCS", bucket, credentials,
            [
                ("prefix", prefix?.asValue), ("root_url", rootURL?.asValue),
                ("properties", properties?.asValue),
            ])
    }

    /// Alibaba's Object Storage Service, by keys.
    public static func oss(
        bucket: String, endpoint: String, credentials: VolumeCredentials, prefix: String? = nil,
        properties: Record? = nil
    ) -> VolumeService {
        VolumeService(
            "OSS", bucket, credentials,
            [
                ("endpoint", endpoint.asValue), ("prefix", prefix?.asValue),
                ("properties", properties?.asValue),
            ])
    }

    /// Azure's Blob Storage, by a registered application; read-only (a preview of the API).
    public static func azure(
        storageAccount: String, container: String, endpoint: String, credentials: VolumeCredentials,
        prefix: String? = nil, resourceID: String? = nil
    ) -> VolumeService {
        let properties = resourceID.map { Record([("resource_id", $0.asValue)]).asValue }
        return VolumeService(
            "AZURE", bucketKey: "container", container, credentials,
            [
                ("storage_account", storageAccount.asValue), ("endpoint", endpoint.asValue),
                ("prefix", prefix?.asValue), ("properties", properties),
            ])
    }

    /// The request's object, secrets and all.
    var body: Value {
        .record(
            Record([("type", .string(type)), ("credentials", .record(credentials.record))] + others))
    }
}

extension VolumeService: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The type and the bucket, never a credential.
    public var description: String { "\(type) '\(bucket)'" }
    /// The type and the bucket, never a credential.
    public var debugDescription: String { description }
    /// A mirror of the type and the bucket.
    public var customMirror: Mirror { Mirror(self, children: ["type": type, "bucket": bucket]) }
}
