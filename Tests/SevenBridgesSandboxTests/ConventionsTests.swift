import SevenBridgesData
import SevenBridgesSandbox
import Testing

@Suite struct ConventionsTests {
    @Test func rootNeedsNoToken() async throws {
        try await withSandbox { client async throws in
            let root = try await client.anonymous.get("")
            #expect(root.status == 200)
            #expect(root.json["files_url"] == .string("http://127.0.0.1:\(client.port)/v2/files"))
        }
    }

    @Test func missingTokenIs401WithTheErrorBody() async throws {
        try await withSandbox { client async throws in
            let answer = try await client.anonymous.get("user")
            #expect(answer.status == 401)
            #expect(
                answer.text
                    == #"{"status":401,"code":90001,"message":"Unauthorized.","#
                    + #""more_info":"https://docs.sevenbridges.com/docs/api-status-codes"}"#)
            #expect(answer.headers["x-request-id"]?.count == 32)
            #expect(answer.headers["x-ratelimit-limit"] == "1000")
        }
    }

    @Test func wrongTokenIs401() async throws {
        try await withSandbox { client async throws in
            let stranger = WireClient(port: client.port, token: "other")
            #expect(try await stranger.get("user").status == 401)
        }
    }

    @Test func bearerTokenIsAccepted() async throws {
        try await withSandbox { client async throws in
            let answer = try await client.anonymous.get(
                "user", headers: ["Authorization": "Bearer test-token"])
            #expect(answer.json["username"] == "rosalind")
        }
    }

    @Test func unknownPathIs404AndWrongMethod405() async throws {
        try await withSandbox { client async throws in
            let missing = try await client.get("nothing/here")
            #expect(missing.status == 404)
            #expect(missing.json["code"] == 90003)
            let outside = try await client.get("http://127.0.0.1:\(client.port)/v3/user")
            #expect(outside.json["code"] == 90003)
            let wrong = try await client.send("DELETE", "user")
            #expect(wrong.status == 405)
            #expect(wrong.json["code"] == 90006)
        }
    }

    @Test func trailingSlashAndEncodedSlashReachTheSame() async throws {
        try await withSandbox { client async throws in
            #expect(try await client.get("projects/").status == 200)
            #expect(try await client.get("projects/rosalind/scratch/").json["name"] == "Scratch")
            #expect(try await client.get("projects/rosalind%2Fscratch").json["name"] == "Scratch")
            #expect(try await client.get("projects/%zz").json["code"] == 90000)
        }
    }

    @Test func bodiesOfGetAndDeleteAreIgnored() async throws {
        try await withSandbox { client async throws in
            #expect(try await client.send("GET", "user", body: "null").status == 200)
            let id = try await client.newProject()
            #expect(try await client.send("DELETE", "projects/\(id)", body: "{}").status == 204)
        }
    }

    @Test func brokenBodiesAre400() async throws {
        try await withSandbox { client async throws in
            let broken = try await client.send("POST", "projects", body: "{\"name\":")
            #expect(broken.status == 400)
            #expect(broken.json["code"] == 90009)
            #expect(try await client.send("POST", "projects", body: "[]").json["code"] == 90000)
            #expect(try await client.send("POST", "projects", ["name": 5]).json["code"] == 90000)
        }
    }

    @Test func headOfTheAPIHasNoBody() async throws {
        try await withSandbox { client async throws in
            let answer = try await client.send("HEAD", "user")
            #expect(answer.status == 405)
            #expect(answer.body.isEmpty)
        }
    }

    @Test func bodiesOtherThanJSONAre415() async throws {
        try await withSandbox { client async throws in
            let headers = ["Content-Type": "text/plain"]
            let answer = try await client.send("POST", "projects", headers: headers, body: "name")
            #expect(answer.status == 415)
            #expect(answer.json["code"] == 90008)
        }
    }

    @Test func veryLongURLIs414() async throws {
        try await withSandbox { client async throws in
            #expect(try await client.get("files?name=" + String(repeating: "a", count: 9000)).status == 414)
        }
    }

    @Test func usersOtherThanTheCallerAreHidden() async throws {
        try await withSandbox { client async throws in
            #expect(try await client.get("users/rosalind").json["email"] == "rosalind@example.org")
            #expect(try await client.get("users/maurice").json["code"] == 2001)
            #expect(try await client.get("users/nobody").json["code"] == 2002)
            #expect(try await client.get("users").json["code"] == 2105)
            let members = try await client.get("users?division=strand-genomics-lab&role=member")
            #expect(members.items("username") == ["rosalind", "dorothy"])
        }
    }
}

@Suite struct RateLimitTests {
    @Test func callsBeyondTheLimitAre429UntilTheWindowTurns() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock, rateLimit: .init(requests: 2, seconds: 60)) {
            client async throws in
            #expect(try await client.get("user").headers["x-ratelimit-remaining"] == "1")
            #expect(try await client.get("rate_limit").json["rate"]["remaining"] == 1)
            #expect(try await client.get("user").headers["x-ratelimit-remaining"] == "0")
            let refused = try await client.get("user")
            #expect(refused.status == 429)
            #expect(refused.json["code"] == 1000)
            #expect(refused.headers["x-ratelimit-reset"] == String(clock.now.microseconds / 1_000_000 + 60))
            clock.advance(seconds: 60)
            #expect(try await client.get("user").status == 200)
        }
    }
}
