import Foundation
import SevenBridgesData

/// What came back over the wire.
struct WireResponse {
    let status: Int
    /// By name in lower case.
    let headers: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The JSON body; null where it is none.
    var json: Value { (try? JSON.parse(body)) ?? .null }

    /// The values of one property of a list's items.
    func items(_ key: String) -> [String] {
        json["items"].listValue?.compactMap { $0[key].stringValue } ?? []
    }

    /// The URL of a link, by its relation.
    func link(_ relation: String) -> String? {
        json["links"].listValue?.first { $0["rel"] == .string(relation) }?["href"].stringValue
    }
}

/// An HTTP client of a few lines, so that the tests see what is on the wire and nothing made of it.
struct WireClient: Sendable {
    let port: UInt16
    var token: String?

    /// Sends a request to a path of the API, or to an absolute URL, over a connection of its own.
    func send(
        _ method: String, _ target: String, headers: [String: String] = [:], body: String = ""
    ) async throws -> WireResponse {
        var lines = [
            "\(method) \(path(of: target)) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close",
        ]
        lines += headers.map { "\($0): \($1)" }
        if let token { lines.append("X-SBG-Auth-Token: \(token)") }
        if !body.isEmpty && headers["Content-Type"] == nil { lines.append("Content-Type: application/json") }
        lines.append("Content-Length: \(body.utf8.count)")
        let request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
        return try parse(try await exchange(request))
    }

    func get(_ target: String, headers: [String: String] = [:]) async throws -> WireResponse {
        try await send("GET", target, headers: headers)
    }

    func send(_ method: String, _ target: String, _ body: Value) async throws -> WireResponse {
        try await send(method, target, body: JSON.text(body))
    }

    /// The same client without its token.
    var anonymous: WireClient { WireClient(port: port) }

    private func path(of target: String) -> String {
        let origin = "http://127.0.0.1:\(port)"
        return target.hasPrefix(origin) ? String(target.dropFirst(origin.count)) : "/v2/\(target)"
    }

    private func parse(_ bytes: [UInt8]) throws -> WireResponse {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw WireError.incomplete }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw WireError.incomplete
        }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] =
                line[line.index(after: colon)...].drop { $0 == " " }.description
        }
        return WireResponse(status: status, headers: headers, body: Array(bytes[end.upperBound...]))
    }
}

enum WireError: Error {
    case cannotConnect, cannotSend, incomplete
}

// The socket blocks, so it has a thread outside of the cooperative pool.
extension WireClient {
    private func exchange(_ request: [UInt8]) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try blockingExchange(request) }) }
        }
    }

    private func blockingExchange(_ request: [UInt8]) throws -> [UInt8] {
        let descriptor = try connect()
        defer { close(descriptor) }
        var sent = 0
        while sent < request.count {
            let count = request[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw WireError.cannotSend }
            sent += count
        }
        var response: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return response }
            response += buffer[..<count]
        }
    }

    private func connect() throws -> Int32 {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw WireError.cannotConnect }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                systemConnect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw WireError.cannotConnect
        }
        return descriptor
    }
}

/// `connect` by another name, which the client's own method would hide.
private func systemConnect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t)
    -> Int32
{
    connect(descriptor, address, size)
}
