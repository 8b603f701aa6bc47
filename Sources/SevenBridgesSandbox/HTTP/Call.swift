import SevenBridgesData

/// One authenticated call of the API, taken apart for its route.
struct Call: Sendable {
    /// What the parameters of the route's pattern (`{id}`) stand for.
    let parameters: [String: String]
    let query: Query
    /// The JSON body; null where there is none.
    let body: Value
    /// The path below the base URL, decoded, without slashes around it: `files/scroll`.
    let path: String
    /// The base URL as the caller reached it: `http://127.0.0.1:8080/v2`.
    let baseURL: String
    /// The user that the token belongs to.
    let caller: String
    /// Whether the caller opted in to preview calls.
    let hasAdvanceAccess: Bool
    /// What is left of the caller's calls.
    let quota: RateMeter.Quota
    let links: SignedLinks

    /// A parameter of the route's pattern.
    subscript(parameter: String) -> String {
        parameters[parameter] ?? ""
    }

    /// The absolute URL of a path below the base.
    func href(_ path: String) -> String {
        "\(baseURL)/\(path)"
    }

    /// Refuses callers who did not opt in to preview calls.
    func requireAdvanceAccess() throws {
        guard hasAdvanceAccess else { throw PlatformError.advanceAccessRequired }
    }

    /// The body as an object, which most calls need.
    func object() throws -> Record {
        guard let record = body.recordValue else {
            throw PlatformError.badRequest.saying("The body must be a JSON object.")
        }
        return record
    }
}

extension Record {
    /// The string under a key; nil where it is missing or null.
    func text(_ key: String) throws -> String? {
        guard let value = self[key], !value.isNull else { return nil }
        guard let text = value.stringValue else {
            throw PlatformError.badRequest.saying("'\(key)' must be a string.")
        }
        return text
    }

    /// The list of strings under a key; nil where it is missing or null.
    func texts(_ key: String) throws -> [String]? {
        guard let value = self[key], !value.isNull else { return nil }
        return try value.texts(named: key)
    }
}

extension Value {
    /// The value as a list of strings.
    func texts(named name: String) throws -> [String] {
        let texts = listValue?.compactMap(\.stringValue)
        guard let texts, texts.count == listValue?.count else {
            throw PlatformError.badRequest.saying("'\(name)' must be a list of strings.")
        }
        return texts
    }
}
