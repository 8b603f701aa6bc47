import CurlTransport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct StreamingTests {
    private let transport = CurlTransport()

    @Test func theHeadArrivesBeforeTheBody() async throws {
        let mayContinue = Signal()
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 206 Partial Content\r\nContent-Length: 4\r\n\r\n")
            mayContinue.block()
            connection.send("body")
        }
        let response = try await transport.send(HTTPRequest(.get, server.url()))
        #expect(response.status == 206)
        mayContinue.fire()
        #expect(try await response.body.text() == "body")
    }

    @Test func headersKeepOrderAndRepetition() async throws {
        let server = try ScriptedServer.answering(
            "HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\n"
                + "HTTP/1.1 404 Not Found\r\nSet-Cookie: a\r\nx-Total:  7 \r\nset-cookie: b\r\nContent-Length: 0\r\n\r\n"
        )
        let response = try await transport.send(HTTPRequest(.get, server.url()))
        #expect(response.status == 404)
        #expect(response.headers.map(\.name) == ["Set-Cookie", "x-Total", "set-cookie", "Content-Length"])
        #expect(response.headers.values(of: "SET-COOKIE") == ["a", "b"])
        #expect(response.headers["X-Total"] == "7")
    }

    @Test func aChunkedBodyIsPutTogether() async throws {
        let server = try ScriptedServer.answering(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n"
        )
        let response = try await transport.send(HTTPRequest(.get, server.url()))
        #expect(try await response.body.text() == "abcde")
        #expect(response.headers["X-Trailer"] == nil)
    }

    @Test func aCutBodyGivesItsBytesAndThenFails() async throws {
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
        }
        let response = try await transport.send(HTTPRequest(.get, server.url("/x?sig=1")))
        var received: [UInt8] = []
        let error = await transportError {
            for try await chunk in response.body { received += chunk }
        }
        #expect(String(decoding: received, as: UTF8.self) == "half")
        #expect(error.code == .truncatedBody)
        #expect(error.requestWasSent)
    }

    @Test func aBodyBeyondTheLimitIsRefused() async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345")
        let response = try await transport.send(HTTPRequest(.get, server.url()))
        #expect(await transportError { _ = try await response.body.collect(upTo: 4) }.code == .bodyTooLarge)
        let again = try await transport.send(HTTPRequest(.get, server.url()))
        #expect(try await again.body.collect(upTo: 5).count == 5)
    }

    @Test func aReaderThatLagsHoldsUpTheServer() async throws {
        let size = 64 << 20
        let pushed = Mutex(0)
        let isStuck = Signal()
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
            let bytes = [UInt8](repeating: 7, count: size)
            let first = connection.write(bytes)
            pushed.withLock { $0 = first }
            isStuck.fire()
            var sent = first
            while sent < size { sent += connection.write(Array(bytes[sent...])) }
        }
        var configuration = CurlTransport.Configuration()
        configuration.bufferSize = 256 << 10
        let response = try await CurlTransport(configuration).send(HTTPRequest(.get, server.url()))
        await isStuck.wait()
        // What the kernel buffers on both sides is several megabytes by itself.
        #expect(pushed.withLock { $0 } < 24 << 20)
        var received = 0
        for try await chunk in response.body {
            #expect(chunk.count <= 256 << 10)
            received += chunk.count
        }
        #expect(received == size)
    }

    @Test func leavingTheLoopClosesTheConnection() async throws {
        let isClosed = Signal()
        let server = try Self.endless(isClosed)
        let response = try await transport.send(HTTPRequest(.get, server.url()))
        for try await _ in response.body { break }
        await isClosed.wait()
        #expect(await transportError { _ = try await response.body.text() }.code == .cancelled)
    }

    @Test func aBodyIsReadToItsEndWithoutItsResponse() async throws {
        let size = 5_000_000
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
            _ = connection.write([UInt8](repeating: 7, count: size))
            connection.waitForClose()
        }
        var received = 0
        for try await chunk in try await transport.send(HTTPRequest(.get, server.url())).body {
            received += chunk.count
        }
        #expect(received == size)
    }

    @Test func droppingTheResponseClosesTheConnection() async throws {
        let isClosed = Signal()
        let server = try Self.endless(isClosed)
        _ = try await transport.send(HTTPRequest(.get, server.url())).status
        await isClosed.wait()
    }

    @Test func cancellingWhileWaitingForTheHeadClosesTheConnection() async throws {
        let (hasRequest, isClosed) = (Signal(), Signal())
        let server = try ScriptedServer { connection in
            connection.readRequest()
            hasRequest.fire()
            connection.waitForClose()
            isClosed.fire()
        }
        let request = HTTPRequest(.get, server.url())
        let task = Task { try await transport.send(request).status }
        await hasRequest.wait()
        task.cancel()
        await isClosed.wait()
        #expect(await transportError { _ = try await task.value }.code == .cancelled)
    }

    @Test func cancellingWhileReadingClosesTheConnection() async throws {
        let isClosed = Signal()
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
            connection.waitForClose()
            isClosed.fire()
        }
        let response = try await transport.send(HTTPRequest(.get, server.url()))
        let task = Task { try await response.body.text() }
        task.cancel()
        await isClosed.wait()
        #expect(await transportError { _ = try await task.value }.code == .cancelled)
    }

    @Test func aCancelledTaskSendsNothing() async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let request = HTTPRequest(.get, server.url())
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await transport.send(request).status
        }
        #expect(await transportError { _ = try await task.value }.code == .cancelled)
        #expect(server.connections == 0)
    }

    /// A server whose body never ends.
    private static func endless(_ isClosed: Signal) throws -> ScriptedServer {
        try ScriptedServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\n\r\nx")
            connection.waitForClose()
            isClosed.fire()
        }
    }
}
