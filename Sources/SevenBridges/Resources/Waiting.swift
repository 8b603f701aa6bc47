internal import SevenBridgesData

/// Something that the platform works on for a while: a task, an import, a job.
public protocol Awaitable: Resource {
    /// Whether it has ended, well or not.
    var isFinished: Bool { get }
    /// Why it ended without having done what it was to do; nil where it did, or has not ended.
    var failure: APIError? { get }
}

extension Awaitable {
    /// Asks for the object until it has ended; whether it ended well, `failure` says.
    ///
    /// One request each time, the first at once unless the end is known already. `timeout` is how long to wait on the
    /// whole, nil, the default, for as long as it takes; after it an `APIError` of the kind `timedOut` is thrown, and
    /// the platform goes on working. Throws `CancellationError` where the waiting task is cancelled.
    public mutating func wait(
        every interval: Duration = .seconds(10), timeout: Duration? = nil
    ) async throws {
        let timing = versions.client.options.timing
        var deadline = Deadline(timeout, timing)
        while !isFinished {
            try await reload()
            if isFinished { return }
            guard let pause = deadline.next(interval) else { throw stillUnfinished(after: timeout) }
            try await timing.sleep(pause)
        }
    }

    private func stillUnfinished(after timeout: Duration?) -> APIError {
        let seconds = timeout.map { " after \($0.components.seconds) seconds" } ?? ""
        return APIError(.timedOut, message: "\(debugDescription) has not ended\(seconds)")
    }
}

/// How long may still be waited.
private struct Deadline {
    private let end: Timestamp?
    private let timing: Timing

    init(_ timeout: Duration?, _ timing: Timing) {
        self.timing = timing
        end = timeout.flatMap { timeout in
            timing.now().adding(TimeSpan(microseconds: timeout.wholeMicroseconds))
        }
    }

    /// The next pause, shortened to end with the time there is; nil where none is left.
    mutating func next(_ interval: Duration) -> Duration? {
        let interval = max(interval, .milliseconds(1))
        guard let end else { return interval }
        guard let left = end.since(timing.now()), left.microseconds > 0 else { return nil }
        return min(interval, .microseconds(left.microseconds))
    }
}

extension Duration {
    /// The duration in microseconds, as large as they get.
    fileprivate var wholeMicroseconds: Int64 {
        let (seconds, rest) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, overflowToo) = product.addingReportingOverflow(rest / 1_000_000_000_000)
        return overflow || overflowToo ? (seconds < 0 ? .min : .max) : sum
    }
}
