import SevenBridges
import SevenBridgesData
import Testing

/// `save` sends what changed and nothing else.
@Suite struct SavingTests {
    private static let whole = Fixtures.fileJSON(
        #""name": "f", "size": 7, "tags": ["a"], "metadata": {"k": "v", "l": "w"}, "created_on": "2023-06-06T11:14:11Z""#
    )

    private func lines(
        _ replies: [StubTransport.Reply], _ change: (inout File) throws -> Void
    ) async throws -> [String] {
        let transport = StubTransport([.json(Self.whole)] + replies)
        let (template, _) = try Fixtures.client()
        let client = Client(
            configuration: template.configuration, transport: transport, options: template.options)
        var file = try await client.files.get(Fixtures.file)
        try change(&file)
        try await file.save()
        try await file.save()
        return transport.lines.dropFirst().map { $0.replacing("/files/\(Fixtures.file)", with: "/F") }
    }

    @Test func nothingChangedSendsNothing() async throws {
        #expect(try await lines([]) { $0.name = "f" }.isEmpty)
    }

    @Test func aNameIsPatched() async throws {
        let sent = try await lines([.json(Fixtures.fileJSON(#""name": "g""#))]) { $0.name = "g" }
        #expect(sent == [#"PATCH /F {"name":"g"}"#])
    }

    @Test func tagsArePut() async throws {
        let sent = try await lines([.json(#"["x"]"#)]) { $0.tags = ["x"] }
        #expect(sent == [#"PUT /F/tags ["x"]"#])
    }

    @Test func changedMetadataIsMergedAndRemovedKeysDeleted() async throws {
        let sent = try await lines([.json(#"{"k": "w"}"#)]) { file in
            file.metadata?["k"] = "w"
            file.metadata?["l"] = nil
        }
        #expect(sent == [#"PATCH /F/metadata {"k":"w","l":null}"#])
    }

    @Test func whollyOtherMetadataIsReplaced() async throws {
        let sent = try await lines([.json(#"{"q": "1"}"#)]) { $0.metadata = ["q": 1] }
        #expect(sent == [#"PUT /F/metadata {"q":"1"}"#])
    }

    @Test func metadataAndTagsGoBeforeTheNameWhoseAnswerIsTheFile() async throws {
        let sent = try await lines([
            .json(#"{"k": "w", "l": "w"}"#), .json(#"["x"]"#), .json(Fixtures.fileJSON(#""name": "g""#)),
        ]) { file in
            file.name = "g"
            file.tags = ["x"]
            file.metadata?["k"] = "w"
        }
        #expect(
            sent == [#"PATCH /F/metadata {"k":"w"}"#, #"PUT /F/tags ["x"]"#, #"PATCH /F {"name":"g"}"#])
    }

    @Test func metadataThatIsNoTextIsRefused() async throws {
        await #expect(throws: APIError.self) {
            try await lines([]) { $0.metadata?["k"] = ["a", "b"] }
        }
    }

    @Test func typedPropertiesAreNilWhereTheServerSentAnotherKind() async throws {
        let (client, _) = try Fixtures.client(
            .json(Fixtures.fileJSON(#""size": "big", "tags": null, "created_on": "soon", "new_thing": [1]"#)))
        let file = try await client.files.get(Fixtures.file)
        #expect(file.size == nil && file.tags == nil && file.createdOn == nil && file.name == nil)
        #expect(file["size"] == "big" && file["created_on"] == "soon" && file["new_thing"] == [1])
    }

    @Test func datesAreDates() async throws {
        let (client, _) = try Fixtures.client(.json(Self.whole))
        let file = try await client.files.get(Fixtures.file)
        #expect(file.createdOn == Timestamp(iso8601: "2023-06-06T11:14:11Z"))
        #expect(file.record.type == "file" && file.size == 7)
    }

    private func run(
        _ action: String, _ arguments: Arguments, record: String, _ replies: [StubTransport.Reply]
    ) async throws -> [String] {
        let transport = StubTransport(replies)
        let (template, _) = try Fixtures.client()
        let client = Client(
            configuration: template.configuration, transport: transport, options: template.options)
        let record = try #require(try JSON.parse(record).recordValue)
        _ = try await File.type.action(action)?.run(client, record, arguments)
        return transport.lines.map { $0.replacing("/files/\(Fixtures.file)", with: "/F") }
    }

    @Test func setMergesEntriesAndReplacesAWholeMap() async throws {
        let entries = try await run(
            "set", Arguments(["metadata.k": 1, "metadata.l": .null]), record: Self.whole, [.json("{}")])
        #expect(entries == [#"PATCH /F/metadata {"k":"1","l":null}"#])
        let map = try await run(
            "set", Arguments(["metadata": ["k": "v"], "tags": []]), record: Self.whole,
            [.json("{}"), .json("[]")])
        #expect(map == [#"PUT /F/metadata {"k":"v"}"#, "PUT /F/tags []"])
    }

    @Test func tagAddsAndUntagRemoves() async throws {
        let added = try await run(
            "tag", Arguments(["tags": ["b", "a", "b"]]), record: Self.whole, [.json(#"["a","b"]"#)])
        #expect(added == [#"PUT /F/tags ["a","b"]"#])
        let removed = try await run("untag", Arguments(["tags": "a"]), record: Self.whole, [.json("[]")])
        #expect(removed == ["PUT /F/tags []"])
        let unknown = try await run(
            "tag", Arguments(["tags": "b"]), record: Fixtures.fileJSON(),
            [.json(Self.whole), .json(#"["a","b"]"#)])
        #expect(unknown == ["GET /F", #"PUT /F/tags ["a","b"]"#])
    }

    @Test func saveOfARecordComparesWithItsOriginal() async throws {
        let original = try #require(try JSON.parse(Self.whole).recordValue)
        let changed = Self.whole.replacing(#""f""#, with: #""g""#)
        let renamed = StubTransport.Reply.json(changed)
        let sent = try await run("save", Arguments(original: original), record: changed, [renamed])
        #expect(sent == [#"PATCH /F {"name":"g"}"#])
        let asked = try await run("save", Arguments(), record: changed, [.json(Self.whole), renamed])
        #expect(asked == ["GET /F", #"PATCH /F {"name":"g"}"#])
    }

    @Test func saveOfAPartialRecordTouchesOnlyWhatItHas() async throws {
        let part = #"{"id": "\#(Fixtures.file)", "tags": ["a"]}"#
        #expect(try await run("save", Arguments(), record: part, [.json(Self.whole)]) == ["GET /F"])
    }
}
