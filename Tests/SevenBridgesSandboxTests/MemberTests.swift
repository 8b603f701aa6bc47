import SevenBridgesData
import SevenBridgesSandbox
import Testing

@Suite struct PermissionTests {
    @Test func strangersSeeNothingOfAPrivateProject() async throws {
        try await withSandbox { client async throws in
            let eve = client.acting(as: "eve")
            let file = try await client.fileID("targets.bed")
            let project = try await eve.get("projects/rosalind/exome-pilot")
            #expect((project.status, project.json["code"]) == (404, 3002))
            #expect(try await eve.get("files?project=rosalind/exome-pilot").json["code"] == 3002)
            for (method, path) in [
                ("GET", "files/\(file)"), ("GET", "files/\(file)/download_info"), ("DELETE", "files/\(file)"),
            ] {
                let answer = try await eve.send(method, path)
                #expect((answer.status, answer.json["code"]) == (404, 5002))
            }
            #expect(try await eve.get("projects/rosalind").items("id") == [])
            #expect(try await eve.get("projects?category=public").items("id") == ["admin/sbg-public-data"])
        }
    }

    @Test func readersMayLookButNotCopyOrWrite() async throws {
        try await withSandbox { client async throws in
            let dorothy = client.acting(as: "dorothy")
            try await client.share(with: "dorothy", [:])
            let file = try await client.fileID("targets.bed")
            #expect(try await dorothy.get("files/\(file)").status == 200)
            #expect(try await dorothy.get("files/\(file)/download_info").json["code"] == 5001)
            let mine = try await dorothy.newProject()
            let copy = try await dorothy.send(
                "POST", "files/\(file)/actions/copy", ["project": .string(mine)])
            #expect((copy.status, copy.json["code"]) == (403, 5014))
            #expect(try await dorothy.send("PATCH", "files/\(file)", ["name": "x"]).json["code"] == 5008)
            #expect(try await dorothy.send("PUT", "files/\(file)/tags", ["x"]).json["code"] == 5011)
            #expect(
                try await dorothy.send("PATCH", "files/\(file)/metadata", ["k": "v"]).json["code"] == 5009)
            #expect(try await dorothy.send("DELETE", "files/\(file)").json["code"] == 5001)
            #expect(try await dorothy.send("PATCH", "projects/\(pilot)", ["name": "x"]).json["code"] == 3001)
            #expect(try await dorothy.send("DELETE", "projects/\(pilot)").json["code"] == 3001)
            let folder = try await dorothy.send(
                "POST", "files", ["name": "x", "type": "folder", "project": .string(pilot)])
            #expect((folder.status, folder.json["code"]) == (403, 3001))
        }
    }

    @Test func eachPermissionAllowsItsOwn() async throws {
        try await withSandbox { client async throws in
            let dorothy = client.acting(as: "dorothy")
            let file = try await client.fileID("targets.bed")
            try await client.share(with: "dorothy", ["copy": true])
            #expect(try await dorothy.get("files/\(file)/download_info").status == 200)
            #expect(try await dorothy.send("PUT", "files/\(file)/tags", ["x"]).status == 403)
            let path = "projects/\(pilot)/members/dorothy/permissions"
            #expect(try await client.send("PATCH", path, ["write": true]).status == 200)
            #expect(try await dorothy.send("PUT", "files/\(file)/tags", ["x"]).status == 200)
            #expect(try await dorothy.send("PATCH", "projects/\(pilot)", ["name": "x"]).status == 403)
            #expect(try await client.send("PATCH", path, ["admin": true]).status == 200)
            #expect(try await dorothy.send("PATCH", "projects/\(pilot)", ["name": "x"]).status == 200)
            #expect(try await client.send("PATCH", path, ["admin": false, "copy": false]).status == 200)
            #expect(try await dorothy.get("files/\(file)/download_info").status == 403)
        }
    }

    @Test func callsAreCountedForEachUser() async throws {
        try await withSandbox(rateLimit: .init(requests: 1, seconds: 60)) { client async throws in
            #expect(try await client.get("user").status == 200)
            #expect(try await client.get("user").status == 429)
            #expect(try await client.acting(as: "dorothy").get("user").json["username"] == "dorothy")
        }
    }
}

