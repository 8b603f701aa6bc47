import Foundation
import SevenBridgesData
import Testing

@Suite struct VolumeTests {
    static let bodies: [(String, Value)] = [
        (
            "S3",
            [
                "bucket": "b", "credentials": ["access_key_id": "AK", "secret_access_key": "SECRET"],
                "properties": ["sse_algorithm": "AES256", "aws_canned_acl": .null],
            ]
        ),
        ("s3", ["bucket": "b", "credentials": ["role_arn": "arn", "external_id": "SECRET"]]),
        ("GCS", ["bucket": "b", "credentials": ["client_email": "e@x", "private_key": "SECRET"]]),
        ("gcs", ["bucket": "b", "credentials": ["configuration": ["type": "external_account"]]]),
        (
            "azure",
            [
                "storage_account": "a", "container": "c",
                "credentials": ["tenant_id": "t", "client_id": "c", "client_secret": "SECRET"],
            ]
        ),
        (
            "OSS",
            [
                "bucket": "b", "endpoint": "oss-cn",
                "credentials": ["access_key_id": "AK", "secret_access_key": "SECRET"],
            ]
        ),
    ]

    @Test(arguments: bodies) func everyServiceIsAcceptedAndKeepsItsSecrets(_ type: String, _ body: Value)
        async throws
    {
        try await withSandbox { client async throws in
            var service = body.recordValue ?? Record()
            service["type"] = .string(type)
            let sent: Value = ["name": "v", "access_mode": "RO", "service": .record(service)]
            let made = try await client.send(
                "POST", "storage/volumes", headers: ["X-SBG-Advance-Access": "advance"], body: JSON.text(sent)
            )
            #expect(made.status == 201)
            #expect(made.json["id"] == "rosalind/v")
            #expect(made.json["active"] == true)
            #expect(made.json["service"]["type"] == .string(type.lowercased()))
            #expect(!made.text.contains("SECRET"))
            #expect(try await client.get("storage/volumes?fields=_all").items("id") == ["rosalind/v"])
        }
    }

