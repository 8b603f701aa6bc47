import SevenBridges

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The wire log of `--trace`, on standard error. The client has masked every secret before an event gets here.
enum TraceLog {
    @Sendable static func write(_ event: TraceEvent) {
        writeLine(lines(event).joined(separator: "\n"))
    }

    /// Without `--trace`, only waits are told: nobody should wonder whether anything still happens.
    @Sendable static func writeWaits(_ event: TraceEvent) {
        switch event.event {
        case .retry(let delay):
            writeLine(
                "note: no usable answer from the platform yet; trying again in \(seconds(delay)) (Ctrl-C stops)"
            )
        case .limited(let wait):
            writeLine("note: the rate limit is used up; going on in \(seconds(wait)) (Ctrl-C stops)")
        default: return
        }
    }

    private static func seconds(_ duration: Duration) -> String {
        "\(max(1, Int((Double(milliseconds(duration)) / 1000).rounded()))) s"
    }

    /// `>` for what leaves, `<` for what comes back, `*` for everything else.
    private static func lines(_ event: TraceEvent) -> [String] {
        let call = "\(event.method) \(event.url)"
        switch event.event {
        case .request(let headers, let body, _):
            let attempt = event.attempt > 1 ? " (attempt \(event.attempt))" : ""
            return ["> \(call)\(attempt)"] + headers.map { ">   \($0.name): \($0.value)" }
                + (body.map { [">   \(excerpt($0))"] } ?? [])
        case .response(let response):
            let size = response.size.map { ", \($0) bytes" } ?? ""
            let request = response.requestID.map { ", request \($0)" } ?? ""
            return ["< \(response.status) \(call) in \(milliseconds(response.duration)) ms\(size)\(request)"]
                + (response.body.map { ["<   \(excerpt($0))"] } ?? [])
        case .failure(let message): return ["* \(call): \(message)"]
        case .retry(let delay): return ["* \(call): again in \(milliseconds(delay)) ms"]
        case .limited(let wait): return ["* \(call): waits for the rate limit, \(milliseconds(wait)) ms"]
        case .refused: return ["* \(call): held back, this is a dry run"]
        }
    }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }

    /// A page of a hundred files would bury everything else.
    private static func excerpt(_ body: String) -> String {
        let line = body.replacing("\n", with: " ")
        return line.count > 400 ? line.prefix(400) + "... (\(body.utf8.count) bytes)" : line
    }

    /// One whole line in one write, so that the lines of several requests don't mix.
    static func writeLine(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { content in
            #if canImport(Glibc)
                Glibc.write(STDERR_FILENO, content.baseAddress, content.count)
            #else
                Darwin.write(STDERR_FILENO, content.baseAddress, content.count)
            #endif
        }
    }
}
