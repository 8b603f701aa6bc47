internal import CurlTransport

extension Client {
    /// Tells the trace of something that happened to a request.
    func tell(_ departure: Departure, _ event: @autoclosure () -> TraceEvent.Event) {
        guard let trace = options.trace else { return }
        trace(
            TraceEvent(
                method: departure.request.method.rawValue,
                url: Masking(configuration).text(departure.request.url),
                attempt: departure.attempt, event: event()))
    }

    /// Tells the trace of a request that leaves.
    func tellRequest(_ departure: Departure) {
        guard options.trace != nil else { return }
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
        guard options.trace != nil else { return }
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
