public import SevenBridgesData

/// The description of an app in CWL, as it is sent to the platform.
public enum AppDescription: Sendable {
    /// As JSON.
    case json(Record)
    /// As the text of a YAML document, which goes as it is.
    case yaml(String)

    /// The description in a file: JSON where its text is an object, YAML otherwise.
    ///
    /// Throws `invalidArgument` where there is no such file, or none that can be read.
    public init(path: String) throws {
        do {
            guard let file = try Surroundings.file(at: path, limit: 64 << 20) else {
                throw APIError.invalidArgument("there is no file '\(path)'")
            }
            self = try Self(text: file.text, path)
        } catch let error as ConfigurationError {
            throw APIError.invalidArgument("\(error)")
        }
    }

    private init(text: String, _ path: String) throws {
        guard path.lowercased().hasSuffix(".json") || text.first(where: { !$0.isWhitespace }) == "{" else {
            self = .yaml(text)
            return
        }
        switch Result(catching: { try JSON.parse(Array(text.utf8)) }) {
        case .success(.record(let record)): self = .json(record)
        case .success: throw APIError.invalidArgument("'\(path)' is JSON, but no object")
        case .failure(let error):
            // YAML may begin with a brace, too.
            guard !path.lowercased().hasSuffix(".json") else {
                throw APIError.invalidArgument("'\(path)' is not JSON: \(error)")
            }
            self = .yaml(text)
        }
    }

    /// The call that posts it.
    func call(_ path: [String]) -> APICall {
        switch self {
        case .json(let record): return .post(path, body: .record(record))
        case .yaml(let text):
            var call = APICall.post(path)
            call.text = .yaml(text)
            return call
        }
    }
}
