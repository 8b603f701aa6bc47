import Hummingbird

extension Response {
    /// The response with only a share of its body, after which the connection ends; nil where there is nothing to cut.
    func cut(to share: Double) -> Response? {
        guard let length = body.contentLength, length > 0 else { return nil }
        let whole = body
        let kept = min(length - 1, Int(Double(length) * share))
        var response = self
        response.body = ResponseBody(contentLength: length) { writer in
            try await whole.write(CutWriter(base: writer, left: kept))
        }
        return response
    }
}

/// Passes on the first bytes of a body and then fails, which makes the server close the connection.
private struct CutWriter: ResponseBodyWriter {
    struct End: Error {}

    var base: any ResponseBodyWriter
    var left: Int

    @concurrent mutating func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        if let part = buffer.readSlice(length: min(left, buffer.readableBytes)), part.readableBytes > 0 {
            left -= part.readableBytes
            try await base.write(part)
        }
        if buffer.readableBytes > 0 { throw End() }
    }

    @concurrent consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        throw End()
    }
}
