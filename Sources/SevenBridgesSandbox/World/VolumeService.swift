import SevenBridgesData

/// Which bucket of which service a volume is, and how it writes there. Secrets are checked and never kept.
struct VolumeService: Codable, Hashable, Sendable {
    let kind: Kind
    /// The name of the bucket; Azure calls it a container.
    let bucket: String
    /// What all keys of the volume begin with.
    var prefix: String
    /// Other properties of the service that are no secrets, such as `endpoint`.
    var settings: [String: String]
    /// What of the credentials may be shown, such as `access_key_id`.
    var credentials: [String: String]
    /// How objects are written.
    var properties: [String: String]

    enum Kind: String, Codable, Sendable {
        case s3, gcs, azure, oss
    }

    /// Reads the service object of a new volume.
    init(checking body: Record) throws {
        guard let type = try? body.text("type") else { throw PlatformError.serviceInvalid }
        guard let kind = Kind(rawValue: type.lowercased()) else {
            throw PlatformError.serviceInvalid.saying("The service type '\(type)' is not known.")
        }
        self.kind = kind
        bucket = try Self.required(kind.bucketKey, in: body)
        prefix = try Self.optional("prefix", in: body) ?? ""
        settings = [:]
        credentials = [:]
        properties = [:]
        for key in kind.requiredSettings { settings[key] = try Self.required(key, in: body) }
        for key in kind.optionalSettings { settings[key] = try Self.optional(key, in: body) }
        if settings["endpoint"] == nil, kind == .s3 { settings["endpoint"] = "s3.amazonaws.com" }
        try setCredentials(try Self.object("credentials", in: body))
        if let properties = body["properties"], !properties.isNull {
            try setProperties(try Self.object("properties", in: body))
        }
    }

    /// Takes over credentials and properties that a caller changes; what they don't name stays.
    mutating func merge(_ body: Record) throws {
        if let type = try Self.optional("type", in: body), type.lowercased() != kind.rawValue {
            throw PlatformError.serviceInvalid.saying("The type of a volume can't change.")
        }
        prefix = try Self.optional("prefix", in: body) ?? prefix
        if let value = body["credentials"], !value.isNull {
            let changes = try Self.object("credentials", in: body)
            for key in kind.shownCredentials {
                credentials[key] = try Self.optional(key, in: changes) ?? credentials[key]
            }
        }
        if let value = body["properties"], !value.isNull {
            try setProperties(try Self.object("properties", in: body))
        }
    }

    /// What the bucket is known by in the sandbox, whatever service it belongs to.
    var bucketName: String { bucket.filter { $0 != "\n" } }

    /// The service as an object of the API.
    var value: Value {
        var record = Record([
            ("type", .string(kind.rawValue)), (kind.bucketKey, .string(bucket)), ("prefix", .string(prefix)),
        ])
        for (key, setting) in settings.sorted(by: { $0.key < $1.key }) { record[key] = .string(setting) }
        record["credentials"] = Self.value(credentials)
        record["properties"] = Self.value(properties)
        return .record(record)
    }

    private static func value(_ texts: [String: String]) -> Value {
        .record(Record(texts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
    }
}

// What each service wants
extension VolumeService.Kind {
    fileprivate var bucketKey: String { self == .azure ? "container" : "bucket" }

    fileprivate var requiredSettings: [String] {
        switch self {
        case .s3, .gcs: []
        case .azure: ["storage_account"]
        case .oss: ["endpoint"]
        }
    }

    fileprivate var optionalSettings: [String] {
        switch self {
        case .s3, .azure: ["endpoint"]
        case .gcs: ["root_url"]
        case .oss: []
        }
    }

    /// The sets of credentials of which one must be there.
    fileprivate var credentialForms: [[String]] {
        switch self {
        case .s3: [["access_key_id", "secret_access_key"], ["role_arn", "external_id"]]
        case .gcs: [["client_email", "private_key"]]
        case .azure: [["tenant_id", "client_id", "client_secret"]]
        case .oss: [["access_key_id", "secret_access_key"]]
        }
    }

    fileprivate var shownCredentials: [String] {
        ["access_key_id", "role_arn", "client_email", "tenant_id", "client_id"]
    }

    /// The services whose buckets this environment can only read.
    var isReadOnly: Bool { self == .gcs || self == .azure }
}

extension VolumeService {
    private mutating func setCredentials(_ given: Record) throws {
        if kind == .gcs, let configuration = given["configuration"], !configuration.isNull {
            guard configuration["type"].stringValue != nil else { throw Self.missing("configuration.type") }
            credentials["configuration_type"] = configuration["type"].stringValue
            return
        }
        let forms = kind.credentialForms
        let form = forms.first { $0.contains { given[$0].map { !$0.isNull } ?? false } } ?? forms[0]
        for key in form {
            let text = try Self.credential(key, in: given)
            if kind.shownCredentials.contains(key) { credentials[key] = text }
        }
    }

    private static func credential(_ key: String, in given: Record) throws -> String {
        guard key == "private_key" else { return try required(key, in: given) }
        guard let text = given[key]?.stringValue, !text.isEmpty else { throw PlatformError.privateKeyInvalid }
        return text
    }

    /// Sets what is named, and unsets what is named with null.
    private mutating func setProperties(_ changes: Record) throws {
        for (key, value) in changes.pairs {
            guard !value.isNull else {
                properties[key] = nil
                continue
            }
            guard let text = value.stringValue else { throw Self.missing("properties.\(key)") }
            try WriteProperties.check(text, of: key)
            properties[key] = text
        }
    }

    private static func required(_ key: String, in body: Record) throws -> String {
        guard let text = body[key]?.stringValue, !text.isEmpty else { throw missing(key) }
        return text
    }

    private static func optional(_ key: String, in body: Record) throws -> String? {
        guard let value = body[key], !value.isNull else { return nil }
        guard let text = value.stringValue else { throw missing(key) }
        return text
    }

    private static func object(_ key: String, in body: Record) throws -> Record {
        guard let record = body[key]?.recordValue else { throw missing(key) }
        return record
    }

    private static func missing(_ key: String) -> PlatformError {
        .serviceInvalid.saying("The service object is invalid: '\(key)' is missing or not a string.")
    }
}
