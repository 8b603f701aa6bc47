import SevenBridges
import SevenBridgesData
import Testing

/// What the official client does wrong with volumes and jobs (API.md, 4.4), and we do right; by the numbers there.
@Suite struct DefectStorageTests {
    private let none = #"{"href": "", "items": [], "links": []}"#
    private static let volume = StubTransport.Reply.json(#"{"id": "u/v", "name": "v", "active": true}"#)

    // 25
    @Test func theObjectsOfAVolumeAreReadThrough() async throws {
        let (client, transport) = try Fixtures.client(
            Self.volume,
            .json(
                #"{"items": [{"location": "a"}], "prefixes": [], "links": [{"next": "https://x/v2/storage/volumes/u/v/list?continuation_token=t"}]}"#
            ), .json(#"{"items": [{"location": "b"}], "prefixes": [], "links": []}"#))
        let objects = try await client.volumes.get("u/v").objects().collect()
        #expect(objects.map(\.id) == ["a", "b"] && transport.requests.count == 3)
    }

    // 29
    @Test func theExportsOfAVolumeAreListed() async throws {
        let (client, transport) = try Fixtures.client(Self.volume, .json(none))
        _ = try await client.volumes.get("u/v").exports(state: "FAILED").collect()
        let line = try #require(transport.lines.last)
        #expect(line.hasPrefix("GET /storage/exports?") && !line.contains("project"))
    }

    // 40
    @Test func eachJobHasItsOwnFiles() async throws {
        func finished(_ id: String) -> StubTransport.Reply {
            .json(#"{"id": "\#(id)", "state": "FINISHED", "result": [{"resource": {"id": "\#(id)1"}}]}"#)
        }
        let (client, _) = try Fixtures.client(
            finished("D"), finished("E"), .json(#"{"items": [{"resource": {"id": "D1"}}]}"#),
            .json(#"{"items": [{"resource": {"id": "E1"}}]}"#))
        let (first, second) = (try await client.drsImports.get("D"), try await client.drsImports.get("E"))
        #expect(try await first.resultFiles().map(\.id) == ["D1"])
        #expect(try await second.resultFiles().map(\.id) == ["E1"])
    }

    // 41
    @Test func aCallersPermissionsAreNotTouched() async throws {
        let member = StubTransport.Reply.json(
            #"{"href": "\#(Fixtures.url)/storage/volumes/u/v/members/bob", "id": "bob", "username": "bob", "permissions": null}"#
        )
        let (client, transport) = try Fixtures.client(Self.volume, member, member)
        let permissions = Permissions(write: true, execute: true)
        let volume = try await client.volumes.get("u/v")
        _ = try await volume.members.add(.user("bob"), permissions: permissions)
        #expect(permissions == Permissions(write: true, execute: true))
        #expect(transport.requests.last?.bodyText?.contains("execute") == false)
        #expect(try await volume.members.get("bob").permissions == nil)
    }

    // 42
    @Test func whatTheOfficialClientLacksIsThere() async throws {
        let (client, transport) = try Fixtures.client(
            .json(none), Self.volume, .json(#"{"id": "u/v", "name": "v", "active": false}"#))
        _ = try await client.invoices.list(billingGroup: "BG").collect()
        var volume = try await client.volumes.get("u/v")
        try await volume.deactivate(force: true)
        #expect(transport.lines[0].contains("billing_group=BG"))
        #expect(transport.lines[2] == #"PATCH /storage/volumes/u/v?force=true {"active":false}"#)
    }
}
