import Crypto
import SevenBridgesData

/// Makes and checks the signed, expiring URLs by which the storage is read without a token.
struct SignedLinks: Sendable {
    static let prefix = "/storage/"

    private static let accessKey = "SANDBOXACCESSKEY"

    private let key = SymmetricKey(size: .bits256)
    private let lifetime: TimeSpan
    private let now: @Sendable () -> Timestamp

    /// Links that work for so long.
    init(lifetime: TimeSpan, now: @escaping @Sendable () -> Timestamp) {
        self.lifetime = lifetime
        self.now = now
    }

    /// The URL by which an object can be read, on the host of the API's base URL.
    func url(of object: String, downloadedAs name: String, baseURL: String) -> String {
        let host = baseURL.dropLast(PlatformAPI.prefix.count)
        let expires = (now().microseconds + lifetime.microseconds) / 1_000_000
        let query = Query([
            ("response-content-disposition", "attachment;filename=\(name)"),
            ("response-content-type", "application/octet-stream"),
            ("AWSAccessKeyId", Self.accessKey),
            ("Expires", String(expires)),
        ])
        let signed = query.setting("Signature", to: signature(of: object, query))
        return "\(host)\(Self.prefix)\(object)\(signed.text)"
    }

    /// Checks that a URL was made here and has not expired.
    func check(_ object: String, _ query: Query) throws {
        guard let given = query["Signature"], let expires = query["Expires"].flatMap({ Int64($0) }) else {
            throw StorageError.accessDenied("Access Denied")
        }
        guard given == signature(of: object, query.removing("Signature")) else {
            throw StorageError.signatureDoesNotMatch
        }
        guard now().microseconds / 1_000_000 < expires else {
            throw StorageError.accessDenied("Request has expired")
        }
    }

    private func signature(of object: String, _ query: Query) -> String {
        let text = "GET\n\(object)\n\(query.text)"
        return hex(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }
}
