internal import CurlTransport
internal import Logging

extension Client {
    /// Whether anybody hears of what happens.
    private var isHeard: Bool {
        options.trace != nil || options.logger.map { $0.logLevel <= .debug } ?? false
    }

    /// Tells the trace and the log of something that happened to a request.
    func tell(_ departure: Departure, _ event: @autoclosure () -> TraceEvent.Event) {
        guard isHeard else { return }
        let event = TraceEvent(
            method: departure.request.method.rawValue,
            url: Masking(configuration).text(departure.request.url),
            attempt: departure.attempt, event: event())
        options.trace?(event)
        options.logger?.log(event)
    }

    /// Tells the trace of a request that leaves.
    func tellRequest(_ departure: Departure) {
        guard isHeard else { return }
        let masking = Masking(configuration)
        let headers = departure.request.headers.map { $0 }
        let secrets = departure.request.credentials.map { (name: $0.name, value: Masking.dots) }
        tell(
            departure,
            .request(
                headers: masking.headers(HTTPHeaders(headers)) + secrets,
                body: departure.body.flatMap(masking.body), size: departure.body?.count ?? 0))
    }

    /// Tells the trace of a whole response.
    func tell(_ departure: Departure, _ reply: Reply, since start: ContinuousClock.Instant) {
        guard isHeard else { return }
        let masking = Masking(configuration)
        tell(
            departure,
            .response(
                TraceEvent.Response(
                    status: reply.status, headers: masking.headers(reply.headers),
                    body: masking.body(reply.bytes), size: reply.bytes.count,
                    requestID: reply.headers["X-Request-Id"], duration: start.duration(to: .now))))
    }
}
