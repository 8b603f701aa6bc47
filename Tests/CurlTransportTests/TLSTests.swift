import CurlTransport
import Testing

/// These need the `openssl` command.
@Suite(.timeLimit(.minutes(1)))
struct TLSTests {
    private static let page = ["page": "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"]

    private let transport: CurlTransport

    init() throws {
        var configuration = CurlTransport.Configuration()
        configuration.caFile = try TLSServer.certificateFile("ca.pem")
        transport = CurlTransport(configuration)
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func aTrustedCertificateIsAccepted(host: String) async throws {
        let server = try TLSServer(certificate: "localhost", pages: Self.page)
        let response = try await transport.send(HTTPRequest(.get, "https://\(host):\(server.port)/page"))
        #expect(try await response.body.text() == "hi")
    }

    @Test func anUnknownAuthorityIsRefused() async throws {
        let server = try TLSServer(certificate: "localhost", pages: Self.page)
        let error = await transportError {
            _ = try await CurlTransport().send(HTTPRequest(.get, "https://localhost:\(server.port)/page"))
        }
        #expect(error.code == .tlsRefused)
        #expect(!error.requestWasSent)
    }

    @Test(arguments: ["self-signed", "other-host"])
    func aCertificateThatProvesNothingIsRefused(name: String) async throws {
        let server = try TLSServer(certificate: name, pages: Self.page)
        let error = await transportError {
            _ = try await transport.send(HTTPRequest(.post, "https://localhost:\(server.port)/page?sig=1"))
        }
        #expect(error.code == .tlsRefused)
        #expect(!error.requestWasSent)
        #expect(!error.description.contains("sig=1"))
    }

    @Test func aRedirectAwayFromTLSIsRefused() async throws {
        let plain = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let server = try TLSServer(
            certificate: "localhost",
            pages: ["away": "HTTP/1.1 302 Found\r\nLocation: \(plain.url())\r\nContent-Length: 0\r\n\r\n"])
        var request = HTTPRequest(.get, "https://localhost:\(server.port)/away")
        request.redirects = .follow(limit: 5)
        #expect(await transportError { _ = try await transport.send(request) }.code == .insecureRedirect)
        #expect(plain.connections == 0)
    }

    @Test func aServerWithoutTLSFailsTheHandshake() async throws {
        let plain = try ScriptedServer { $0.send("no TLS here\r\n") }
        let error = await transportError {
            _ = try await transport.send(HTTPRequest(.get, "https://127.0.0.1:\(plain.port)/"))
        }
        #expect(error.code == .tlsHandshakeFailed)
        #expect(!error.requestWasSent)
    }
}
