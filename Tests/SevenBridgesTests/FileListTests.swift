import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

/// Search, the scroll, folders, and parts of a file that are asked for alone.
@Suite struct FileListTests {
    private static let folder = StubTransport.Reply.json(#"{"id": "F9", "type": "folder"}"#)
    private static let file = StubTransport.Reply.json(#"{"id": "F1", "type": "file"}"#)

    @Test func row74SearchesAndGoesOnByToken() async throws {
        let sent = try await Fixtures.lines(
            .json(#"{"count": 2, "cont_token": "t2", "result_set": [{"id": "a"}]}"#),
            .json(#"{"count": 2, "result_set": [{"id": "b"}]}"#)
        ) { client in
            let found = try await client.files.search(#"IN "u/p""#, from: "t", limit: 5).collect()
            #expect(found.map(\.id) == ["a", "b"])
        }
        #expect(
            sent == [
                #"POST /files/search?cont_token=t&limit=5 {"query":"IN \"u/p\""}"#,
                #"POST /files/search?limit=5&cont_token=t2 {"query":"IN \"u/p\""}"#,
            ])
    }

    @Test(arguments: [("", 5), ("  ", 5), ("IN x", 0), ("IN x", -1)])
    func searchesForNothingAreRefused(query: String, limit: Int) async throws {
        let (client, transport) = try Fixtures.client()
        #expect(throws: APIError.self) { try client.files.search(query, limit: limit) }
        #expect(transport.lines.isEmpty)
    }

    @Test func rows47And69ScrollAsAPreview() async throws {
        let next = "\(Fixtures.url)/files/scroll?token=abc&project=u/p"
        let (client, transport) = try Fixtures.client(
            .json(#"{"items": [{"id": "a"}], "links": [{"rel": "next", "href": "\#(next)"}]}"#),
            Fixtures.list(#"{"id": "b"}"#), Self.folder, Fixtures.list(), Fixtures.list())
        #expect(try await client.files.scroll(in: .project("u/p"), limit: 10).collect().count == 2)
        _ = try await client.files.get("F9").scroll(limit: 5).collect()
        _ = try await client.files.scroll(dataset: "u/ds").collect()
        #expect(
            transport.lines == [
                "GET /files/scroll?token=init&limit=10&fields=_all&project=u%2Fp",
                "GET /files/scroll?token=abc&project=u/p", "GET /files/F9",
                "GET /files/F9/scroll?token=init&limit=5&fields=_all",
                "GET /files/scroll?token=init&limit=100&fields=_all&dataset=u%2Fds",
            ])
        #expect(transport.requests[0].headers["X-SBG-Advance-Access"] == "Advance")
    }

    @Test func row68ListsAFolder() async throws {
        let sent = try await Fixtures.lines(Self.folder, Fixtures.list()) { client in
            _ = try await client.files.get("F9").files(limit: 5).collect()
        }
        #expect(sent.last == "GET /files/F9/list?limit=5&fields=_all")
    }

    @Test func filesAreNotListed() async throws {
        let (client, _) = try Fixtures.client(Self.file)
        let file = try await client.files.get("F1")
        #expect(throws: APIError.self) { try file.files() }
        #expect(throws: APIError.self) { try file.scroll() }
    }

    /// Defect 42 of the official client, which can't ask for them.
    @Test func tagsAndMetadataComeAlone() async throws {
        let sent = try await Fixtures.lines(Self.file, .json(#"["a"]"#), .json(#"{"k": "v"}"#)) { client in
            var file = try await client.files.get("F1")
            #expect(try await file.fetchTags() == ["a"])
            #expect(try await file.fetchMetadata()["k"] == "v")
            try await file.save()
            #expect(file.tags == ["a"])
        }
        #expect(sent.dropFirst() == ["GET /files/F1/tags", "GET /files/F1/metadata"])
    }

    @Test func row27CopiesFilesIntoAProject() async throws {
        let sent = try await Fixtures.lines(.json(#"{"id": "u/p"}"#), Self.file, Self.file) { client in
            let project = try await client.projects.get("u/p")
            _ = try await project.add([client.files.get("F1")])
        }
        #expect(sent.last == #"POST /files/F1/actions/copy {"project":"u/p"}"#)
    }
}
