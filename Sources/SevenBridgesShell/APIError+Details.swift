public import SevenBridges
public import SevenBridgesData
public import ShellLanguage

extension APIError: DetailedError {
    /// What `catch` gets: the HTTP status, the platform's code and sentence, and the request's id.
    public var details: [(String, Value)] {
        [
            ("kind", .string(kind.rawValue)), ("status", status.map { .int($0) } ?? .null),
            ("code", code.map { .int($0) } ?? .null), ("request_id", requestID.map { .string($0) } ?? .null),
        ] + (message.map { [("message", .string($0))] } ?? [])
    }
}
