import Testing

@testable import CurlTransport

/// The decision alone, without a network.
struct RedirectDecisionTests {
    private func decide(
        _ url: String, _ location: String, status: Int = 302, method: HTTPMethod = .get, limit: Int = 3,
        followed: Int = 0
    ) -> Redirect {
        var request = HTTPRequest(
            method, url, headers: ["A": "1", "Cookie": "c"], credentials: ["T": "secret"])
        request.redirects = .follow(limit: limit)
        let head = ResponseHead(status: status, headers: ["Location": location])
        return Redirect.decide(on: head, to: request, followed: followed)
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func theSameOriginKeepsCredentials(status: Int) throws {
        let next = try #require(decide("https://a.example/x/y", "z?q", status: status).next)
        #expect(next.url == "https://a.example/x/z?q")
        #expect(next.credentials["T"] == "secret")
        #expect(next.headers["Cookie"] == "c")
    }

    @Test(
        arguments: [
            "https://b.example/", "//b.example/", "https://a.example:444/", "https://sub.a.example/",
            "https://a.example./",
        ])
    func anotherOriginGetsNoCredentials(location: String) throws {
        let next = try #require(decide("https://a.example/", location).next)
        #expect(next.credentials.isEmpty)
        #expect(next.headers.map(\.name) == ["A"])
    }

    @Test(arguments: ["https://A.EXAMPLE/", "https://a.example:443/x"])
    func otherSpellingsAreTheSameOrigin(location: String) throws {
        #expect(try #require(decide("https://a.example/", location).next).credentials["T"] == "secret")
    }

    @Test func credentialsDoNotComeBack() throws {
        let away = try #require(decide("https://a.example/", "https://b.example/").next)
        let head = ResponseHead(status: 302, headers: ["Location": "https://a.example/"])
        let back = try #require(Redirect.decide(on: head, to: away, followed: 1).next)
        #expect(back.url == "https://a.example/")
        #expect(back.credentials.isEmpty)
    }

    @Test func fromThisMachineToHTTPSLosesCredentials() throws {
        let next = try #require(decide("http://127.0.0.1/", "https://127.0.0.1/").next)
        #expect(next.credentials.isEmpty)
    }

    @Test(arguments: ["http://a.example/", "http://127.0.0.1/", "http://localhost/"])
    func encryptionIsNotGivenUp(location: String) throws {
        let error = try #require(decide("https://a.example/?sig=1", location).refusal)
        #expect(error.code == .insecureRedirect)
        #expect(error.host == "a.example")
    }

    @Test func plainHTTPDoesNotLeaveThisMachine() {
        #expect(decide("http://127.0.0.1/", "http://a.example/").refusal?.code == .insecureRedirect)
    }

    @Test(arguments: ["ftp://a.example/", "file:///etc/passwd", "https://user:pass@a.example/", "https://"])
    func otherAddressesAreRefused(location: String) {
        #expect(decide("https://a.example/", location).refusal?.code == .invalidURL)
    }

    @Test func theLimitHolds() {
        #expect(decide("https://a.example/", "/x", limit: 2, followed: 1).next != nil)
        #expect(decide("https://a.example/", "/x", limit: 2, followed: 2).refusal?.code == .tooManyRedirects)
    }

    @Test(arguments: [HTTPMethod.post, .put, .patch, .delete])
    func otherMethodsDoNotFollow(method: HTTPMethod) {
        #expect(decide("https://a.example/", "/x", method: method).isDelivery)
    }

    @Test(arguments: [200, 300, 304, 404])
    func otherStatusesDoNotRedirect(status: Int) {
        #expect(decide("https://a.example/", "/x", status: status).isDelivery)
    }
}

@Suite(.timeLimit(.minutes(1)))
struct RedirectTests {
    private let transport = CurlTransport()

    @Test func aRedirectIsDeliveredUnlessFollowingIsAskedFor() async throws {
        let server = try ScriptedServer.answering(
            "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")
        #expect(try await transport.send(HTTPRequest(.get, server.url())).status == 302)
        #expect(server.requests.count == 1)
    }

    @Test func credentialsStayWithTheirPort() async throws {
        let target = try ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        let server = try ScriptedServer.answering(
            "HTTP/1.1 302 Found\r\nLocation: \(target.url("/to"))\r\nContent-Length: 4\r\n\r\ngone")
        var request = HTTPRequest(
            .get, server.url(), headers: ["X-Plain": "1"], credentials: ["X-Token": "secret"])
        request.redirects = .follow(limit: 1)
        let response = try await transport.send(request)
        #expect(try await response.body.text() == "ok")
        #expect(server.requests.first?.value("X-Token") == "secret")
        #expect(target.requests.first?.line == "GET /to HTTP/1.1")
        #expect(target.requests.first?.value("X-Plain") == "1")
        #expect(target.requests.first?.value("X-Token") == nil)
    }

    @Test func aCircleOfRedirectsEnds() async throws {
        let server = try ScriptedServer.answering(
            "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")
        var request = HTTPRequest(.get, server.url())
        request.redirects = .follow(limit: 3)
        #expect(await transportError { _ = try await transport.send(request) }.code == .tooManyRedirects)
        #expect(server.requests.count == 4)
        #expect(server.connections == 1)
    }
}

extension Redirect {
    fileprivate var next: HTTPRequest? {
        if case .follow(let request) = self { request } else { nil }
    }

    fileprivate var refusal: TransportError? {
        if case .refuse(let error) = self { error } else { nil }
    }

    fileprivate var isDelivery: Bool {
        if case .deliver = self { true } else { false }
    }
}