    @Test func mistakesHaveTheirCodes() async throws {
        let keys: Value = ["access_key_id": "A", "secret_access_key": "S"]
        let s3: Value = ["type": "s3", "bucket": "b", "credentials": keys]
        func with(_ key: String, _ value: Value) -> Value {
            ["type": "s3", "bucket": "b", "credentials": keys, "properties": [key: value]]
        }
        let cases: [(Value, Int)] = [
            (["service": s3], 9013), (["name": "", "service": s3], 9013),
            (["name": "a-b", "service": s3], 9014),
            (["name": .string(String(repeating: "a", count: 33)), "service": s3], 9014),
            (["name": "v", "access_mode": "WO", "service": s3], 9015), (["name": "v"], 9016),
            (["name": "v", "service": "s3"], 9017), (["name": "v", "service": ["type": "ftp"]], 9017),
            (["name": "v", "service": ["type": "s3", "credentials": keys]], 9017),
            (["name": "v", "service": ["type": "s3", "bucket": "b"]], 9017),
            (
                ["name": "v", "service": ["type": "s3", "bucket": "b", "credentials": ["role_arn": "r"]]],
                9017
            ),
            (["name": "v", "service": with("aws_canned_acl", "everybody")], 9022),
            (["name": "v", "service": with("aws_storage_class", "FLOPPY")], 9024),
            (["name": "v", "service": with("sse_algorithm", "ROT13")], 9032),
            (
                [
                    "name": "v",
                    "service": [
                        "type": "gcs", "bucket": "b",
                        "credentials": ["client_email": "e", "private_key": ""],
                    ],
                ], 9025
            ),
            (
                [
                    "name": "v", "access_mode": "RW",
                    "service": [
                        "type": "gcs", "bucket": "b",
                        "credentials": ["client_email": "e", "private_key": "k"],
                    ],
                ], 9057
            ),
            (["name": "taken", "service": s3], 9010),
        ]
        try await withSandbox { client async throws in
            _ = try await client.newVolume("taken")
            for (body, code) in cases {
                #expect(
                    try await client.send("POST", "storage/volumes", body).json["code"] == .int(code),
                    "\(body)")
            }
            #expect(try await client.get("storage/volumes/rosalind/none").json["code"] == 9007)
        }
    }

    @Test func aVolumeIsDeletedWhenNothingNeedsIt() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let project = try await client.newProject()
            let volume = try await client.newVolume("v")
            let path = "storage/volumes/\(volume)"
            let file = try await client.importFile("README.txt", from: volume, to: project, clock)
            #expect(try await client.send("DELETE", path).status == 409)
            let off = try await client.send("PATCH", path, ["active": false, "description": "old"])
            #expect((off.json["active"], off.json["description"]) == (false, "old"))
            #expect(try await client.get("\(path)/list").json["code"] == 9001)
            #expect(try await client.get("files/\(file)/download_info").json["code"] == 5034)
            #expect(try await client.send("DELETE", path).status == 409)
            #expect(try await client.send("DELETE", "files/\(file)").status == 204)
            #expect(try await client.send("DELETE", path).status == 204)
            #expect(try await client.get(path).status == 404)
        }
    }

    @Test func aBusyVolumeIsDeactivatedByForceOnly() async throws {
        try await withSandbox { client async throws in
            let volume = try await client.newVolume("v")
            let project = try await client.newProject()
            let job = try await client.submitImport("README.txt", from: volume, to: project)
            let off: Value = ["active": false]
            #expect(try await client.send("PATCH", "storage/volumes/\(volume)", off).status == 409)
            #expect(try await client.send("PATCH", "storage/volumes/\(volume)?force=True", off).status == 200)
            let failed = try await client.get("storage/imports/\(job)").json
            #expect((failed["state"], failed["error"]["code"]) == ("FAILED", 9103))
        }
    }

    @Test func whatMembersMayDoGoesByTheirPermissions() async throws {
        try await withSandbox { client async throws in
            let volume = try await client.newVolume("v")
            let path = "storage/volumes/\(volume)"
            let dorothy = client.acting(as: "dorothy")
            #expect(try await dorothy.get(path).json["code"] == 9007)
            #expect(try await dorothy.get("storage/volumes").items("id") == [])
            let body: Value = ["username": "strand-genomics-lab", "type": "DIVISION", "permissions": [:]]
            #expect(try await client.send("POST", "\(path)/members", body).status == 201)
            #expect(try await dorothy.get("\(path)/list").status == 200)
            #expect(try await dorothy.send("PATCH", path, ["description": "mine"]).json["code"] == 9020)
            #expect(try await dorothy.send("POST", "\(path)/members", body).json["code"] == 9020)
            let project = try await client.newProject()
            let permissions: Value = ["username": "dorothy", "permissions": ["write": true]]
            _ = try await client.send("POST", "projects/\(project)/members", permissions)
            let wanted: Value = [
                "source": ["volume": .string(volume), "location": "README.txt"],
                "destination": ["project": .string(project)],
            ]
            #expect(try await dorothy.send("POST", "storage/imports", wanted).json["code"] == 9020)
            let copying: Value = ["copy": true]
            let granted = "\(path)/members/strand-genomics-lab/permissions"
            #expect(try await client.send("PATCH", granted, copying).status == 200)
            let job = try await dorothy.send("POST", "storage/imports", wanted).json
            #expect(job["state"] == "PENDING")
            let id = try #require(job["id"].stringValue)
            #expect(try await client.get("storage/imports/\(id)").json["code"] == 9005)
        }
    }

    @Test func membersHaveNothingToExecute() async throws {
        try await withSandbox { client async throws in
            let members = "storage/volumes/\(try await client.newVolume("v"))/members"
            let body: Value = ["username": "dorothy", "type": "USER", "permissions": ["write": true]]
            let added = try await client.send("POST", members, body)
            #expect(
                added.json["permissions"] == ["write": true, "read": true, "copy": false, "admin": false])
            #expect(try await client.send("POST", members, body).json["code"] == 3003)
            let changed = try await client.send("PATCH", "\(members)/dorothy/permissions", ["copy": true])
            #expect(changed.json["copy"] == true)
            #expect(
                try await client.send("PUT", "\(members)/dorothy/permissions", ["copy": true]).json["code"]
                    == 3013)
            #expect(try await client.get(members).items("id") == ["rosalind", "dorothy"])
            #expect(try await client.get("\(members)/nobody").json["code"] == 9012)
            #expect(try await client.send("DELETE", "\(members)/dorothy").status == 204)
            #expect(try await client.send("DELETE", "\(members)/rosalind").json["code"] == 9020)
        }
    }
}

