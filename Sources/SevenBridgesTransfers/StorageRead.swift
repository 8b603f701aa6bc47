internal import CurlTransport
internal import SevenBridges

/// Opens a file in storage: fetches the signed address, and another one where it has expired.
struct StorageRead: Sendable {
    let file: String
    let range: Range<Int>?
    let client: Client

    /// The response with the bytes: 200, 206 with the right range, or 416 where the range is behind the end.
    func open() async throws -> HTTPResponse {
        var attempt = 1
        while true {
            let (result, outcome) = try await self.attempt()
            switch (result, decision(after: outcome, attempt: attempt)) {
            case (.success(let response), _): return response
            case (.failure(let error), .giveUp): throw error
            case (.failure, .retry(let delay)): try await client.options.timing.sleep(delay)
            }
            attempt += 1
        }
    }

    private func attempt() async throws -> (Result<HTTPResponse, any Error>, RetryPolicy.Outcome) {
        let address = try await client.downloadURL(of: file)
        do {
            let response = try await client.open(address, range: range)
            let outcome = RetryPolicy.Outcome.answered(status: response.status, code: nil, wait: nil)
            return (Result { try check(response) }, outcome)
        } catch let error as APIError {
            return (.failure(error), .failed(wasSent: true))
        }
    }

    /// Reading is always repeatable; 403 is what storage answers when an address has expired, so it gets a second one.
    private func decision(after outcome: RetryPolicy.Outcome, attempt: Int) -> RetryPolicy.Decision {
        if case .answered(status: 403, _, _) = outcome {
            return attempt == 1 ? .retry(after: .zero) : .giveUp
        }
        return client.options.retries.decision(
            after: outcome, attempt: attempt, isRepeatable: true, jitter: client.options.timing.jitter())
    }

    private func check(_ response: HTTPResponse) throws -> HTTPResponse {
        switch response.status {
        case 200: return response
        case 416 where range != nil: return response
        case 206: return try checkRange(response)
        default:
            throw TransferError(
                .storageRefused,
                "the storage did not give out file '\(file)' (status \(response.status)); try again in a while",
                status: response.status)
        }
    }

    private func checkRange(_ response: HTTPResponse) throws -> HTTPResponse {
        let told = response.headers["Content-Range"] ?? ""
        guard let range, told.lowercased().hasPrefix("bytes \(range.lowerBound)-") else {
            throw TransferError(
                .wrongRange, "the storage sent another part of file '\(file)' than was asked for", status: 206
            )
        }
        return response
    }
}
