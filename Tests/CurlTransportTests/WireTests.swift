import CurlTransport
import Testing

/// What a server sees of a request.
@Suite(.timeLimit(.minutes(1)))
struct WireTests {
    private let transport = CurlTransport()
    private let server: ScriptedServer

    init() throws {
        server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    }

    @Test func aGetHasNoBodyAndNoSurprises() async throws {
        _ = try await transport.send(HTTPRequest(.get, server.url("/a/../b?c=d")))
        let request = try #require(server.requests.first)
        #expect(request.line == "GET /a/../b?c=d HTTP/1.1")
        #expect(request.fields.map { $0.split(separator: ":")[0] } == ["Host", "Accept", "Accept-Encoding"])
    }

    @Test(arguments: [HTTPMethod.post, .put, .patch])
    func anAbsentBodyHasLengthZero(method: HTTPMethod) async throws {
        _ = try await transport.send(HTTPRequest(method, server.url()))
        let request = try #require(server.requests.first)
        #expect(request.line == "\(method) / HTTP/1.1")
        #expect(request.value("Content-Length") == "0")
        #expect(request.value("Content-Type") == nil)
    }

    @Test func aDeleteHasNoLength() async throws {
        _ = try await transport.send(HTTPRequest(.delete, server.url()))
        let request = try #require(server.requests.first)
        #expect(request.line == "DELETE / HTTP/1.1")
        #expect(request.value("Content-Length") == nil)
    }

    @Test(arguments: [HTTPMethod.post, .put, .patch, .delete])
    func bytesArriveAsTheyAre(method: HTTPMethod) async throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        _ = try await transport.send(HTTPRequest(method, server.url(), body: .bytes(bytes)))
        let request = try #require(server.requests.first)
        #expect(request.line == "\(method) / HTTP/1.1")
        #expect(request.body == bytes)
        #expect(request.value("Expect") == nil)
    }

    @Test func aReaderIsReadToItsLength() async throws {
        let reader = CountingReader(available: .max)
        _ = try await transport.send(
            HTTPRequest(.put, server.url(), body: .reader(reader, length: 3_000_001)))
        let request = try #require(server.requests.first)
        #expect(request.line == "PUT / HTTP/1.1")
        #expect(request.value("Content-Length") == "3000001")
        #expect(request.body == (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0) })
    }

    @Test func anEmptyReaderHasLengthZero() async throws {
        let reader = CountingReader(available: 0)
        _ = try await transport.send(HTTPRequest(.put, server.url(), body: .reader(reader, length: 0)))
        #expect(server.requests.first?.value("Content-Length") == "0")
    }

    @Test func aReaderThatEndsEarlyFailsTheRequest() async throws {
        let reader = CountingReader(available: 10)
        let error = await transportError {
            _ = try await transport.send(HTTPRequest(.put, server.url(), body: .reader(reader, length: 11)))
        }
        #expect(error.code == .unreadableBody)
        #expect(server.requests.isEmpty)
    }

    @Test func headersAndCredentialsAreSent() async throws {
        let request = HTTPRequest(
            .get, server.url(), headers: ["X-Plain": "1", "X-Empty": "", "Accept": "text/html"],
            credentials: ["X-Token": "secret"])
        _ = try await transport.send(request)
        let received = try #require(server.requests.first)
        #expect(received.value("X-Plain") == "1")
        #expect(received.value("X-Empty") == "")
        #expect(received.value("Accept") == "text/html")
        #expect(received.value("X-Token") == "secret")
    }

    @Test func uncompressedBytesCanBeAskedFor() async throws {
        var request = HTTPRequest(.get, server.url())
        request.acceptsCompression = false
        _ = try await transport.send(request)
        #expect(server.requests.first?.value("Accept-Encoding") == nil)
    }

    @Test func localhostIsThisMachine() async throws {
        let response = try await transport.send(HTTPRequest(.get, "http://localhost:\(server.port)/"))
        #expect(response.status == 200)
    }

    @Test func aHeadRequestHasNoBody() async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        let response = try await transport.send(HTTPRequest(.head, server.url()))
        #expect(response.headers["Content-Length"] == "1000")
        #expect(try await response.body.collect(upTo: 0).isEmpty)
    }

    @Test(
        arguments: [
            HTTPRequest(.get, "http://127.0.0.1:1/", headers: ["A\r\nB": "1"]),
            HTTPRequest(.get, "http://127.0.0.1:1/", headers: ["A": "1\r\nB: 2"]),
            HTTPRequest(.get, "http://127.0.0.1:1/", credentials: ["A": "1\u{0}2"]),
            HTTPRequest(.get, "http://127.0.0.1:1/", headers: ["content-length": "5"]),
            HTTPRequest(HTTPMethod(rawValue: "GET / HTTP/1.1\r\n"), "http://127.0.0.1:1/"),
            HTTPRequest(.put, "http://127.0.0.1:1/", body: .reader(CountingReader(available: 0), length: -1)),
        ])
    func whatIsNotHTTPIsRefused(request: HTTPRequest) async {
        #expect(await transportError { _ = try await transport.send(request) }.code == .invalidRequest)
    }
}

/// Bytes that count up from 0, as many as are available.
struct CountingReader: BodyReader {
    let available: Int

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = min(buffer.count, available - offset)
        for index in 0..<count { buffer[index] = UInt8(truncatingIfNeeded: offset + index) }
        return count
    }
}
