#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The few socket calls of the tests, with the differences between the systems.
enum LoopbackSocket {
    struct Failure: Error {
        var errorNumber = errno
    }

    /// A socket that listens on a free port of 127.0.0.1.
    static func listen() throws -> Int32 {
        let socket = try bound()
        guard listen(socket) == 0 else { throw Failure() }
        return socket
    }

    /// A socket that has a port of 127.0.0.1 for itself and does not listen.
    static func bound() throws -> Int32 {
        let socket = open()
        guard socket >= 0, withAddress(port: 0, { bind(socket, $0, $1) }) == 0 else { throw Failure() }
        return socket
    }

    /// Connects to the port and closes, so that whoever waits there wakes up.
    static func poke(_ port: Int) {
        let socket = open()
        _ = withAddress(port: port) { connect(socket, $0, $1) }
        close(socket)
    }

    static func port(of socket: Int32) -> Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &size) }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Sends without raising SIGPIPE where the client has gone.
    static func send(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
            Darwin.send(socket, bytes, count, 0)
        #else
            Glibc.send(socket, bytes, count, Int32(MSG_NOSIGNAL))
        #endif
    }

    private static func withAddress(
        port: Int, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static func open() -> Int32 {
        #if canImport(Darwin)
            let socket = socket(AF_INET, SOCK_STREAM, 0)
            var isOn: Int32 = 1
            setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
            return socket
        #else
            return socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
    }

    private static func listen(_ socket: Int32) -> Int32 {
        #if canImport(Darwin)
            Darwin.listen(socket, 64)
        #else
            Glibc.listen(socket, 64)
        #endif
    }
}

/// A port that refuses connections for as long as this is kept.
final class DeafPort: Sendable {
    let number: Int
    private let socket: Int32

    init() throws {
        socket = try LoopbackSocket.bound()
        number = LoopbackSocket.port(of: socket)
    }

    deinit {
        close(socket)
    }
}