@Suite struct MemberTests {
    @Test func ownerIsTheFirstMember() async throws {
        try await withSandbox { client async throws in
            try await client.share(with: "dorothy", ["write": true])
            let list = try await client.get("projects/\(pilot)/members")
            #expect(list.items("username") == ["rosalind", "dorothy"])
            #expect(list.headers["x-total-matching-query"] == "2")
            let member = try await client.get("projects/\(pilot)/members/dorothy").json
            #expect(member["email"] == "dorothy@example.org")
            #expect(member["type"] == "USER")
            #expect(
                member["permissions"]
                    == ["write": true, "read": true, "copy": false, "execute": false, "admin": false])
            #expect(
                member["href"]
                    == .string("http://127.0.0.1:\(client.port)/v2/projects/\(pilot)/members/dorothy"))
        }
    }

    @Test func mistakesHaveTheirCodes() async throws {
        try await withSandbox { client async throws in
            let path = "projects/\(pilot)/members"
            for (body, code) in [
                (["username": "dorothy"], 3011), (["username": "", "permissions": [:]], 3005),
                (["permissions": [:]], 3005), (["username": "nobody", "permissions": [:]], 3002),
                (["username": "rosalind", "permissions": [:]], 3003),
                (["email": "nobody@example.org", "permissions": [:]], 3002),
                (["username": "none", "type": "TEAM", "permissions": [:]], 3002),
                (["username": "dorothy", "type": "ROBOT", "permissions": [:]], 90000),
                (["username": "dorothy", "permissions": ["write": "yes"]], 90000),
            ] as [(Value, Int)] {
                #expect(try await client.send("POST", path, body).json["code"] == .int(code))
            }
            #expect(try await client.get("\(path)/dorothy").json["code"] == 3002)
            #expect(try await client.send("DELETE", "\(path)/dorothy").json["code"] == 3002)
            #expect(try await client.send("DELETE", "\(path)/rosalind").json["code"] == 3001)
            let own = try await client.send("PATCH", "\(path)/rosalind/permissions", ["write": false])
            #expect(own.json["code"] == 3001)
        }
    }

    @Test func permissionsAreReplacedOnlyAsAWhole() async throws {
        try await withSandbox { client async throws in
            try await client.share(with: "dorothy", ["write": true, "copy": true])
            let path = "projects/\(pilot)/members/dorothy/permissions"
            #expect(try await client.send("PUT", path, ["write": true]).json["code"] == 3013)
            let all: Value = ["write": false, "read": true, "copy": false, "execute": true, "admin": false]
            #expect(try await client.send("PUT", path, all).json == all)
            #expect(try await client.get(path).json == all)
            #expect(try await client.acting(as: "dorothy").send("PUT", path, all).json["code"] == 3001)
        }
    }

    @Test func removedMembersSeeNothingMore() async throws {
        try await withSandbox { client async throws in
            let dorothy = client.acting(as: "dorothy")
            try await client.share(with: "dorothy", [:])
            #expect(try await dorothy.send("DELETE", "projects/\(pilot)/members/rosalind").status == 403)
            #expect(try await dorothy.send("DELETE", "projects/\(pilot)/members/dorothy").status == 204)
            #expect(try await dorothy.get("projects/\(pilot)").status == 404)
        }
    }

    @Test func divisionsAndTeamsBringTheirPeople() async throws {
        try await withSandbox { client async throws in
            let dorothy = client.acting(as: "dorothy")
            let maurice = client.acting(as: "maurice")
            let division: Value = ["username": "strand-genomics-lab", "type": "DIVISION", "permissions": [:]]
            #expect(try await client.send("POST", "projects/\(pilot)/members", division).status == 201)
            #expect(try await dorothy.get("projects/\(pilot)").status == 200)
            #expect(try await client.acting(as: "eve").get("projects/\(pilot)").status == 404)
            #expect(try await dorothy.get("projects").items("id").contains(pilot))
            let team = try await client.send(
                "POST", "teams", ["name": "Callers", "division": "strand-genomics-lab"])
            let id = try #require(team.json["id"].stringValue)
            let member: Value = ["username": .string(id), "type": "TEAM", "permissions": ["write": true]]
            #expect(try await client.send("POST", "projects/\(pilot)/members", member).status == 201)
            #expect(try await client.send("POST", "teams/\(id)/members", ["id": "maurice"]).status == 201)
            let permissions = try await maurice.get("projects/\(pilot)").json["permissions"]
            #expect(permissions["write"] == true)
            #expect(try await dorothy.get("projects/\(pilot)").json["permissions"]["write"] == false)
            #expect(try await client.send("DELETE", "teams/\(id)/members/maurice").status == 204)
            #expect(try await maurice.get("projects/\(pilot)").json["permissions"]["write"] == false)
            #expect(try await client.send("DELETE", "teams/\(id)").status == 204)
            #expect(
                try await client.get("projects/\(pilot)/members").items("id")
                    == ["rosalind", "strand-genomics-lab"])
        }
    }
}

@Suite struct UserTests {
    @Test func administratorsMayReadAndDisableTheirPeople() async throws {
        try await withSandbox { client async throws in
            let maurice = client.acting(as: "maurice")
            let dorothy = client.acting(as: "dorothy")
            #expect(try await maurice.get("users/dorothy").json["email"] == "dorothy@example.org")
            #expect(try await maurice.get("users/eve").json["code"] == 2001)
            #expect(try await dorothy.send("DELETE", "users/maurice").json["code"] == 2001)
            #expect(try await maurice.send("DELETE", "users/maurice").json["code"] == 2001)
            #expect(try await maurice.send("DELETE", "users/nobody").json["code"] == 2002)
            #expect(try await maurice.send("DELETE", "users/dorothy").status == 204)
            #expect(try await dorothy.get("user").status == 401)
            #expect(try await maurice.get("users/dorothy").json["code"] == 2002)
        }
    }
}

private let pilot = "rosalind/exome-pilot"

extension WireClient {
    /// Makes somebody a member of the exome project.
    fileprivate func share(with username: String, _ permissions: Value) async throws {
        let body: Value = ["username": .string(username), "type": "USER", "permissions": permissions]
        #expect(try await send("POST", "projects/\(pilot)/members", body).status == 201)
    }
}
