import CurlTransport
import Testing

/// The transport error that `work` throws; anything else is a failed test.
func transportError(
    sourceLocation: SourceLocation = #_sourceLocation, _ work: () async throws -> Void
) async -> TransportError {
    do {
        try await work()
        Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    } catch let error as TransportError {
        return error
    } catch {
        Issue.record("not a transport error: \(error)", sourceLocation: sourceLocation)
    }
    return TransportError("nothing")
}

extension TransportError {
    fileprivate init(_ name: String) {
        self.init(Code(rawValue: name))
    }
}

extension HTTPBody {
    /// The whole body as text, where it is short.
    func text() async throws -> String {
        String(decoding: try await collect(upTo: 1 << 20), as: UTF8.self)
    }
}
