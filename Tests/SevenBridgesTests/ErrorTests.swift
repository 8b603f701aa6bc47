import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

@Suite struct ErrorTests {
    private func error(_ replies: StubTransport.Reply...) async throws -> APIError {
        let transport = StubTransport(replies)
        let (template, _) = try Fixtures.client { $0.retries = .never }
        let client = Client(
            configuration: template.configuration, transport: transport, options: template.options)
        return try #require(await apiError { _ = try await client.projects.list().collect() })
    }

    private func json(_ status: Int, _ code: Int, _ message: String) -> StubTransport.Reply {
        .json(
            #"{"status": \#(status), "code": \#(code), "message": "\#(message)", "more_info": "https://docs"}"#,
            status: status, headers: ["X-Request-Id": "r-1"])
    }

    @Test func thePlatformsErrorIsToldWithItsCodeAndRequest() async throws {
        let error = try await error(json(404, 3002, "Requested project does not exist."))
        #expect(error.kind == .notFound && error.code == 3002 && error.moreInfo == "https://docs")
        #expect(
            "\(error)"
                == "Requested project does not exist (status 404, code 3002, GET /projects, request r-1)")
    }

    @Test(arguments: [
        (400, APIError.Kind.badRequest), (401, .unauthorized), (403, .forbidden), (405, .methodNotAllowed),
        (408, .requestTimeout), (409, .conflict), (413, .contentTooLarge), (414, .uriTooLong),
        (415, .unsupportedMediaType), (418, .unexpectedStatus),
        (429, .tooManyRequests), (500, .server), (502, .server), (504, .server),
    ])
    func statusesHaveKinds(status: Int, kind: APIError.Kind) async throws {
        #expect(try await error(json(status, 1, "m")).kind == kind)
    }

    @Test func maintenanceIsToldFromOtherUnavailability() async throws {
        #expect(try await error(json(503, 0, "m")).kind == .maintenance)
        #expect(try await error(json(503, 90005, "m")).kind == .unavailable)
    }

    @Test func anErrorPageOfAGatewayIsQuoted() async throws {
        let error = try await error(.json("<html>\n<b>Bad Gateway</b></html>", status: 502))
        #expect(
            "\(error)" == """
                the answer is an error page: '<html> <b>Bad Gateway</b></html>'; the platform failed on its side; try \
                again in a while (status 502, GET /projects)
                """)
    }

    @Test func aPageInPlaceOfJSONIsNotJSON() async throws {
        let error = try await error(.json("<html>Sign in</html>"))
        #expect(error.kind == .notJSON)
        #expect(
            "\(error)" == """
                the answer is not JSON but begins with '<html>Sign in</html>'; check the API address, and whether a \
                proxy answers in the platform's place (status 200, GET /projects)
                """)
    }

    @Test func anAnswerThatBreaksOffIsTruncated() async throws {
        #expect(try await error(.json(#"{"items": [{"id": "a"#)).kind == .truncated)
        let failure = TransportError(.truncatedBody, requestWasSent: true)
        #expect(try await error(.body([Array("{".utf8)], failure: failure)).kind == .truncated)
    }

    @Test func anAnswerOfAnotherFormSaysWhatIsMissing() async throws {
        #expect(
            try await "\(error(.json("{}")))" == "the platform's answer can't be used: a list without 'items'"
        )
        #expect(try await error(.json("[]")).kind == .unexpectedForm)
        #expect(try await error(.json(#"{"items": [1]}"#)).kind == .unexpectedForm)
        #expect(try await error(.json(#"{"items": [{"name": "no id"}]}"#)).kind == .unexpectedForm)
        #expect(try await error(.json("")).kind == .unexpectedForm)
    }

    @Test func noConnectionIsUnreachable() async throws {
        let error = try await error(.failure(TransportError(.couldNotConnect)))
        #expect(error.kind == .unreachable && error.underlyingError is TransportError)
    }

    @Test func aCancelledRequestIsCancellation() async throws {
        let (client, _) = try Fixtures.client(.failure(TransportError(.cancelled)))
        await #expect(throws: CancellationError.self) { try await client.users.me() }
    }

    @Test func anEchoedTokenIsMasked() async throws {
        let error = try await error(json(401, 90001, "bad token \(Fixtures.secret)"))
        #expect(error.kind == .unauthorized)
        var text = "\(error) \(String(reflecting: error))"
        dump(error, to: &text)
        #expect(!text.contains(Fixtures.secret) && text.contains("•••"))
    }

    @Test func listsThatNeedAPlaceSaySo() async throws {
        let (client, transport) = try Fixtures.client()
        let none = await apiError { _ = try File.type.pages(in: client, Arguments()) }
        #expect(none?.description == "files needs project= or parent= or dataset=")
        let both = await apiError {
            _ = try File.type.pages(in: client, Arguments(["project": "u/p", "parent": "F9"]))
        }
        #expect(
            both?.description
                == "files takes only one of project= or parent= or dataset=, not project and parent")
        let file = await apiError {
            let parent = Record([("id", "F1"), ("name", "a.txt"), ("type", "file")])
            _ = try File.type.pages(in: client, Arguments(["parent": .record(parent)]))
        }
        #expect(file?.description == "'a.txt' is a file, not a folder")
        #expect(transport.requests.isEmpty)
    }
}
