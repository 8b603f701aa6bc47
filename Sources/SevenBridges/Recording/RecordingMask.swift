internal import CurlTransport
internal import SevenBridgesData
internal import Synchronization

/// Takes the secrets out of what is recorded. Signed addresses become placeholders, each always the same one, so that
/// a replay that is given the placeholder finds what was read there.
final class RecordingMask: Sendable {
    static let placeholder = "https://storage.invalid/"

    private let masking: Masking
    private let endpoint: String
    private let placeholders = Mutex<[String: String]>([:])

    init(_ configuration: Configuration) {
        masking = Masking(configuration)
        endpoint = configuration.endpoint.url
    }

    /// Whether a request goes to the API, and not to storage.
    func isAPI(_ request: HTTPRequest) -> Bool { request.url.hasPrefix(endpoint + "/") }

    /// What is recorded of an address.
    func target(of request: HTTPRequest) -> String {
        isAPI(request)
            ? masking.text(String(request.url.dropFirst(endpoint.count))) : placeholder(for: request.url)
    }

    func headers(_ headers: HTTPHeaders) -> HTTPHeaders {
        HTTPHeaders(masking.headers(headers).map { HTTPHeaders.Field(name: $0.name, value: $0.value) })
    }

    func text(_ text: String) -> String { masking.text(text) }

    /// A value without secrets, with placeholders for signed addresses.
    func value(_ value: Value) -> Value { masking.value(placing(value, key: nil)) }

    private func placing(_ value: Value, key: String?) -> Value {
        switch value {
        case .string(let text) where isSigned(text, key: key): .string(placeholder(for: text))
        case .list(let elements): .list(elements.map { placing($0, key: key) })
        case .record(let record):
            .record(Record(record.pairs.map { ($0.key, placing($0.value, key: $0.key)) }))
        default: value
        }
    }

    /// An address outside of the API with a query, or one that is handed out to be read or written.
    private func isSigned(_ text: String, key: String?) -> Bool {
        guard text.hasPrefix("http://") || text.hasPrefix("https://"), !text.hasPrefix(Self.placeholder)
        else { return false }
        return !text.hasPrefix(endpoint + "/") && (key == "url" || text.contains("?"))
            || masking.text(text) != text
    }

    private func placeholder(for address: String) -> String {
        guard !address.hasPrefix(Self.placeholder) else { return address }
        return placeholders.withLock { known in
            if let placeholder = known[address] { return placeholder }
            let placeholder = "\(Self.placeholder)\(known.count + 1)"
            known[address] = placeholder
            return placeholder
        }
    }
}
