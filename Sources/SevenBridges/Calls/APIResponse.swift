public import CurlTransport
public import SevenBridgesData

/// A successful answer of the API.
public struct APIResponse: Sendable {
    /// The status, 200 to 299.
    public var status: Int
    /// The header fields.
    public var headers: HTTPHeaders
    /// The body; null where there is none.
    public var body: Value
    /// Whether an earlier attempt may have done already what this one was to do.
    var mayBeSecond = false

    /// The body as an object.
    func record() throws -> Record {
        guard case .record(let record) = body else {
            throw APIError.unexpectedForm("\(body.kind) instead of an object")
        }
        return record
    }
}

/// Reads what came back: JSON, or the error that it is.
struct Reply {
    let status: Int
    let headers: HTTPHeaders
    let bytes: [UInt8]

    /// The largest answer that is read; a page of 100 files takes well under one megabyte.
    static let sizeLimit = 256 << 20

    /// The answer of a success, or the error.
    func result(masking: Masking) -> Result<APIResponse, APIError> {
        guard (200..<300).contains(status) else { return .failure(failure(masking)) }
        guard bytes.contains(where: { !Self.isSpace($0) }) else {
            return .success(APIResponse(status: status, headers: headers, body: .null))
        }
        do {
            return .success(APIResponse(status: status, headers: headers, body: try JSON.parse(bytes)))
        } catch {
            return .failure(unreadable(error, masking))
        }
    }

    private func failure(_ masking: Masking) -> APIError {
        guard case .record(let body)? = try? JSON.parse(bytes) else { return plainFailure(masking) }
        // Some gateways answer {"error": {...}}.
        let told = body["error"]?.recordValue ?? body
        var error = APIError(APIError.Kind(status: status, code: told["code"]?.intValue))
        error.code = told["code"]?.intValue
        error.message = told["message"]?.stringValue.map(masking.text)
        error.moreInfo = told["more_info"]?.stringValue.map(masking.text)
        return located(error)
    }

    /// An error whose body is not JSON: a gateway's page, or nothing.
    private func plainFailure(_ masking: Masking) -> APIError {
        let text = excerpt(masking)
        return located(
            APIError(
                APIError.Kind(status: status, code: nil),
                message: text.isEmpty ? nil : "the answer is an error page: \(text)"))
    }

    /// A success whose body is not JSON: cut off where it begins like JSON and ends too early.
    private func unreadable(_ error: JSONError, _ masking: Masking) -> APIError {
        if isCut(error) {
            return located(
                APIError(
                    .truncated,
                    message: "the platform's answer broke off after \(bytes.count) bytes",
                    underlyingError: error))
        }
        return located(
            APIError(
                .notJSON, message: "the answer is not JSON but begins with \(excerpt(masking))",
                underlyingError: error))
    }

    /// Whether what begins like an object or a list ends before it does.
    private func isCut(_ error: JSONError) -> Bool {
        guard let first = bytes.first(where: { !Self.isSpace($0) }), "{[".utf8.contains(first),
            let last = bytes.last(where: { !Self.isSpace($0) })
        else { return false }
        return error.offset >= bytes.count || !"}]".utf8.contains(last)
    }

    private func located(_ error: APIError) -> APIError {
        var error = error
        error.status = status
        error.requestID = headers["X-Request-Id"]
        return error
    }

    /// The beginning of the body on one line.
    private func excerpt(_ masking: Masking) -> String {
        let words = String(decoding: bytes.prefix(2000), as: UTF8.self).split(whereSeparator: \.isWhitespace)
        let line = masking.text(words.joined(separator: " ").filter { !$0.isControl })
        return line.isEmpty ? "" : line.count > 120 ? "'\(line.prefix(120))…'" : "'\(line)'"
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}

extension Character {
    /// Whether it could move a terminal's cursor.
    fileprivate var isControl: Bool {
        unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
