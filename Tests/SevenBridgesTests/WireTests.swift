import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

/// What goes over the wire for each call, by the rows of the official client's checklist.
@Suite struct WireTests {
    private let emptyPage = StubTransport.Reply.json(#"{"href": "", "items": [], "links": []}"#)

    /// What is sent when `body` runs against these answers.
    private func sent(
        _ replies: [StubTransport.Reply], _ body: (Client) async throws -> Void
    ) async throws -> [String] {
        let transport = StubTransport(replies)
        let (template, _) = try Fixtures.client()
        try await body(
            Client(
                configuration: template.configuration, transport: transport, options: template.options))
        return transport.lines
    }

    @Test func everyRequestSaysWhatItIsAndCarriesTheTokenApart() async throws {
        let (client, transport) = try Fixtures.client(.json(#"{"username": "jdoe"}"#))
        _ = try await client.users.me()
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://api.sbgenomics.com/v2/user")
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(request.headers["Accept"] == "application/json")
        #expect(request.headers["User-Agent"] == "sbsh/\(clientVersion)")
        #expect(request.headers["X-SBG-Advance-Access"] == nil)
        #expect(request.headers["X-SBG-Auth-Token"] == nil)
        #expect(request.credentials["X-SBG-Auth-Token"] == Fixtures.secret)
    }

    @Test func writesWithNothingToSaySendJSONAllTheSame() async throws {
        let (client, transport) = try Fixtures.client(.json("{}"), .empty(status: 204), .json("{}"))
        _ = try await client.send(.post("tasks", "T", "actions", "run"))
        _ = try await client.send(.delete("projects", "u/p"))
        _ = try await client.send(.get("user"))
        #expect(transport.requests.map(\.wholeBodyText) == ["null", "{}", nil])
    }

    @Test func advanceAccessIsAHeader() async throws {
        let transport = StubTransport([.json(#"{"username": "jdoe"}"#)])
        let configuration = try Configuration(
            endpoint: Endpoint(Fixtures.url), token: Token("t"), wantsAdvanceAccess: true)
        _ = try await Client(configuration: configuration, transport: transport).users.me()
        #expect(transport.requests[0].headers["X-SBG-Advance-Access"] == "Advance")
    }

    @Test func users() async throws {
        let user = StubTransport.Reply.json(#"{"username": "bob", "state": "Berlin"}"#)
        let lines = try await sent([user, user, user, emptyPage]) { client in
            _ = try await client.users.me()
            var bob = try await client.users.get("bob")
            #expect(bob.state == "Berlin" && bob.id == "bob")
            try await bob.reload()
            _ = try await client.users.list(division: "div", role: "member").collect()
        }
        #expect(
            lines == [
                "GET /user", "GET /users/bob", "GET /users/bob",
                "GET /users?limit=100&division=div&role=member",
            ])
    }

    @Test func projectLists() async throws {
        let lines = try await sent([emptyPage, emptyPage]) { client in
            _ = try await client.projects.list().collect()
            _ = try await client.projects.list(
                name: "n", category: "PRIVATE", tags: ["a", "b"], owner: "bob", limit: 10
            ).collect()
        }
        #expect(
            lines == [
                "GET /projects?limit=100&fields=_all",
                "GET /projects/bob?limit=10&fields=_all&name=n&category=PRIVATE&tags=a&tags=b",
            ])
    }

    @Test func projects() async throws {
        let project = StubTransport.Reply.json(
            #"{"id": "u/p", "name": "n", "settings": {"locked": false, "location": "x", "deep": {"a": 1, "b": 2}}}"#
        )
        let lines = try await sent([project, project, project, project, project, .empty(status: 204)]) {
            client in
            var project = try await client.projects.create(
                name: "n", billingGroup: "BG", description: "d", tags: ["a"], settings: ["locked": false])
            project.name = "n2"
            project.description = "e"
            try await project.save()
            try await project.save()
            project.settings?["locked"] = true
            project.settings?["deep"] = ["a": 1, "b": 3]
            try await project.save()
            project = try await client.projects.get("u/p")
            try await project.reload()
            try await project.delete()
        }
        #expect(
            lines == [
                #"POST /projects {"name":"n","billing_group":"BG","description":"d","tags":["a"],"settings":{"locked":false}}"#,
                #"PATCH /projects/u/p {"name":"n2","description":"e"}"#,
                #"PATCH /projects/u/p {"settings":{"locked":true,"deep":{"b":3}}}"#,
                "GET /projects/u/p", "GET /projects/u/p", "DELETE /projects/u/p",
            ])
    }

    @Test func fileLists() async throws {
        let lines = try await sent([emptyPage, emptyPage, emptyPage]) { client in
            _ = try await client.files.list(
                project: "u/p", names: ["a", "b"], tags: ["t1", "t2"],
                metadata: ["sample_id": "s", "m": ["x", "y"], "none": .null], limit: 10
            ).collect()
            _ = try await client.files.list(in: .folder("F9")).collect()
            let arguments = Arguments([
                "dataset": "u/ds", "offset": 5, "origin.task": "T", "fields": ["id", "name"],
            ])
            _ = try await client.files.list(arguments).collect()
        }
        #expect(
            lines == [
                "GET /files?limit=10&fields=_all&project=u%2Fp&name=a&name=b&tag=t1&tag=t2"
                    + "&metadata.sample_id=s&metadata.m=x&metadata.m=y&metadata.none=null",
                "GET /files?limit=100&fields=_all&parent=F9",
                "GET /files?offset=5&limit=100&fields=id%2Cname&dataset=u%2Fds&origin.task=T",
            ])
    }

    @Test func anEmptyListOfNamesAsksForNothingInsteadOfEverything() async throws {
        let lines = try await sent([emptyPage, emptyPage]) { client in
            _ = try await client.files.list(project: "u/p", names: []).collect()
            _ = try await client.projects.list(tags: []).collect()
        }
        #expect(
            lines == [
                "GET /files?limit=100&fields=_all&project=u%2Fp&name=", "GET /projects?limit=100&fields=_all",
            ])
    }

    @Test func fileActions() async throws {
        let file = StubTransport.Reply.json(Fixtures.fileJSON())
        let lines = try await sent([file, file, file, file, file, file, file, .empty(status: 204)]) {
            client in
            var file = try await client.files.get("F1")
            try await file.reload()
            _ = try await file.copy(to: .project("u/p2"), name: "nn")
            _ = try await file.copy(to: .folder("F9"))
            try await file.move(to: "F9", name: "nn")
            _ = try await client.files.createFolder("n", in: .folder("F9"))
            _ = try await client.files.createFolder("n", in: .project("u/p"))
            try await file.delete()
        }
        let id = Fixtures.file
        #expect(
            lines == [
                "GET /files/F1", "GET /files/\(id)",
                #"POST /files/\#(id)/actions/copy {"project":"u/p2","name":"nn"}"#,
                #"POST /files/\#(id)/actions/copy {"parent":"F9"}"#,
                #"POST /files/\#(id)/actions/move {"parent":"F9","name":"nn"}"#,
                #"POST /files {"name":"n","type":"folder","parent":"F9"}"#,
                #"POST /files {"name":"n","type":"folder","project":"u/p"}"#,
                "DELETE /files/\(id)",
            ])
    }

    @Test func idsAreEncodedButKeepTheirSlashes() async throws {
        let lines = try await sent([.json(#"{"id": "u/p"}"#), emptyPage]) { client in
            _ = try await client.projects.get("u/my project?#%ü")
            _ = try await client.files.list(project: "u/p", names: ["a&b=c +ü"]).collect()
        }
        #expect(
            lines == [
                "GET /projects/u/my%20project%3F%23%25%C3%BC",
                "GET /files?limit=100&fields=_all&project=u%2Fp&name=a%26b%3Dc%20%2B%C3%BC",
            ])
    }

    @Test(arguments: ["", "..", "u/../admin", "u//p", "/u"])
    func idsThatWouldLeadElsewhereAreNotSent(id: String) async throws {
        let (client, transport) = try Fixtures.client()
        let error = await apiError { _ = try await client.projects.get(id) }
        #expect(error?.kind == .invalidArgument && transport.requests.isEmpty)
    }

    @Test func anAddressThatIsTooLongIsNotSent() async throws {
        let (client, transport) = try Fixtures.client()
        let names = Array(repeating: "a-long-file-name.fastq", count: 300)
        let error = await apiError { _ = try await client.files.list(project: "u/p", names: names).collect() }
        #expect(error?.kind == .uriTooLong && transport.requests.isEmpty)
    }
}
