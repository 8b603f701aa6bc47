import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A loopback server that follows a script of raw bytes, one thread a connection.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (ScriptedConnection) -> Void

    private final class Log: Sendable {
        let connections = Mutex(0)
        let requests = Mutex<[ReceivedRequest]>([])
        let isStopped = Mutex(false)
    }

    let port: Int
    private let log = Log()

    /// Starts listening on a free port.
    init(_ script: @escaping Script) throws {
        let socket = try LoopbackSocket.listen()
        port = LoopbackSocket.port(of: socket)
        let log = log
        detachThread {
            while true {
                let client = accept(socket, nil, nil)
                guard client >= 0, !log.isStopped.withLock({ $0 }) else { break }
                log.connections.withLock { $0 += 1 }
                let connection = ScriptedConnection(client) { request in
                    log.requests.withLock { $0.append(request) }
                }
                detachThread {
                    script(connection)
                    connection.close()
                }
            }
            close(socket)
        }
    }

    deinit {
        // The thread in `accept` closes the socket itself: its number may belong to another server a moment later.
        log.isStopped.withLock { $0 = true }
        LoopbackSocket.poke(port)
    }

    /// A server that gives the same answer to every request, on connections that stay open.
    static func answering(_ response: String) throws -> ScriptedServer {
        try ScriptedServer { connection in
            while connection.readRequest() != nil { connection.send(response) }
        }
    }

    func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    var connections: Int { log.connections.withLock { $0 } }
    var requests: [ReceivedRequest] { log.requests.withLock { $0 } }
}

/// A request as it came over the wire.
struct ReceivedRequest: Sendable {
    var line: String
    var fields: [String]
    var body: [UInt8] = []

    func value(_ name: String) -> String? {
        let prefix = name.lowercased() + ":"
        return fields.first { $0.lowercased().hasPrefix(prefix) }
            .map { String($0.dropFirst(prefix.count).drop { $0 == " " }) }
    }
}

/// The server's end of one connection; its calls block, and belong to that connection's thread.
final class ScriptedConnection: Sendable {
    private let socket: Int32
    private let record: @Sendable (ReceivedRequest) -> Void

    init(_ socket: Int32, record: @escaping @Sendable (ReceivedRequest) -> Void) {
        self.socket = socket
        self.record = record
    }

    /// The next request, or nil if the client closes.
    @discardableResult
    func readRequest() -> ReceivedRequest? {
        var head: [UInt8] = []
        while !head.ends(with: "\r\n\r\n") {
            guard let byte = read(1).first else { return nil }
            head.append(byte)
        }
        var lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n").map(String.init)
        var request = ReceivedRequest(line: lines.removeFirst(), fields: lines)
        var missing = request.value("Content-Length").flatMap { Int($0) } ?? 0
        while missing > 0 {
            let bytes = read(missing)
            guard !bytes.isEmpty else { return nil }
            request.body += bytes
            missing -= bytes.count
        }
        record(request)
        return request
    }

    func send(_ text: String) {
        _ = write(Array(text.utf8))
    }

    /// Writes as much as the client takes, giving up after a fifth of a second without progress.
    func write(_ bytes: [UInt8]) -> Int {
        var patience = timeval(tv_sec: 0, tv_usec: 200_000)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                LoopbackSocket.send(socket, $0.baseAddress, $0.count)
            }
            guard count > 0 else { break }
            sent += count
        }
        return sent
    }

    /// Returns when the client has closed, dropping what it still sends.
    func waitForClose() {
        while !read(4_096).isEmpty {}
    }

    func close() {
        shutdown(socket, Int32(SHUT_RDWR))
        #if canImport(Darwin)
            Darwin.close(socket)
        #else
            Glibc.close(socket)
        #endif
    }

    private func read(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: min(count, 65_536)) { buffer, filled in
            filled = max(0, recv(socket, buffer.baseAddress, buffer.count, 0))
        }
    }
}

extension [UInt8] {
    fileprivate func ends(with text: String) -> Bool {
        suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}
