import Hummingbird
import SevenBridgesData

/// Lets bytes through at a rate, by waiting after each of them for as long as it takes.
struct Throttle: Sendable {
    /// How many bytes go through at once; waits are then about a twentieth of a second.
    let chunkSize: Int

    private let bytesPerSecond: Int
    private let start = ContinuousClock.now
    private var passed = 0

    /// A throttle that has let nothing through yet.
    init(_ bandwidth: ByteCount) {
        bytesPerSecond = max(1, bandwidth.bytes)
        chunkSize = min(max(1, bytesPerSecond / 20), 1 << 20)
    }

    /// Waits until so many bytes more may have gone through.
    mutating func pass(_ count: Int) async throws {
        passed += count
        let seconds = Double(passed) / Double(bytesPerSecond)
        try await Task.sleep(until: start + .seconds(min(seconds, 1_000_000)), clock: .continuous)
    }
}

extension Response {
    /// The response with its body sent at a rate.
    func throttled(to bandwidth: ByteCount) -> Response {
        let whole = body
        var response = self
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            try await whole.write(ThrottledWriter(base: writer, throttle: Throttle(bandwidth)))
        }
        return response
    }
}

extension Request {
    /// The request with its body read at a rate; what is not read yet waits with the sender.
    func throttled(to bandwidth: ByteCount) -> Request {
        var request = self
        request.body = RequestBody(asyncSequence: ThrottledBody(base: body, bandwidth: bandwidth))
        return request
    }
}

private struct ThrottledWriter: ResponseBodyWriter {
    var base: any ResponseBodyWriter
    var throttle: Throttle

    @concurrent mutating func write(_ buffer: ByteBuffer) async throws {
        var rest = buffer
        while let part = rest.readSlice(length: min(throttle.chunkSize, rest.readableBytes)),
            part.readableBytes > 0
        {
            try await base.write(part)
            try await throttle.pass(part.readableBytes)
        }
    }

    @concurrent consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await base.finish(trailingHeaders)
    }
}

private struct ThrottledBody: AsyncSequence, Sendable {
    let base: RequestBody
    let bandwidth: ByteCount

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: RequestBody.AsyncIterator
        var throttle: Throttle

        @concurrent mutating func next() async throws -> ByteBuffer? {
            guard let buffer = try await base.next() else { return nil }
            try await throttle.pass(buffer.readableBytes)
            return buffer
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: base.makeAsyncIterator(), throttle: Throttle(bandwidth))
    }
}
