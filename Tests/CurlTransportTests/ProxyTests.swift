import CurlTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ProxyTests {
    @Test func httpsAsksTheProxyForATunnel() async throws {
        let proxy = try ScriptedServer.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        let transport = Self.transport("http://127.0.0.1:\(proxy.port)")
        let request = HTTPRequest(.get, "https://host.invalid/path", credentials: ["X-Token": "secret"])
        let error = await transportError { _ = try await transport.send(request) }
        #expect(error.code == .proxyRefused)
        #expect(!error.requestWasSent)
        #expect(proxy.requests.map(\.line) == ["CONNECT host.invalid:443 HTTP/1.1"])
        #expect(proxy.requests.first?.value("X-Token") == nil)
    }

    @Test func thisMachineIsReachedDirectlyByDefault() async throws {
        let proxy = try ScriptedServer.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let transport = Self.transport("http://127.0.0.1:\(proxy.port)")
        #expect(try await transport.send(HTTPRequest(.get, server.url())).status == 200)
        #expect(proxy.connections == 0)
    }

    @Test(arguments: ["http://127.0.0.1", "127.0.0.1", "localhost"])
    func httpIsAskedThroughAProxyOnThisMachine(host: String) async throws {
        let proxy = try ScriptedServer.answering("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
        let transport = Self.transport(http: "\(host):\(proxy.port)")
        let request = HTTPRequest(.get, "http://127.0.0.1:9/path?x=1", credentials: ["X-Token": "secret"])
        #expect(try await transport.send(request).status == 204)
        #expect(proxy.requests.map(\.line) == ["GET http://127.0.0.1:9/path?x=1 HTTP/1.1"])
        #expect(proxy.requests.first?.value("X-Token") == "secret")
    }

    @Test func anotherMachinesProxyIsNotToldWhatStaysOnThisOne() async throws {
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let transport = Self.transport(http: "http://proxy.invalid:3128")
        #expect(try await transport.send(HTTPRequest(.get, server.url())).status == 200)
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.0/8", "*"])
    func whatIsBypassedOnThisMachineIsReachedDirectly(bypass: String) async throws {
        let proxy = try ScriptedServer.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        let server = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let transport = Self.transport(http: "127.0.0.1:\(proxy.port)", bypass: [bypass])
        #expect(try await transport.send(HTTPRequest(.get, server.url())).status == 200)
        #expect(proxy.connections == 0)
    }

    @Test func bypassedHostsAreReachedDirectly() async throws {
        let proxy = try ScriptedServer.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        let transport = Self.transport("http://127.0.0.1:\(proxy.port)", bypass: ["0.0.0.0/8"])
        let port = try DeafPort()
        let error = await transportError {
            _ = try await transport.send(HTTPRequest(.get, "https://0.0.0.0:\(port.number)/"))
        }
        #expect(error.code == .couldNotConnect)
        #expect(proxy.connections == 0)
    }

    @Test(arguments: ["gopher://user:hunter2@proxy", "http://user:hunter2@:x", ""])
    func anInvalidProxyIsRefusedWithoutItsPassword(url: String) async {
        let error = await transportError {
            _ = try await Self.transport(url).send(HTTPRequest(.get, "https://host.invalid/"))
        }
        #expect(error.code == .invalidProxy)
        #expect(!String(reflecting: error).contains("hunter2"))
    }

    private static func transport(_ url: String, bypass: [String] = []) -> CurlTransport {
        var configuration = CurlTransport.Configuration()
        configuration.proxy = .init(url: url, bypass: bypass)
        return CurlTransport(configuration)
    }

    private static func transport(http: String, bypass: [String] = []) -> CurlTransport {
        var configuration = CurlTransport.Configuration()
        configuration.proxy = .init(http: http, https: nil, bypass: bypass)
        return CurlTransport(configuration)
    }
}
