import SevenBridgesData
import Testing

@Suite struct ProjectTests {
    @Test func listShowsMembershipsOnlyAndReduced() async throws {
        try await withSandbox { client async throws in
            let list = try await client.get("projects")
            #expect(
                list.items("id") == [
                    "rosalind/rna-seq-breast-cancer", "rosalind/rna-seq-airway", "rosalind/wgs-trio",
                    "rosalind/exome-pilot", "rosalind/scrna-seq-pbmc-10k", "rosalind/scratch",
                    "maurice/lncrna-atlas",
                ])
            #expect(list.json["items"].listValue?.first?.recordValue?.keys == ["href", "id", "name"])
            #expect(list.headers["x-total-matching-query"] == "7")
        }
    }

    @Test func filtersByOwnerNameCategoryAndAllTags() async throws {
        try await withSandbox { client async throws in
            #expect(try await client.get("projects/maurice").items("id") == ["maurice/lncrna-atlas"])
            #expect(
                try await client.get("projects?name=RNA&tags=rna-seq&tags=cancer").items("name") == [
                    "RNA-seq breast cancer"
                ])
            #expect(try await client.get("projects?category=public").items("id") == ["admin/sbg-public-data"])
            #expect(try await client.get("projects?name=nothing").items("id") == [])
        }
    }

    @Test func createsWithTheShortNameOfTheName() async throws {
        try await withSandbox { client async throws in
            let answer = try await client.send(
                "POST", "projects",
                ["name": "My Study (2)", "tags": ["a"], "settings": ["intermediate_files": ["duration": 48]]])
            #expect(answer.status == 201)
            #expect(answer.json["id"] == "rosalind/my-study-2")
            #expect(
                answer.json["settings"]["intermediate_files"] == ["retention": "LIMITED", "duration": 48])
            #expect(answer.json["permissions"]["admin"] == true)
            #expect(answer.json["created_on"] == "2025-06-01T12:00:00Z")
            #expect(try await client.send("POST", "projects", ["name": "my study 2"]).json["code"] == 3003)
        }
    }

    @Test func creationChecksItsBodyBeforeItMakesAnything() async throws {
        try await withSandbox { client async throws in
            #expect(try await client.send("POST", "projects", ["description": "x"]).json["code"] == 3007)
            let bad: Value = ["name": "Bad", "settings": ["locked": "yes"]]
            #expect(try await client.send("POST", "projects", bad).status == 400)
            #expect(try await client.get("projects/rosalind/bad").json["code"] == 3002)
            let group: Value = ["name": "Bad", "billing_group": "00000000-0000-0000-0000-000000000000"]
            #expect(try await client.send("POST", "projects", group).json["code"] == 4002)
        }
    }

    @Test func patchMergesSettings() async throws {
        try await withSandbox { client async throws in
            let id = try await client.newProject()
            let changed = try await client.send(
                "PATCH", "projects/\(id)", ["name": "New", "settings": ["locked": true]])
            #expect(changed.json["name"] == "New")
            #expect(changed.json["id"] == .string(id))
            #expect(changed.json["settings"]["locked"] == true)
            #expect(changed.json["settings"]["use_interruptible_instances"] == true)
        }
    }

    @Test func projectsOfOthersCannotBeChanged() async throws {
        try await withSandbox { client async throws in
            for id in ["maurice/lncrna-atlas", "admin/sbg-public-data"] {
                #expect(try await client.get("projects/\(id)").json["permissions"]["write"] == false)
                let refused = try await client.send("PATCH", "projects/\(id)", ["name": "Mine"])
                #expect(refused.status == 403)
                #expect(refused.json["code"] == 3001)
            }
        }
    }

    @Test func deletionTakesTheFilesAlong() async throws {
        try await withSandbox { client async throws in
            let id = try await client.newProject()
            let file = try await client.copy("targets.bed", to: ["project": .string(id)])
            let fileID = try #require(file.json["id"].stringValue)
            #expect(try await client.send("DELETE", "projects/\(id)").status == 204)
            #expect(try await client.get("projects/\(id)").json["code"] == 3002)
            #expect(try await client.get("files/\(fileID)").json["code"] == 5002)
        }
    }

    @Test func filesAliasRedirectsWithItsQuery() async throws {
        try await withSandbox { client async throws in
            let answer = try await client.get("projects/rosalind/scratch/files?limit=3")
            #expect(answer.status == 302)
            #expect(
                answer.headers["location"]
                    == "http://127.0.0.1:\(client.port)/v2/files?limit=3&project=rosalind%2Fscratch")
        }
    }
}
