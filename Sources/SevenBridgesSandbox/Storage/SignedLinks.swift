import Crypto
import SevenBridgesData

/// Makes and checks the signed, expiring URLs by which the storage is read and written without a token.
struct SignedLinks: Sendable {
    static let prefix = "/storage/"

    private static let accessKey = "SANDBOXACCESSKEY"
    private static let userName = "x-sandbox-user"

    private let key = SymmetricKey(size: .bits256)
    private let lifetime: TimeSpan
    private let now: @Sendable () -> Timestamp

    /// Links that work for so long.
    init(lifetime: TimeSpan, now: @escaping @Sendable () -> Timestamp) {
        self.lifetime = lifetime
        self.now = now
    }

    /// A URL and when it ends to work.
    struct Link {
        let url: String
        let expires: Timestamp
    }

    /// The URL by which a user can read an object, on the host of the API's base URL.
    func url(of object: String, downloadedAs name: String, by username: String, baseURL: String) -> String {
        let query = Query([
            (Self.userName, username),
            ("response-content-disposition", Disposition.attachment(name)),
            ("response-content-type", "application/octet-stream"),
        ])
        return link("GET", object, query, baseURL: baseURL).url
    }

    /// The URL to which a part of an upload can be sent.
    func part(_ number: Int, of upload: String, baseURL: String) -> Link {
        let query = Query([("partNumber", String(number)), ("uploadId", upload)])
        return link("PUT", Self.uploads + upload, query, baseURL: baseURL)
    }

    /// What the paths of uploads begin with, which are no ids of files.
    private static let uploads = "uploads/"

    private func link(_ method: String, _ object: String, _ query: Query, baseURL: String) -> Link {
        let host = baseURL.dropLast(PlatformAPI.prefix.count)
        let expires = now().microseconds.saturatingAdd(lifetime.microseconds) / 1_000_000
        let query = query.setting("AWSAccessKeyId", to: Self.accessKey)
            .setting("Expires", to: String(expires))
        let signed = query.setting("Signature", to: signature(method, object, query))
        return Link(
            url: "\(host)\(Self.prefix)\(object)\(signed.text)",
            expires: Timestamp(microseconds: expires * 1_000_000))
    }

    /// Whom a URL to read was made for.
    func username(_ query: Query) -> String? {
        query[Self.userName]
    }

    /// Checks that a URL was made here for a method (`GET` for both of the reading ones) and has not expired.
    func check(_ method: String, _ object: String, _ query: Query) throws {
        guard let given = query["Signature"], let expires = query["Expires"].flatMap({ Int64($0) }) else {
            throw StorageError.accessDenied("Access Denied")
        }
        guard given == signature(method, object, query.removing("Signature")) else {
            throw StorageError.signatureDoesNotMatch
        }
        guard now().microseconds / 1_000_000 < expires else {
            throw StorageError.accessDenied("Request has expired")
        }
    }

    private func signature(_ method: String, _ object: String, _ query: Query) -> String {
        let text = "\(method)\n\(object)\n\(query.text)"
        return hex(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }
}
