import SevenBridges
import SevenBridgesData
import Testing

/// What a word means where a resource is wanted.
@Suite struct ResolveTests {
    private func page(_ items: String...) -> StubTransport.Reply {
        .json(#"{"items": [\#(items.joined(separator: ","))], "links": []}"#)
    }

    private func entry(_ id: String, _ name: String, _ type: String) -> String {
        #"{"id": "\#(id)", "name": "\#(name)", "type": "\#(type)"}"#
    }

    @Test func whatLooksLikeAnIDIsOne() async throws {
        let (client, transport) = try Fixtures.client()
        #expect(try await client.resolve(Fixtures.file, as: "file") == Fixtures.file)
        #expect(try await client.resolve("u/p", as: "project") == "u/p")
        #expect(try await client.resolve("bob", as: "user") == "bob")
        #expect(transport.requests.isEmpty)
    }

    @Test func theOwnerMeIsAskedForOnce() async throws {
        let (client, transport) = try Fixtures.client(.json(#"{"username": "jdoe"}"#))
        #expect(try await client.resolve("me/rna", as: "project") == "jdoe/rna")
        #expect(try await client.resolve("me/dna", as: "project") == "jdoe/dna")
        #expect(transport.lines == ["GET /user"])
    }

    @Test func aPathIsWalkedLevelByLevel() async throws {
        let (client, transport) = try Fixtures.client(
            page(entry("F9", "a", "folder")), page(entry("F8", "b c", "FOLDER")),
            page(entry("F1", "d", "file")))
        #expect(try await client.resolve("u/p/a/b c/d", as: "file") == "F1")
        #expect(
            transport.lines == [
                "GET /files?limit=100&fields=_all&project=u%2Fp&name=a",
                "GET /files?limit=100&fields=_all&parent=F9&name=b%20c",
                "GET /files?limit=100&fields=_all&parent=F8&name=d",
            ])
    }

    @Test func aPathInTheCurrentProjectBeginsWithASlash() async throws {
        let (client, _) = try Fixtures.client(
            page(entry("F9", "a", "folder")), page(entry("F1", "d", "file")))
        #expect(try await client.resolve("/a", as: "folder", in: "u/p") == "F9")
        #expect(try await client.resolve("d", as: "file", in: "u/p") == "F1")
    }

    @Test func aProjectWhereAFolderIsWantedIsItsTop() async throws {
        let (client, _) = try Fixtures.client(.json(#"{"id": "u/p", "root_folder": "F0"}"#))
        #expect(try await client.resolve("u/p", as: "folder") == "F0")
    }

    @Test func whatIsMissingOrNoFolderIsToldWithThePath() async throws {
        let (client, _) = try Fixtures.client(page(), page(entry("F1", "a", "file")))
        let missing = await apiError { _ = try await client.resolve("u/p/x/y", as: "file") }
        #expect(missing?.description == "there is no folder named 'x' in the path 'u/p/x/y'")
        let file = await apiError { _ = try await client.resolve("u/p/a/y", as: "file") }
        #expect(file?.kind == .notFound)
        let name = await apiError { _ = try await client.resolve("y", as: "file") }
        #expect(name?.description == "the name 'y' alone does not say which project; write owner/project/y")
    }

    @Test func aProjectsNameHasToBeUnique() async throws {
        let rna = page(entry("u/rna", "RNA", "v2"), entry("u/rna-2", "RNA 2", "v2"))
        let both = page(entry("u/rna", "RNA", "v2"), entry("bob/rna", "RNA", "v2"))
        let (client, transport) = try Fixtures.client(rna, both, page())
        #expect(try await client.resolve("RNA", as: "project") == "u/rna")
        let error = await apiError { _ = try await client.resolve("RNA", as: "project") }
        #expect(error?.description == "2 are named 'RNA'; use an id instead: u/rna, bob/rna")
        #expect(await apiError { _ = try await client.resolve("x", as: "project") }?.kind == .notFound)
        #expect(transport.lines[0] == "GET /projects?limit=100&fields=_all&name=RNA")
    }

    @Test func argumentsAreResolvedByTheirParameters() async throws {
        let (client, _) = try Fixtures.client(
            .json(#"{"username": "jdoe"}"#), page(entry("F9", "out", "folder")))
        let copy = try #require(File.type.action("copy"))
        let project = try await client.resolve(
            Arguments(["to": "me/rna", "name": "me/x"]), of: copy.parameters)
        #expect(project.values == ["to": "jdoe/rna", "name": "me/x"])
        #expect(try project.destination("to") == .project("jdoe/rna"))
        let folder = try await client.resolve(Arguments(["to": "me/rna/out"]), of: copy.parameters)
        #expect(try folder.destination("to") == .folder("F9"))
    }
}
