internal import CurlTransport
internal import SevenBridgesData
internal import Synchronization

// The one way out: whatever a client asks leaves through `depart`, which holds back changes in a dry run, waits for the
// rate limit, counts, and tells the trace and the log.

extension Client {
    /// Sends a call, again where an error handler or the retry policy says so, and returns the answer of a success.
    ///
    /// Throws an `APIError`, `CancellationError`, or what an error handler throws.
    public func send(_ call: APICall) async throws -> APIResponse {
        var departure = Departure(
            request: try request(for: call), isRead: call.isRead, isRepeatable: call.isRepeatable)
        departure.path = path(of: departure.request)
        while true {
            departure.begin(at: options.timing.now())
            let result = try await attempt(departure)
            guard case .failure(let failure) = result.outcome else {
                var response = try result.outcome.get()
                response.mayBeSecond = departure.mayBeDone
                return response
            }
            if departure.isRepeatedDelete, failure.status == 404 {
                // The attempt whose answer was lost has done it.
                return APIResponse(status: 204, headers: [:], body: .null)
            }
            departure.note(result)
            if let response = try await look(for: call.made, after: result, &departure) { return response }
            let error = failure.at(departure)
            guard case .retry(let delay) = try await decision(on: error, result.forPolicy, &departure) else {
                throw error
            }
            tell(departure, .retry(after: delay))
            let end = options.timing.now().adding(delay)
            try await options.timing.sleep(delay)
            memory.gate.slept(until: end)
            departure.repeat()
        }
    }

    /// Asks the error handlers, then the policy.
    private func decision(
        on error: APIError, _ outcome: RetryPolicy.Outcome, _ departure: inout Departure
    ) async throws -> RetryPolicy.Decision {
        let failure = ErrorHandler.Failure(
            error: error, attempt: departure.attempt, isRepeatable: departure.mayBeRepeated)
        for handler in options.errorHandlers {
            switch try await handler.decision(on: failure) {
            case .retry(let delay): return .retry(after: max(delay, .zero))
            case .giveUp: return .giveUp
            case .next: continue
            }
        }
        return options.retries.decision(
            after: outcome, attempt: departure.count(outcome.cause), isRepeatable: departure.mayBeRepeated,
            jitter: options.timing.jitter())
    }

    /// One attempt to get an answer.
    private func attempt(_ departure: Departure) async throws -> Attempt {
        let start = ContinuousClock.now
        do {
            let response = try await depart(departure)
            let bytes = try await response.body.collect(upTo: Reply.sizeLimit)
            let reply = Reply(status: response.status, headers: response.headers, bytes: bytes)
            tell(departure, reply, since: start)
            return Attempt(reply, masking: Masking(configuration), now: options.timing.now())
        } catch let error as TransportError {
            if error.code == .cancelled { throw CancellationError() }
            tell(departure, .failure(error.description))
            return Attempt(error)
        }
    }

    /// Lets a request out.
    func depart(_ departure: Departure) async throws -> HTTPResponse {
        guard departure.isRead || !options.isDryRun else { throw refused(departure) }
        guard departure.isLimited else { return try await leave(departure) }
        try await memory.gate.enter(options.timing) { tell(departure, .limited(wait: $0)) }
        do {
            let response = try await leave(departure)
            note(response)
            return response
        } catch {
            let wasSent = (error as? TransportError)?.requestWasSent ?? true
            memory.gate.failed(wasSent: wasSent, at: options.timing.now())
            throw error
        }
    }

    private func leave(_ departure: Departure) async throws -> HTTPResponse {
        count(departure)
        tellRequest(departure)
        return try await transport.send(departure.request)
    }

    private func refused(_ departure: Departure) -> APIError {
        tell(departure, .refused(body: departure.body.flatMap(Masking(configuration).body)))
        return APIError(.refusedInDryRun, message: "a dry run changes nothing, so this was not sent")
            .at(departure.request.method, departure.path)
    }

    private func count(_ departure: Departure) {
        memory.state.withLock { state in
            if departure.isStorage {
                state.count.storageRequests += 1
            } else {
                state.count.requests += 1
                if departure.attempt > 1 { state.count.repetitions += 1 }
            }
        }
    }

    /// Takes over what an answer tells of the rate limit.
    private func note(_ response: HTTPResponse) {
        let now = options.timing.now()
        let limit = RateLimit(response.headers)
        if let limit { memory.state.withLock { $0.rateLimit = limit } }
        memory.gate.answered(
            limit?.byOurClock(response.headers, now: now), isRefusal: response.status == 429, at: now)
    }
}
