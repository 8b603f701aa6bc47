import SevenBridges
import SevenBridgesData
import Testing

/// Members and what they may do; the rows are those of the checklist.
@Suite struct MemberTests {
    private static let bob = member("projects/u/p")

    private static func member(_ parent: String, _ permissions: String = #"{"read": true, "write": false}"#)
        -> String
    {
        #"{"href": "\#(Fixtures.url)/\#(parent)/members/bob", "id": "bob", "username": "bob", "permissions": \#(permissions)}"#
    }

    private func project(_ replies: StubTransport.Reply...) async throws -> (Project, StubTransport) {
        let (template, _) = try Fixtures.client()
        let transport = StubTransport([.json(#"{"id": "u/p"}"#)] + replies)
        let client = Client(
            configuration: template.configuration, transport: transport, options: template.options)
        return (try await client.projects.get("u/p"), transport)
    }

    @Test func rows18And19ListMembers() async throws {
        let (project, transport) = try await project(.json(#"{"items": [\#(Self.bob)], "links": []}"#))
        let members = try await project.members.list(limit: 5).collect()
        #expect(transport.lines.last == "GET /projects/u/p/members?limit=5")
        #expect(members.first?.username == "bob" && members.first?.permissions?.read == true)
    }

    @Test func rows20To25GetAddAndRemove() async throws {
        let reply = StubTransport.Reply.json(Self.bob)
        let (project, transport) = try await project(reply, reply, reply, reply, reply, .empty(status: 204))
        _ = try await project.members.get("bob")
        let write = Permissions(write: true)
        for invitee in [Invitee.user("bob"), .team("TM"), .division("div"), .email("a@b.c")] {
            _ = try await project.members.add(invitee, permissions: write)
        }
        try await project.members.remove("bob")
        #expect(
            transport.lines.dropFirst() == [
                "GET /projects/u/p/members/bob",
                #"POST /projects/u/p/members {"username":"bob","type":"USER","permissions":{"write":true}}"#,
                #"POST /projects/u/p/members {"username":"TM","type":"TEAM","permissions":{"write":true}}"#,
                #"POST /projects/u/p/members {"username":"div","type":"DIVISION","permissions":{"write":true}}"#,
                #"POST /projects/u/p/members {"email":"a@b.c","permissions":{"write":true}}"#,
                "DELETE /projects/u/p/members/bob",
            ])
    }

    @Test func row33SendsChangedPermissionsAndReadsTheResult() async throws {
        let answer = #"{"read": true, "write": true, "copy": true, "execute": false, "admin": false}"#
        let (project, transport) = try await project(.json(Self.bob), .json(answer))
        var bob = try await project.members.get("bob")
        bob.permissions?.write = true
        try await bob.save()
        try await bob.save()
        #expect(
            transport.lines.dropFirst(2) == [#"PATCH /projects/u/p/members/bob/permissions {"write":true}"#])
        #expect(bob.permissions?.copy == true)
    }

    @Test func row34ReloadsAtTheMembersAddress() async throws {
        let (project, transport) = try await project(.json(Self.bob), .json(Self.bob))
        var bob = try await project.members.get("bob")
        try await bob.reload()
        #expect(transport.lines.last == "GET /projects/u/p/members/bob")
    }

    /// Defect 37 of the official client: a raw key error.
    @Test func row35SavingNothingSendsNothing() async throws {
        let (project, transport) = try await project(.json(Self.bob))
        var bob = try await project.members.get("bob")
        try await bob.save()
        #expect(transport.lines.count == 2)
    }

    @Test func anEmptyAnswerConfirmsWhatWasSent() async throws {
        let (project, transport) = try await project(.json(Self.bob), .empty(status: 204))
        var bob = try await project.members.get("bob")
        bob.permissions?.write = true
        try await bob.save()
        try await bob.save()
        #expect(bob.permissions?.write == true && transport.lines.count == 3)
    }

    @Test func replacingPermissionsSendsAllFive() async throws {
        let all = #"{"write":false,"read":true,"copy":true,"execute":false,"admin":false}"#
        let (project, transport) = try await project(.json(Self.bob), .json(all), .json(all))
        var bob = try await project.members.get("bob")
        try await bob.replacePermissions(with: Permissions(copy: true))
        #expect(transport.lines.last == "PUT /projects/u/p/members/bob/permissions " + all)
        #expect(try await bob.fetchPermissions().copy == true)
        #expect(transport.lines.last == "GET /projects/u/p/members/bob/permissions")
    }

    @Test func permissionsMayBeNull() async throws {
        let (project, _) = try await project(.json(Self.member("projects/u/p", "null")))
        #expect(try await project.members.get("bob").permissions == nil)
    }

    @Test func aMemberWithoutAnAddressIsNotSaved() async throws {
        let (project, transport) = try await project(.json(#"{"id": "bob", "permissions": {}}"#))
        var bob = try await project.members.get("bob")
        bob.permissions = Permissions(write: true)
        let error = await apiError { try await bob.save() }
        #expect(error?.kind == .unexpectedForm && transport.lines.count == 2)
    }

    private func run(_ action: String, _ arguments: Arguments, _ replies: StubTransport.Reply...)
        async throws -> [String]
    {
        let (template, _) = try Fixtures.client()
        let transport = StubTransport(replies)
        let client = Client(configuration: template.configuration, transport: transport)
        _ = try await Project.type.action(action)?.run(client, ["id": "u/p"], arguments)
        return transport.lines
    }

    @Test func verbsDoTheSame() async throws {
        let added = try await run(
            "add-member", Arguments(["user": "bob", "permissions": ["write": true]]), .json(Self.bob))
        #expect(
            added == [
                #"POST /projects/u/p/members {"username":"bob","type":"USER","permissions":{"write":true}}"#
            ])
        let changed = try await run(
            "set-permissions", Arguments(["user": "bob", "permissions.execute": true]), .json(Self.bob),
            .json(#"{"execute": true}"#))
        #expect(
            changed == [
                "GET /projects/u/p/members/bob",
                #"PATCH /projects/u/p/members/bob/permissions {"execute":true}"#,
            ])
    }

    @Test(arguments: [
        Record(), ["user": "bob", "team": "T"], ["user": "bob", "permissions": ["fly": true]],
        ["user": "bob", "permissions": ["write": "maybe"]],
    ])
    func verbsRefuseWhatMakesNoSense(arguments: Record) async throws {
        let error = await apiError { _ = try await run("add-member", Arguments(arguments)) }
        #expect(error?.kind == .invalidArgument)
    }
}
