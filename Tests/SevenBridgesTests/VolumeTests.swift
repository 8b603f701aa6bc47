import SevenBridges
import SevenBridgesData
import Testing

/// Volumes, their objects and members.
@Suite struct VolumeTests {
    private static let volume = #"""
        {"id": "u/v", "name": "v", "description": "d", "access_mode": "RW", "active": true,
         "service": {"type": "s3", "bucket": "b", "prefix": "", "credentials": {"access_key_id": "AK"}}}
        """#
    private static let reply = StubTransport.Reply.json(volume)
    private static let keys = VolumeCredentials.keys(accessKeyID: "AK", secretAccessKey: "SK")

    @Test func rows113And114ListAndGet() async throws {
        let sent = try await Fixtures.lines(Fixtures.list(Self.volume), Self.reply) { client in
            _ = try await client.volumes.list(limit: 5).collect()
            _ = try await client.volumes.get("u/v")
        }
        #expect(sent == ["GET /storage/volumes?limit=5&fields=_all", "GET /storage/volumes/u/v"])
    }

    private func created(
        _ service: VolumeService, _ mode: Volume.AccessMode = .readOnly, description: String? = nil
    ) async throws -> Value {
        let (client, transport) = try Fixtures.client(Self.reply)
        _ = try await client.volumes.create(
            name: "v", service: service, accessMode: mode, description: description)
        #expect(transport.lines[0].hasPrefix("POST /storage/volumes {"))
        return try JSON.parse(Array((transport.requests[0].bodyText ?? "").utf8))
    }

    @Test func row115MakesAnS3Volume() async throws {
        let body = try await created(
            .s3(
                bucket: "b", credentials: Self.keys, prefix: "p", properties: ["sse_algorithm": "AES256"]),
            .readWrite, description: "d")
        let official: Value = [
            "name": "v",
            "service": [
                "type": "S3", "bucket": "b",
                "credentials": ["access_key_id": "AK", "secret_access_key": "SK"], "prefix": "p",
                "properties": ["sse_algorithm": "AES256"],
            ], "access_mode": "RW", "description": "d",
        ]
        #expect(body == official)
    }

    @Test func rows116To119MakeTheOthers() async throws {
        func official(_ service: Value) -> Value { ["name": "v", "service": service, "access_mode": "RO"] }
        #expect(
            try await created(.s3(bucket: "b", credentials: .role(arn: "arn", externalID: "ext")))
                == official([
                    "type": "S3", "bucket": "b", "credentials": ["role_arn": "arn", "external_id": "ext"],
                ]))
        #expect(
            try await created(
                .gcs(bucket: "b", credentials: .serviceAccount(clientEmail: "e@x", privateKey: "PK")))
                == official([
                    "type": "GCS", "bucket": "b",
                    "credentials": ["client_email": "e@x", "private_key": "PK"],
                ]))
        #expect(
            try await created(.gcs(bucket: "b", credentials: .federation(["type": "external_account"])))
                == official([
                    "type": "GCS", "bucket": "b",
                    "credentials": ["configuration": ["type": "external_account"]],
                ]))
        #expect(
            try await created(.oss(bucket: "b", endpoint: "ep", credentials: Self.keys))
                == official([
                    "type": "OSS", "bucket": "b", "endpoint": "ep",
                    "credentials": ["access_key_id": "AK", "secret_access_key": "SK"],
                ]))
    }

    /// Defect 42 of the official client, which can't make one.
    @Test func azureVolumesAreMadeToo() async throws {
        let service = VolumeService.azure(
            storageAccount: "acct", container: "c", endpoint: "https://x",
            credentials: .application(tenantID: "T", clientID: "C", clientSecret: "S"), resourceID: "/r")
        let official: Value = [
            "name": "v", "access_mode": "RO",
            "service": [
                "type": "AZURE", "endpoint": "https://x", "storage_account": "acct", "container": "c",
                "credentials": ["tenant_id": "T", "client_id": "C", "client_secret": "S"],
                "properties": ["resource_id": "/r"],
            ],
        ]
        #expect(try await created(service) == official)
    }

    @Test func credentialsAreShownNowhere() async throws {
        let secret = "wJalrXUtnFEMI"
        let credentials = [
            VolumeCredentials.keys(accessKeyID: "AKIA", secretAccessKey: secret),
            .role(arn: secret, externalID: secret),
            .serviceAccount(clientEmail: "e", privateKey: secret), .federation(["key": .string(secret)]),
            .application(tenantID: "t", clientID: "c", clientSecret: secret),
        ]
        var shown = ""
        for credentials in credentials {
            let service = VolumeService.s3(bucket: "b", credentials: credentials)
            dump(service, to: &shown)
            dump(credentials, to: &shown)
            shown += "\(service) \(credentials) \(String(reflecting: service))"
        }
        let trace = Recorder<String>()
        let (client, _) = try Fixtures.client(
            Self.reply, .json(#"{"message": "no access"}"#, status: 403),
            configure: { $0.trace = { trace.record("\($0)") } })
        var volume = try await client.volumes.get("u/v")
        volume.service?["credentials"] = ["secret_access_key": .string(secret)]
        dump(volume, to: &shown)
        dump(volume.versions, to: &shown)
        let error = await apiError { try await volume.save() }
        #expect(error?.kind == .forbidden)
        shown += "\(volume) \(String(reflecting: volume)) \(String(describing: error)) \(trace.all)"
        #expect(!shown.contains(secret) && !shown.contains("AKIA"))
    }

    private func saved(_ change: (inout Volume) async throws -> Void) async throws -> [String] {
        try await Fixtures.lines(Self.reply, Self.reply) { client in
            var volume = try await client.volumes.get("u/v")
            try await change(&volume)
        }.dropFirst().map { $0.replacing("/storage/volumes/u/v", with: "/V") }
    }

    @Test func rows120To123SaveDeleteAndReload() async throws {
        let described = try await saved { volume in
            volume.description = "z"
            try await volume.save()
        }
        #expect(described == [#"PATCH /V {"description":"z"}"#])
        let inactive = try await saved { volume in
            volume.active = false
            try await volume.save(force: true)
        }
        #expect(inactive == [#"PATCH /V?force=true {"active":false}"#])
        #expect(try await saved { try await $0.deactivate() } == [#"PATCH /V {"active":false}"#])
        #expect(try await saved { try await $0.deactivate(force: true) } == inactive)
        #expect(try await saved { try await $0.activate() } == [#"PATCH /V {"active":true}"#])
        #expect(try await saved { try await $0.delete() } == ["DELETE /V"])
        #expect(try await saved { try await $0.reload() } == ["GET /V"])
        #expect(try await saved { try await $0.save() }.isEmpty)
    }

    @Test func ofTheServiceOnlyWhatChangedIsSent() async throws {
        let prefix = try await saved { volume in
            volume.service?["prefix"] = "a/"
            try await volume.save()
        }
        #expect(prefix == [#"PATCH /V {"service":{"prefix":"a/"}}"#])
        let renewed = try await saved { volume in
            try await volume.change(service: .s3(bucket: "b", credentials: Self.keys))
        }
        #expect(renewed.first?.contains(#""secret_access_key":"SK""#) == true)
    }

    @Test func rows124To126ListObjectsByTheirOwnLinks() async throws {
        let object = #"{"location": "a/x.txt", "volume": "u/v", "type": "s3", "metadata": {"size": 9}}"#
        let prefixes = #""prefixes": [{"prefix": "a/sub/", "volume": "u/v"}]"#
        let next = "\(Fixtures.url)/storage/volumes/u/v/list?prefix=a/&continuation_token=abc"
        let sent = try await Fixtures.lines(
            Self.reply, .json(#"{"items": [\#(object)], \#(prefixes), "links": [{"next": "\#(next)"}]}"#),
            .json(#"{"items": [\#(object)], "prefixes": [], "links": []}"#)
        ) { client in
            let volume = try await client.volumes.get("u/v")
            let objects = try await volume.objects(prefix: "a/").collect()
            #expect(objects.count == 2 && objects.first?.size == 9 && objects.first?.location == "a/x.txt")
        }
        #expect(
            sent.dropFirst() == [
                "GET /storage/volumes/u/v/list?limit=100&fields=_all&prefix=a%2F",
                "GET /storage/volumes/u/v/list?prefix=a/&continuation_token=abc",
            ])
    }

    @Test func prefixesLeadDeeper() async throws {
        let prefixes = #""prefixes": [{"prefix": "a/sub/", "volume": "u/v"}, {"prefix": "a/two/"}]"#
        let (client, _) = try Fixtures.client(
            Self.reply, .json(#"{"items": [], \#(prefixes), "links": []}"#))
        let page = try await client.volumes.get("u/v").objects(prefix: "a/").page()
        #expect(page.prefixes == ["a/sub/", "a/two/"] && page.total == nil)
    }

    @Test func row127GetsOneObjectByItsKey() async throws {
        let object = #"{"location": "a/b c.txt", "volume": "u/v"}"#
        let sent = try await Fixtures.lines(Self.reply, .json(object), .json(object)) { client in
            var object = try await client.volumes.get("u/v").object(at: "a/b c.txt")
            try await object.reload()
        }
        let line = "GET /storage/volumes/u/v/object?location=a%2Fb%20c.txt"
        #expect(sent.dropFirst() == [line, line])
    }

    @Test func rows128And129ListItsJobs() async throws {
        let sent = try await Fixtures.lines(Self.reply, Fixtures.list(), Fixtures.list()) { client in
            let volume = try await client.volumes.get("u/v")
            _ = try await volume.imports(project: "u/p", state: "FAILED").collect()
            _ = try await volume.exports(state: "FAILED").collect()
        }
        #expect(
            sent.dropFirst() == [
                "GET /storage/imports?limit=100&fields=_all&project=u%2Fp&volume=u%2Fv&state=FAILED",
                "GET /storage/exports?limit=100&fields=_all&volume=u%2Fv&state=FAILED",
            ])
    }

    /// Defect 41 of the official client: it deletes `execute` from the caller's map.
    @Test func rows130To135HaveMembersWithoutExecution() async throws {
        let bob = StubTransport.Reply.json(
            #"{"href": "\#(Fixtures.url)/storage/volumes/u/v/members/bob", "id": "bob"}"#)
        let given = Permissions(read: true, execute: true)
        let sent = try await Fixtures.lines(
            Self.reply, Fixtures.list(), bob, bob, bob, bob, .empty(status: 204), .json("{}")
        ) { client in
            let members = try await client.volumes.get("u/v").members
            _ = try await members.list().collect()
            _ = try await members.add(.user("bob"), permissions: given)
            _ = try await members.add(.team("TM"), permissions: Permissions(read: true))
            _ = try await members.add(.division("div"))
            var bob = try await members.get("bob")
            try await members.remove("bob")
            try await bob.replacePermissions(with: Permissions(copy: true, execute: true))
        }
        #expect(given.execute == true)
        #expect(
            sent.dropFirst().map { $0.replacing("/storage/volumes/u/v/members", with: "/M") } == [
                "GET /M?limit=100",
                #"POST /M {"username":"bob","type":"USER","permissions":{"read":true}}"#,
                #"POST /M {"username":"TM","type":"TEAM","permissions":{"read":true}}"#,
                #"POST /M {"username":"div","type":"DIVISION","permissions":{}}"#,
                "GET /M/bob", "DELETE /M/bob",
                #"PUT /M/bob/permissions {"write":false,"read":true,"copy":true,"admin":false}"#,
            ])
    }
}
