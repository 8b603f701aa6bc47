internal import SevenBridgesData

extension VolumeService {
    /// What `create volume` takes to describe the storage; which of them are needed depends on `type`.
    static let parameters = [
        Parameter("bucket", .string, "name of the bucket"),
        Parameter("prefix", .string, "part of the bucket that is seen"),
        Parameter("endpoint", .string, "address of the storage; OSS and Azure need one"),
        Parameter("access_key_id", .string, "S3, OSS: id of the access key"),
        Parameter("secret_access_key", .string, "S3, OSS: the secret key"),
        Parameter("role_arn", .string, "S3: role that is taken, in place of keys"),
        Parameter("external_id", .string, "S3: external id that the role asks for"),
        Parameter("client_email", .string, "GCS: address of the service account"),
        Parameter("private_key", .string, "GCS: the service account's private key"),
        Parameter("configuration", .map, "GCS: configuration of a federated identity, in place of a key"),
        Parameter("root_url", .string, "GCS: address of the storage"),
        Parameter("storage_account", .string, "Azure: name of the storage account"),
        Parameter("container", .string, "Azure: name of the container"),
        Parameter("tenant_id", .string, "Azure: id of the tenant"),
        Parameter("client_id", .string, "Azure: id of the application"),
        Parameter("client_secret", .string, "Azure: the application's secret"),
        Parameter("resource_id", .string, "Azure: id of the storage resource"),
        Parameter("properties", .map, "properties such as sse_algorithm", entryKind: .string),
    ]

    /// The service that the arguments of `create volume` describe.
    init(_ arguments: Arguments) throws {
        let prefix = try arguments.string("prefix")
        let properties = try arguments.map("properties")
        switch try arguments.requiredString("type").lowercased() {
        case "s3":
            self = .s3(
                bucket: try arguments.requiredString("bucket"), credentials: try Self.s3(arguments),
                prefix: prefix, endpoint: try arguments.string("endpoint"), properties: properties)
        case "gcs":
            self = .gcs(
                bucket: try arguments.requiredString("bucket"), credentials: try Self.gcs(arguments),
                prefix: prefix, rootURL: try arguments.string("root_url"), properties: properties)
        case "oss":
            self = .oss(
                bucket: try arguments.requiredString("bucket"),
                endpoint: try arguments.requiredString("endpoint"),
                credentials: try Self.keys(arguments), prefix: prefix, properties: properties)
        case "azure": self = try Self.azure(arguments)
        case let other:
            throw APIError.invalidArgument("there is no volume type '\(other)'; it is s3, gcs, azure or oss")
        }
    }

    private static func keys(_ arguments: Arguments) throws -> VolumeCredentials {
        .keys(
            accessKeyID: try arguments.requiredString("access_key_id"),
            secretAccessKey: try arguments.requiredString("secret_access_key"))
    }

    private static func s3(_ arguments: Arguments) throws -> VolumeCredentials {
        guard arguments.has("role_arn") else { return try keys(arguments) }
        return .role(
            arn: try arguments.requiredString("role_arn"),
            externalID: try arguments.requiredString("external_id"))
    }

    private static func gcs(_ arguments: Arguments) throws -> VolumeCredentials {
        if let configuration = try arguments.record("configuration") { return .federation(configuration) }
        return .serviceAccount(
            clientEmail: try arguments.requiredString("client_email"),
            privateKey: try arguments.requiredString("private_key"))
    }

    private static func azure(_ arguments: Arguments) throws -> VolumeService {
        .azure(
            storageAccount: try arguments.requiredString("storage_account"),
            container: try arguments.requiredString("container"),
            endpoint: try arguments.requiredString("endpoint"),
            credentials: .application(
                tenantID: try arguments.requiredString("tenant_id"),
                clientID: try arguments.requiredString("client_id"),
                clientSecret: try arguments.requiredString("client_secret")),
            prefix: try arguments.string("prefix"), resourceID: try arguments.string("resource_id"))
    }
}
