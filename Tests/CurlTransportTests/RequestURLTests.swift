import Testing

@testable import CurlTransport

struct RequestURLTests {
    @Test(
        arguments: [
            "http://127.0.0.1/", "http://127.255.0.9:8080/", "http://localhost/", "http://LOCALHOST:1/",
            "http://[::1]:80/", "http://127.1/", "https://example.org", "https://[2001:db8::1]/",
        ])
    func isAllowed(text: String) throws {
        _ = try RequestURL(text)
    }

    @Test(
        arguments: [
            "http://example.org/", "http://10.0.0.1/", "http://128.0.0.1/", "http://localhost.example.org/",
            "http://127.0.0.1.example.org/", "http://localhost./", "http://[::2]/", "http://0.0.0.0/",
            "http://[::ffff:127.0.0.1]/", "http://x127.0.0.1/",
        ])
    func isInsecure(text: String) {
        #expect(throws: TransportError.self) { try RequestURL(text) }
        #expect(code(of: text) == .insecureURL)
    }

    @Test(
        arguments: [
            "", "example.org", "/path", "ftp://127.0.0.1/", "file:///etc/passwd", "https://", "https://:443/",
            "https://user:pass@example.org/", "https://user@example.org/", "https://example.org:99999/",
            "https://good.example\u{0}.bad.example/", "https://example.org/a b",
            "https://example.org/\r\nX: 1",
            "HTTPS//example.org", "javascript:alert(1)",
        ])
    func isInvalid(text: String) {
        #expect(code(of: text) == .invalidURL)
    }

    @Test func insecureAddressesNeverReachTheNetwork() async throws {
        let error = await transportError {
            _ = try await CurlTransport().send(HTTPRequest(.get, "http://host.invalid/?token=secret"))
        }
        #expect(error.code == .insecureURL)
        #expect(
            error.description
                == "host.invalid:80 was asked over http://, which anyone on the way can read; use https://")
    }

    @Test func theMaskedAddressHasNoQuery() throws {
        #expect(try RequestURL("https://[::1]:8443/a?sig=b").masked == "https://[::1]:8443/a?…")
        #expect(try RequestURL("https://Example.org/a").masked == "https://example.org/a")
    }

    private func code(of text: String) -> TransportError.Code? {
        do throws(TransportError) {
            _ = try RequestURL(text)
            return nil
        } catch {
            return error.code
        }
    }
}
