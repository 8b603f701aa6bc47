internal import CurlTransport
internal import SevenBridgesData
internal import Synchronization

/// Answers from a recording: the same request gets the same answers in their order, whatever comes between.
final class ReplayTransport: HTTPTransport {
    private let mask: RecordingMask
    private let path: String
    private let answers: Mutex<[String: ArraySlice<RecordedExchange>]>

    init(_ exchanges: [RecordedExchange], path: String, configuration: Configuration) {
        mask = RecordingMask(configuration)
        self.path = path
        answers = Mutex(Dictionary(grouping: exchanges, by: \.key).mapValues { $0[...] })
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let asked = RecordedExchange(request, mask, .failure(code: "", wasSent: false))
        let (known, answer) = answers.withLock { answers in
            (answers[asked.key] != nil, answers[asked.key]?.popFirst())
        }
        guard let answer else { throw unanswered(asked, isKnown: known) }
        switch answer.end {
        case .failure(let code, let wasSent):
            throw TransportError(
                TransportError.Code(rawValue: code), message: "as recorded", requestWasSent: wasSent)
        case .response(let status, let headers, let body, let failure):
            guard let bytes = body.content else { throw omitted(asked) }
            let error = failure.map {
                TransportError(
                    TransportError.Code(rawValue: $0), message: "as recorded", requestWasSent: true)
            }
            let chunks = bytes.isEmpty ? [] : [bytes]
            return HTTPResponse(
                status: status, headers: headers, body: HTTPBody(chunks: chunks, failure: error))
        }
    }

    private func unanswered(_ asked: RecordedExchange, isKnown: Bool) -> APIError {
        var what = "\(asked.method) \(asked.target)"
        if let range = asked.range { what += " (\(range))" }
        if case .json(let body) = asked.sent { what += " with \(JSON.text(body).prefix(200))" }
        return APIError(
            .notRecorded,
            message: "\(path) has no \(isKnown ? "further " : "")answer to \(what); record it anew")
    }

    private func omitted(_ asked: RecordedExchange) -> APIError {
        APIError(
            .notRecorded,
            message:
                "\(path) knows of \(asked.method) \(asked.target), but its body was too long to be recorded")
    }
}
