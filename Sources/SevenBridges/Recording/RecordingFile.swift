internal import SevenBridgesData
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file of JSON lines that only its owner may read: the first says for which API, each other is an exchange.
final class RecordingFile: Sendable {
    private static let format = "sbsh recording 1"

    private let descriptor: CInt
    private let path: String
    private let lock = Mutex(())

    /// Makes the file; one that is there already is not touched.
    init(creating path: String, for endpoint: Endpoint) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        self.path = path
        guard descriptor >= 0 else { throw Self.failure(path, "can't be made") }
        try append(["format": .string(Self.format), "endpoint": .string(endpoint.url)])
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Adds a line.
    func append(_ value: Value) throws {
        let line = JSON.bytes(value) + [UInt8(ascii: "\n")]
        try lock.withLock { _ in
            var rest = line[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 || errno == EINTR else { throw Self.failure(path, "can't be written") }
                rest = rest.dropFirst(max(count, 0))
            }
        }
    }

    /// Reads a recording.
    static func read(_ path: String) throws -> (endpoint: Endpoint, exchanges: [RecordedExchange]) {
        let lines = try contents(of: path).split(separator: UInt8(ascii: "\n"))
        guard let first = lines.first, let head = try? JSON.parse(Array(first)),
            head["format"].stringValue == format, let url = head["endpoint"].stringValue,
            let endpoint = try? Endpoint(url)
        else {
            throw APIError(.unusableRecording, message: "\(path) is not a recording of an API's answers")
        }
        let exchanges = try zip(2..., lines.dropFirst()).map { number, line in
            guard let value = try? JSON.parse(Array(line)), let exchange = RecordedExchange(value) else {
                throw APIError(
                    .unusableRecording, message: "\(path):\(number): not an exchange; record it anew")
            }
            return exchange
        }
        return (endpoint, exchanges)
    }

    private static func contents(of path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, "can't be read") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { Self.read(descriptor, into: $0) }
            if count == 0 { return bytes }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure(path, "can't be read") }
            bytes += buffer[..<count]
        }
    }

    private static func read(_ descriptor: CInt, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }

    private static func failure(_ path: String, _ problem: String) -> APIError {
        let reason = String(cString: strerror(errno))
        return APIError(.unusableRecording, message: "the recording \(path) \(problem): \(reason)")
    }
}
