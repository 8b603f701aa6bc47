import SevenBridgesData
import Subprocess

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes values to a program: strings as lines, everything else as JSON.
final class ProgramFeed: @unchecked Sendable {
    // Only strands use it, which take turns.

    private let input: any ValueStream
    private let writer: StandardInputWriter
    private var hasEnded = false
    private let ended = Signal()

    /// What is written at a time.
    private static let chunkSize = 1 << 16

    init(_ input: any ValueStream, _ writer: StandardInputWriter) {
        self.input = input
        self.writer = writer
    }

    /// Writes all; a program that wants no more is no failure.
    func run() async throws {
        defer {
            hasEnded = true
            ended.change()
        }
        do {
            var bytes: [UInt8] = []
            while let batch = try await input.next() {
                for value in batch {
                    bytes.append(contentsOf: Self.line(of: value).utf8)
                    bytes.append(UInt8(ascii: "\n"))
                    guard bytes.count >= Self.chunkSize else { continue }
                    guard try await write(&bytes) else { return }
                }
                guard try await write(&bytes) else { return }
            }
            try await writer.finish()
        } catch is SubprocessError {
            return
        }
    }

    /// Writes what there is; false where the program has gone.
    private func write(_ bytes: inout [UInt8]) async throws -> Bool {
        guard !bytes.isEmpty else { return true }
        defer { bytes.removeAll(keepingCapacity: true) }
        return try await writer.write(bytes) == bytes.count
    }

    private static func line(of value: Value) -> String {
        if case .string(let text) = value { text } else { JSON.text(value) }
    }

    // MARK: The end

    /// Waits until all is written, or the program has ended: then it doesn't matter what would still come.
    func waitForEnd(unless process: pid_t) async {
        while true {
            let version = ended.version
            guard !hasEnded, !Self.hasEnded(process) else { return }
            let timer = Task { [ended] in
                try? await Task.sleep(for: .milliseconds(20))
                ended.change()
            }
            defer { timer.cancel() }
            guard (try? await ended.wait(after: version)) != nil else { return }
        }
    }

    /// Whether a child has ended; it is left to who reaps it.
    private static func hasEnded(_ process: pid_t) -> Bool {
        var info = siginfo_t()
        let status = waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
        return status != 0 || info.si_signo != 0
    }

    /// A program that stops reading must not end this process; a handler that the host has set stays.
    static func ignoreBrokenPipes() {
        _ = isIgnoring
    }

    private static let isIgnoring: Void = {
        if let handler = signal(SIGPIPE, SIG_IGN) { signal(SIGPIPE, handler) }
    }()
}