@Suite struct VolumeObjectTests {
    @Test func levelsArePagedUntilTheEnd() async throws {
        try await withSandbox { client async throws in
            let path = "storage/volumes/\(try await client.newVolume("v"))/list"
            let root = try await client.get("\(path)?fields=_all").json
            #expect(root["links"] == [])
            #expect(root["items"].listValue?.map { $0["location"] } == ["README.txt", "manifest.csv"])
            let prefixes = root["prefixes"].listValue?.compactMap { $0["prefix"].stringValue }
            #expect(prefixes == ["aligned/", "notes/", "raw/", "reference data/", "reports/"])

            var page = try await client.get("\(path)?prefix=aligned/&limit=90")
            var found = page.items("location")
            while let next = page.json["links"].listValue?.first?["next"].stringValue {
                page = try await client.get(next)
                found += page.items("location")
            }
            #expect(found.count >= 600)
            #expect(found == found.sorted())
            #expect(Set(found).count == found.count)
        }
    }

    @Test func anObjectTellsItsSizeAndETag() async throws {
        try await withSandbox { client async throws in
            let path = "storage/volumes/\(try await client.newVolume("v"))/object"
            let object = try await client.get("\(path)?location=notes%2Fmeeting+notes.txt").json
            #expect(object["location"] == "notes/meeting notes.txt")
            #expect(object["metadata"]["size"] == 20)
            #expect(object["metadata"]["etag"].stringValue?.count == 34)
            let again = try await client.get(try #require(object["href"].stringValue)).json
            #expect(again == object)
            let missing = try await client.get("\(path)?location=none")
            #expect((missing.status, missing.json["code"]) == (404, 9105))
        }
    }

    @Test func aPrefixOfTheVolumeIsPartOfNoLocation() async throws {
        try await withSandbox { client async throws in
            let volume = try await client.newVolume("v", prefix: "notes/")
            let list = try await client.get("storage/volumes/\(volume)/list")
            #expect(list.items("location") == ["meeting notes.txt"])
        }
    }

    @Test func theSameBucketIsTheSameEveryTime() async throws {
        try await withSandbox { client async throws in
            let first = try await client.newVolume("one")
            let second = try await client.newVolume("two")
            let other = try await client.newVolume("three", bucket: "other")
            let lists = [first, second, other].map { "storage/volumes/\($0)/list?prefix=aligned/&limit=100" }
            let sizes = try await [client.get(lists[0]), client.get(lists[1]), client.get(lists[2])].map {
                answer in
                answer.json["items"].listValue?.map { $0["metadata"]["size"] }
            }
            #expect(sizes[0] == sizes[1])
            #expect(sizes[0] != sizes[2])
        }
    }
}

extension WireClient {
    /// Connects a bucket and returns the id of the volume.
    func newVolume(
        _ name: String, bucket: String = "bucket", prefix: String = "", mode: String = "RW",
        endpoint: String? = nil
    ) async throws -> String {
        let pairs: [(String, Value)] = [
            ("type", "s3"), ("bucket", .string(bucket)), ("prefix", .string(prefix)),
            ("credentials", ["access_key_id": "AK", "secret_access_key": "SK"]),
        ]
        var service = Record(pairs)
        service["endpoint"] = endpoint.map(Value.string)
        let body: Value = ["name": .string(name), "access_mode": .string(mode), "service": .record(service)]
        let made = try await send("POST", "storage/volumes", body)
        return try #require(made.json["id"].stringValue)
    }

    /// Begins an import and returns its id.
    func submitImport(_ location: String, from volume: String, to project: String, _ more: Value = [:])
        async throws
        -> String
    {
        let pairs: [(String, Value)] = [
            ("source", ["volume": .string(volume), "location": .string(location)]),
            ("destination", ["project": .string(project)]), ("overwrite", false),
        ]
        var body = Record(pairs)
        for (key, value) in more.recordValue?.pairs ?? [] { body[key] = value }
        let answer = try await send("POST", "storage/imports", .record(body))
        #expect(answer.json["state"] == "PENDING", "\(answer.text)")
        return try #require(answer.json["id"].stringValue)
    }

    /// Imports a file and returns its id.
    func importFile(_ location: String, from volume: String, to project: String, _ clock: ManualClock)
        async throws
        -> String
    {
        let job = try await submitImport(location, from: volume, to: project)
        clock.advance(seconds: 60)
        let done = try await get("storage/imports/\(job)").json
        #expect(done["state"] == "COMPLETED")
        return try #require(done["result"]["id"].stringValue)
    }
}
