internal import Logging

extension Logger {
    /// Writes down what happened to a request, at the level `debug`; the event holds no secret.
    ///
    /// Headers and bodies are not logged: `options.trace` has them.
    func log(_ event: TraceEvent) {
        var metadata: Logger.Metadata = [
            "method": "\(event.method)", "url": "\(event.url)", "attempt": "\(event.attempt)",
        ]
        let message: Logger.Message
        switch event.event {
        case .request(_, _, let size):
            message = "request"
            metadata["bytes"] = "\(size)"
        case .response(let response):
            message = "response"
            metadata["status"] = "\(response.status)"
            metadata["duration"] = "\(response.duration)"
            metadata["bytes"] = response.size.map { "\($0)" }
            metadata["request_id"] = response.requestID.map { "\($0)" }
        case .failure(let reason):
            message = "no response"
            metadata["reason"] = "\(reason)"
        case .retry(let delay):
            message = "retry"
            metadata["delay"] = "\(delay)"
        case .limited(let wait):
            message = "waiting for the rate limit"
            metadata["delay"] = "\(wait)"
        case .refused: message = "held back by a dry run"
        }
        debug(message, metadata: metadata)
    }
}
