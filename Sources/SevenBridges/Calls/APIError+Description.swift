internal import CurlTransport

extension APIError: CustomStringConvertible, CustomDebugStringConvertible {
    /// What went wrong and what to do, then the status, the platform's code, the request and its id in parentheses.
    public var description: String {
        details.isEmpty ? sentence : "\(sentence) (\(details.joined(separator: ", ")))"
    }

    /// The same as the description.
    public var debugDescription: String { "APIError.\(kind): \(description)" }

    private var sentence: String {
        let said = message.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        guard let advice else { return said ?? "the platform answered with an error" }
        return said.map { "\($0); \(advice)" } ?? advice
    }

    /// What a person can do about it, for kinds where the platform's message does not say so.
    private var advice: String? {
        if mayHaveBeenDone { return "it may have been done all the same: look before you try again" }
        return switch kind {
        case .unauthorized:
            "the token was refused: check that it has not expired, and that it is for this host"
        case .forbidden where Self.projectCodes.contains(code ?? 0):
            "your account may not do this; ask the project's owner for permission"
        case .forbidden where message == nil: "your account may not do this"
        case .tooManyRequests: "the rate limit is used up; wait until it is reset"
        case .maintenance: "the platform is under maintenance; try again in a while"
        case .server, .unavailable, .requestTimeout: "the platform failed on its side; try again in a while"
        case .methodNotAllowed: "the platform does not offer this"
        case .truncated: "try again in a while"
        case .notJSON: "check the API address, and whether a proxy answers in the platform's place"
        default: nil
        }
    }

    /// The platform's codes for what a member of a project may not do.
    private static let projectCodes: Set<Int> = [
        5001, 5008, 5009, 5011, 5014, 5032, 6001, 7001, 8001, 8002, 9003, 9004,
    ]

    private var details: [String] {
        var parts: [String] = []
        if let status { parts.append("status \(status)") }
        if let code { parts.append("code \(code)") }
        if let method, let path { parts.append("\(method) \(path)") }
        if let requestID { parts.append("request \(requestID)") }
        return parts
    }
}

extension APIError {
    /// The error of a call that got no answer.
    init(_ error: TransportError) {
        self.init(
            error.code == .truncatedBody ? .truncated : .unreachable, message: error.description,
            underlyingError: error)
    }

    /// An argument that can't be meant, found before anything was sent.
    public static func invalidArgument(_ message: String) -> APIError {
        APIError(.invalidArgument, message: message)
    }

    /// An answer that is JSON, but not what was asked for.
    static func unexpectedForm(_ message: String) -> APIError {
        APIError(.unexpectedForm, message: "the platform's answer can't be used: \(message)")
    }
}
