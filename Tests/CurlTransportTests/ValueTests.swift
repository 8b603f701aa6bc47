import Testing

@testable import CurlTransport

struct AdmissionTests {
    @Test func waitersFollowInTheirOrder() {
        var admission = Admission<Int, String>(limit: 1)
        #expect(admission.enter(1, "a") == true)
        #expect(admission.enter(2, "a") == false)
        #expect(admission.enter(3, "a") == false)
        #expect(admission.leave("a") == 2)
        #expect(admission.leave("a") == 3)
        #expect(admission.leave("a") == nil)
        #expect(admission.enter(4, "a") == true)
    }

    @Test func originsDoNotWaitForEachOther() {
        var admission = Admission<Int, String>(limit: 1)
        #expect(admission.enter(1, "a") == true)
        #expect(admission.enter(2, "b") == true)
    }

    @Test func whoWithdrawsIsPassedOver() {
        var admission = Admission<Int, String>(limit: 1)
        #expect(admission.enter(1, "a") == true)
        #expect(admission.enter(2, "a") == false)
        #expect(admission.enter(3, "a") == false)
        admission.withdraw(2, "a")
        #expect(admission.leave("a") == 3)
    }

    @Test func oneRequestIsAlwaysLetIn() {
        var admission = Admission<Int, String>(limit: 0)
        #expect(admission.enter(1, "a") == true)
    }
}

struct HeadParserTests {
    private func parse(_ text: String) -> ResponseHead? {
        var parser = HeadParser()
        var found: ResponseHead?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            found = found ?? parser.consume("\(line)\n".utf8)
        }
        return found
    }

    @Test func readsStatusAndFields() {
        let head = parse("HTTP/2 204 \nA: 1\nb:2 \n\n")
        #expect(head?.status == 204)
        #expect(head?.headers == ["A": "1", "b": "2"])
    }

    @Test func dropsInterimHeads() {
        let head = parse("HTTP/1.1 103 Early Hints\nLink: x\n\nHTTP/1.1 200 OK\nA: 1\n\n")
        #expect(head == ResponseHead(status: 200, headers: ["A": "1"]))
    }

    @Test func joinsFoldedLines() {
        #expect(parse("HTTP/1.1 200 OK\nA: 1\n  2\n\n")?.headers["A"] == "1 2")
    }

    @Test func survivesNonsense() {
        #expect(parse("HTTP/1.1\n\n") == nil)
        #expect(parse(": x\n\n") == nil)
        #expect(parse("HTTP/1.1 200\n folded first\nno colon\n: nameless\n\n")?.headers.count == 1)
    }
}

struct HTTPHeadersTests {
    @Test func findsNamesInAnyCase() {
        var headers: HTTPHeaders = ["X-A": "1", "x-a": "2", "B": "3"]
        #expect(headers["x-A"] == "1")
        #expect(headers.values(of: "X-a") == ["1", "2"])
        headers["X-A"] = "4"
        #expect(headers.map(\.value) == ["3", "4"])
        headers["b"] = nil
        #expect(headers.count == 1)
    }

    @Test func tellsOtherSignsFromLetters() {
        let headers: HTTPHeaders = ["a@": "1"]
        #expect(headers["a`"] == nil)
    }
}

struct SecrecyTests {
    private let request = HTTPRequest(
        .get, "https://example.org/path?signature=hunter2", headers: ["X-A": "hunter2"],
        credentials: ["X-Token": "hunter2"], body: .bytes(Array("hunter2".utf8)))

    @Test func descriptionsShowNoSecrets() {
        #expect(request.description == "GET https://example.org/path?… [X-A, X-Token (secret)]")
        var dumped = ""
        dump(request, to: &dumped)
        dump(request.credentials, to: &dumped)
        dump(Array(request.credentials), to: &dumped)
        dump(CurlTransport.Proxy(url: "http://user:hunter2@proxy"), to: &dumped)
        #expect(!dumped.contains("hunter2"))
        #expect(!String(reflecting: request).contains("hunter2"))
        #expect(!"\(request.credentials) \(Array(request.headers))".contains("hunter2"))
    }

    @Test(arguments: ["bad header hunter2", "no such thing: /path", "query signature=hunter2", ""])
    func libcurlsWordsAreDroppedWhereTheyQuoteUs(message: String) throws {
        let wire = try WireRequest(request, deadline: nil, proxy: nil)
        #expect(!TransportError.isHarmless(message, wire.secrets))
    }

    @Test func harmlessWordsAreKept() throws {
        let wire = try WireRequest(request, deadline: nil, proxy: nil)
        #expect(TransportError.isHarmless("Recv failure: Connection reset by peer", wire.secrets))
    }

    @Test func anErrorIsASentenceWithLibcurlsWords() throws {
        let url = try RequestURL(request.url)
        let error = TransportError(.connectionLost, at: url, message: "reset by peer")
        #expect(error.description == "the connection to example.org broke off (reset by peer)")
    }

    @Test func aMissingLibcurlIsSaidOnce() {
        let words = "libcurl.so.4 is not installed: apt-get install libcurl4"
        #expect(TransportError(.missingLibrary, message: words).description == words)
    }
}

struct FakeResponseTests {
    @Test func aResponseCanBeMadeByHand() async throws {
        let response = HTTPResponse(status: 200, headers: ["A": "1"], body: HTTPBody(Array("hello".utf8)))
        #expect(try await response.body.text() == "hello")
        #expect(await transportError { _ = try await response.body.collect(upTo: 4) }.code == .bodyTooLarge)
    }

    @Test func aBodyMadeByHandCanFail() async throws {
        let body = HTTPBody(chunks: [[1], [2]], failure: TransportError(.truncatedBody))
        var received: [UInt8] = []
        let error = await transportError {
            for try await chunk in body { received += chunk }
        }
        #expect(received == [1, 2])
        #expect(error.code == .truncatedBody)
    }
}
