import CurlTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ConnectionTests {
    private let transport = CurlTransport()

    @Test func sequentialRequestsShareAConnection() async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
        for _ in 0..<3 {
            let response = try await transport.send(HTTPRequest(.get, server.url()))
            #expect(try await response.body.text() == "hi")
        }
        #expect(server.connections == 1)
        #expect(server.requests.count == 3)
    }

    @Test func noMoreRequestsRunAtATimeThanSet() async throws {
        var configuration = CurlTransport.Configuration()
        configuration.requestsPerHost = 2
        let transport = CurlTransport(configuration)
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let url = server.url()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask { try await transport.send(HTTPRequest(.get, url)).status }
            }
            for try await status in group { #expect(status == 200) }
        }
        #expect(server.requests.count == 50)
        #expect(server.connections <= 2)
    }

    @Test func aPortWithoutServerCanNotBeConnected() async throws {
        let port = try DeafPort()
        let error = await transportError {
            _ = try await transport.send(HTTPRequest(.get, "http://127.0.0.1:\(port.number)/a?secret=1"))
        }
        #expect(error.code == .couldNotConnect)
        #expect(error.host == "127.0.0.1")
        #expect(error.port == port.number)
        #expect(!error.requestWasSent)
        #expect(!error.description.contains("secret"))
    }

    @Test func aServerThatHangsTimesOut() async throws {
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.waitForClose()
        }
        var request = HTTPRequest(.get, server.url())
        request.timeouts.total = .milliseconds(80)
        let error = await transportError { _ = try await transport.send(request) }
        #expect(error.code == .timedOut)
        #expect(error.requestWasSent)
    }

    @Test func aRequestTimesOutWhileItQueues() async throws {
        var configuration = CurlTransport.Configuration()
        configuration.requestsPerHost = 1
        let transport = CurlTransport(configuration)
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
            connection.waitForClose()
        }
        let first = try await transport.send(HTTPRequest(.get, server.url()))
        var second = HTTPRequest(.get, server.url())
        second.timeouts.total = .milliseconds(60)
        let error = await transportError { _ = try await transport.send(second) }
        #expect(error.code == .timedOut)
        #expect(!error.requestWasSent)
        #expect(first.status == 200)
        #expect(server.requests.count == 1)
    }

    @Test func aBodyThatDoesNotArriveStalls() async throws {
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
            connection.waitForClose()
        }
        var request = HTTPRequest(.get, server.url())
        request.timeouts.stall = .seconds(1)
        let response = try await transport.send(request)
        let error = await transportError { _ = try await response.body.text() }
        #expect(error.code == .stalled)
    }

    @Test func aGetIsRepeatedWhenAKeptConnectionBreaks() async throws {
        let server = try Self.breakingKeptConnections()
        _ = try await transport.send(HTTPRequest(.get, server.url("/1"))).body.text()
        let response = try await transport.send(HTTPRequest(.get, server.url("/2")))
        #expect(response.status == 200)
        #expect(server.requests.map(\.line) == ["GET /1 HTTP/1.1", "GET /2 HTTP/1.1", "GET /2 HTTP/1.1"])
    }

    @Test(arguments: [HTTPMethod.post, .patch, .delete])
    func whatActsIsNotRepeatedWhenAKeptConnectionBreaks(_ method: HTTPMethod) async throws {
        let server = try Self.breakingKeptConnections()
        _ = try await transport.send(HTTPRequest(.get, server.url("/1"))).body.text()
        let error = await transportError {
            _ = try await transport.send(HTTPRequest(method, server.url("/2"), body: .bytes([1])))
        }
        #expect(error.code == .connectionLost)
        #expect(error.requestWasSent)
        #expect(server.requests.map(\.line) == ["GET /1 HTTP/1.1", "\(method) /2 HTTP/1.1"])
    }

    @Test func closingWithoutAnAnswerIsALostConnection() async throws {
        let server = try ScriptedServer { $0.readRequest() }
        let error = await transportError { _ = try await transport.send(HTTPRequest(.get, server.url())) }
        #expect(error.code == .connectionLost)
        #expect(error.requestWasSent)
    }

    @Test func shutdownEndsTransfersAndRefusesNewOnes() async throws {
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
            connection.waitForClose()
        }
        let url = server.url()
        let response = try await transport.send(HTTPRequest(.get, url))
        await transport.shutdown()
        #expect(await transportError { _ = try await response.body.text() }.code == .shutDown)
        #expect(
            await transportError { _ = try await transport.send(HTTPRequest(.get, url)) }.code == .shutDown)
        await transport.shutdown()
    }

    @Test func shutdownBeforeAnyRequestReturns() async {
        await CurlTransport().shutdown()
    }

    @Test func aBodyOutlivesItsTransport() async throws {
        let mayFinish = Signal()
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nha")
            mayFinish.block()
            connection.send("lf")
            connection.waitForClose()
        }
        let response = try await CurlTransport().send(HTTPRequest(.get, server.url()))
        mayFinish.fire()
        #expect(try await response.body.text() == "half")
    }

    /// Answers the first request of the first connection, reads the second and closes; answers all on later ones.
    private static func breakingKeptConnections() throws -> ScriptedServer {
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        let first = Once()
        return try ScriptedServer { connection in
            let breaks = first.take()
            while connection.readRequest() != nil {
                connection.send(answer)
                guard breaks else { continue }
                connection.readRequest()
                return
            }
        }
    }
}
