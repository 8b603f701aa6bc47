internal import CurlTransport
internal import SevenBridgesData

/// One request and what came of it, as a line of a recording.
struct RecordedExchange: Sendable {
    var method: String
    /// Path and query below the endpoint, or the placeholder of an address in storage.
    var target: String
    /// The bytes that were asked for, as a header says it.
    var range: String?
    var sent: RecordedBody
    var end: End

    /// How it ended.
    enum End: Sendable {
        /// With an answer; one whose body breaks off says by which failure.
        case response(status: Int, headers: HTTPHeaders, RecordedBody, failure: String?)
        /// Without an answer.
        case failure(code: String, wasSent: Bool)
    }

    /// What a request is found by.
    var key: String {
        "\(method) \(target) \(range ?? "")\n\(JSON.text(.record(sent.fields(prefix: ""))))"
    }
}

/// A body as a recording has it.
enum RecordedBody: Hashable, Sendable {
    case none
    case json(Value)
    case text(String)
    case bytes([UInt8])
    /// Too long to be kept, or streamed from a file.
    case omitted(length: Int?)

    /// A body without its secrets.
    init(_ bytes: [UInt8], masking: RecordingMask) {
        if bytes.isEmpty {
            self = .none
        } else if let value = try? JSON.parse(bytes) {
            self = .json(masking.value(value))
        } else if let text = String(validating: bytes, as: UTF8.self) {
            self = .text(masking.text(text))
        } else {
            self = .bytes(bytes)
        }
    }

    /// The bytes; nil where they were not kept.
    var content: [UInt8]? {
        switch self {
        case .none: []
        case .json(let value): JSON.bytes(value)
        case .text(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        case .omitted: nil
        }
    }
}

extension RecordedExchange {
    /// The exchange as a JSON object.
    var value: Value {
        var record = Record([("method", .string(method)), ("target", .string(target))])
        if let range { record["range"] = .string(range) }
        var pairs =
            record.pairs.map { ($0.key, $0.value) }
            + sent.fields(prefix: "sent_").pairs.map { ($0.key, $0.value) }
        switch end {
        case .failure(let code, let wasSent):
            pairs += [("failure", .string(code)), ("was_sent", .bool(wasSent))]
        case .response(let status, let headers, let body, let failure):
            let fields = headers.map { Value.list([.string($0.name), .string($0.value)]) }
            pairs += [("status", .int(status)), ("headers", .list(fields))]
            pairs += body.fields(prefix: "").pairs.map { ($0.key, $0.value) }
            if let failure { pairs.append(("failure", .string(failure))) }
        }
        return .record(Record(pairs))
    }

    /// Reads an exchange; nil where the object is none.
    init?(_ value: Value) {
        guard case .record(let record) = value, let method = record["method"]?.stringValue,
            let target = record["target"]?.stringValue, let sent = RecordedBody(record, prefix: "sent_"),
            let body = RecordedBody(record, prefix: "")
        else { return nil }
        let failure = record["failure"]?.stringValue
        if let status = record["status"]?.intValue {
            let fields = (record["headers"]?.listValue ?? []).compactMap { field -> HTTPHeaders.Field? in
                guard let pair = field.listValue, pair.count == 2, let name = pair[0].stringValue,
                    let value = pair[1].stringValue
                else { return nil }
                return HTTPHeaders.Field(name: name, value: value)
            }
            end = .response(status: status, headers: HTTPHeaders(fields), body, failure: failure)
        } else if let failure {
            end = .failure(code: failure, wasSent: record["was_sent"]?.boolValue ?? true)
        } else {
            return nil
        }
        self.method = method
        self.target = target
        self.sent = sent
        range = record["range"]?.stringValue
    }
}

extension RecordedBody {
    fileprivate func fields(prefix: String) -> Record {
        switch self {
        case .none: Record()
        case .json(let value): Record([(prefix + "json", value)])
        case .text(let text): Record([(prefix + "text", .string(text))])
        case .bytes(let bytes): Record([(prefix + "base64", .string(Base64.encode(bytes)))])
        case .omitted(let length): Record([(prefix + "omitted", length.map(Value.int) ?? .null)])
        }
    }

    fileprivate init?(_ record: Record, prefix: String) {
        if let value = record[prefix + "json"] {
            self = .json(value)
        } else if let text = record[prefix + "text"]?.stringValue {
            self = .text(text)
        } else if let text = record[prefix + "base64"]?.stringValue {
            guard let bytes = Base64.decode(text) else { return nil }
            self = .bytes(bytes)
        } else if let length = record[prefix + "omitted"] {
            self = .omitted(length: length.intValue)
        } else {
            self = .none
        }
    }
}
