internal import CurlTransport
internal import SevenBridges

/// Sends a file part by part, each to an address of its own in storage, and completes the upload.
struct PartSender: Sendable {
    let upload: MultipartUpload
    let client: Client

    /// Sends all parts, and gives back what their completion makes. What fails or is cancelled is given up.
    func run<Outcome>(
        _ source: borrowing LocalFile,
        _ progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
        complete: (MultipartUpload) async throws -> Outcome
    ) async throws -> Outcome {
        do {
            var (number, offset) = (1, 0)
            // An empty file has one part, which is empty.
            repeat {
                try Task.checkCancellation()
                let bytes = try source.bytes(at: offset, count: min(upload.partSize, source.size - offset))
                try await upload.report(number, headers: store(bytes, as: number))
                offset += bytes.count
                number += 1
                progress(offset, source.size)
            } while offset < source.size
            return try await complete(upload)
        } catch {
            // In a task of its own, since the one that runs this may be cancelled.
            await Task { try? await upload.abort() }.value
            throw error
        }
    }

    /// Stores one part, again where that may help; gives back the header fields that the platform wants to hear of.
    private func store(_ bytes: [UInt8], as number: Int) async throws -> [String: String] {
        var attempt = 1
        while true {
            let (result, outcome) = try await self.attempt(bytes, as: number)
            switch (result, decision(after: outcome, attempt: attempt)) {
            case (.success(let headers), _): return headers
            case (.failure(let error), .giveUp): throw error
            case (.failure, .retry(let delay)): try await client.options.timing.sleep(delay)
            }
            attempt += 1
        }
    }

    private func attempt(
        _ bytes: [UInt8], as number: Int
    ) async throws -> (Result<[String: String], any Error>, RetryPolicy.Outcome) {
        let part = try await upload.part(number)
        do {
            let response = try await client.store(
                .bytes(bytes), at: part.address, method: part.method, headers: part.headers)
            _ = try? await response.body.collect(upTo: 16_384)
            let outcome = RetryPolicy.Outcome.answered(status: response.status, code: nil, wait: nil)
            return (Result { try part.reported(of: response) }, outcome)
        } catch let error as APIError {
            return (.failure(error), .failed(wasSent: true))
        }
    }

    /// A part may be stored twice; 403 is what storage answers when an address has expired.
    private func decision(after outcome: RetryPolicy.Outcome, attempt: Int) -> RetryPolicy.Decision {
        if case .answered(status: 403, _, _) = outcome {
            return attempt == 1 ? .retry(after: .zero) : .giveUp
        }
        return client.options.retries.decision(
            after: outcome, attempt: attempt, isRepeatable: true, jitter: client.options.timing.jitter())
    }
}

extension MultipartUpload.Part {
    /// What the platform wants to hear of the storage's answer, ETags without their quotes.
    fileprivate func reported(of response: HTTPResponse) throws -> [String: String] {
        guard successCodes.contains(response.status) else {
            throw TransferError(
                .storageRefused,
                "the storage did not take part \(number) (status \(response.status)); try again in a while",
                status: response.status)
        }
        var told: [String: String] = [:]
        for name in reportedHeaders {
            told[name] = response.headers[name].map { $0.replacing("\"", with: "") }
        }
        return told
    }
}
