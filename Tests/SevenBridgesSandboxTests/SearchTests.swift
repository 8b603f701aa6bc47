import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

@Suite struct SearchQueryTests {
    @Test func everyClauseIsRead() throws {
        let query = try SearchQuery.parsing(
            """
            id as file in "u/p", "/Projects/u/q", "/Datasets/u/ds" where type = "FILE" and (tags in ("a", 'b') or
            sample_id = S1) order by id desc limit 5 offset 2 token tok recursive stale
            """)
        var expected = SearchQuery()
        expected.idName = "file"
        expected.places = [
            .project(ProjectID(owner: "u", slug: "p")), .project(ProjectID(owner: "u", slug: "q")),
            .dataset("u/ds"),
        ]
        expected.condition = .all([
            .isOneOf(property: "type", values: ["FILE"]),
            .any([
                .isOneOf(property: "tags", values: ["a", "b"]),
                .isOneOf(property: "sample_id", values: ["S1"]),
            ]),
        ])
        expected.order = .descending
        (expected.limit, expected.offset, expected.token) = (5, 2, "tok")
        (expected.isRecursive, expected.isStale) = (true, true)
        #expect(query == expected)
    }

    @Test func andBindsMoreTightlyThanOr() throws {
        let query = try SearchQuery.parsing("IN \"u/p\" WHERE a = 1 OR b = 2 AND c = 3")
        #expect(
            query.condition
                == .any([
                    .isOneOf(property: "a", values: ["1"]),
                    .all([.isOneOf(property: "b", values: ["2"]), .isOneOf(property: "c", values: ["3"])]),
                ]))
    }

    @Test func escapedQuotesArePartOfATextValue() throws {
        let query = try SearchQuery.parsing(#"IN "u/p" WHERE "my key" = "a \"b\"""#)
        #expect(query.condition == .isOneOf(property: "my key", values: [#"a "b""#]))
    }

    @Test(arguments: [
        ("WHERE a = 1", "it begins with 'IN', or with 'id AS name'"),
        ("IN", "a place is written as \"owner/project\""),
        ("IN u/p", "a place is written as \"owner/project\""),
        ("IN \"nonsense\"", "'nonsense' is not the id of a project"),
        ("IN \"u/p", "a text has no closing quote"), ("IN \"u/p\" WHERE a > 1", "'>' means nothing here"),
        ("IN \"u/p\" WHERE a", "'=' or 'IN (…)' is missing after 'a'"),
        ("IN \"u/p\" WHERE (a = 1", "')' is missing"),
        ("IN \"u/p\" WHERE a IN (1", "')' is missing after the values"),
        ("IN \"u/p\" LIMIT x", "LIMIT needs a number from 1"),
        ("IN \"u/p\" ORDER BY name", "results can be ordered by id only"),
        ("IN \"u/p\" STALE STALE", "it goes on after its end"),
        ("id AS", "it begins with 'IN', or with 'id AS name'"), ("id AS x", "'IN' and a place are missing"),
    ])
    func mistakesSayWhatWasExpected(_ text: String, _ reason: String) {
        let error = #expect(throws: PlatformError.self) { try SearchQuery.parsing(text) }
        #expect(error?.status == 400)
        #expect(error?.message == "The search query is invalid: \(reason).")
    }

    @Test func tooManyPlacesAndTooDeepConditionsAreRefused() {
        let places = Array(repeating: "\"u/p\"", count: 11).joined(separator: ", ")
        #expect(throws: PlatformError.self) { try SearchQuery.parsing("IN \(places)") }
        let depth = String(repeating: "(", count: 1_000_000)
        #expect(throws: PlatformError.self) { try SearchQuery.parsing("IN \"u/p\" WHERE \(depth)a = 1") }
    }
}

@Suite struct SearchTests {
    private let project = "rosalind/rna-seq-breast-cancer"

    @Test func findsByTypeTagsAndMetadata() async throws {
        try await withSandbox { client async throws in
            let folders = try await client.search("IN \"\(project)\" WHERE type = \"FOLDER\"")
            #expect(folders["result_set"].listValue?.allSatisfy { $0["type"] == "folder" } == true)
            let found = try await client.search(
                "IN \"\(project)\" WHERE type = \"FILE\" AND sample_id = \"BC101-T\" AND tags IN (\"raw\") RECURSIVE"
            )
            let names = found["result_set"].listValue?.compactMap { $0["name"].stringValue }
            #expect(names == ["ERR358485_1.fastq.gz", "ERR358485_2.fastq.gz"])
            #expect(found["count"] == 2)
            #expect(found["cont_token"] == .null)
        }
    }

    @Test func isPagedByTokens() async throws {
        try await withSandbox { client async throws in
            var ids: [String] = []
            var token = "start"
            repeat {
                let page = try await client.search(
                    "IN \"\(project)\" ORDER BY id", "?limit=50&cont_token=\(token)")
                ids += page["result_set"].listValue?.compactMap { $0["id"].stringValue } ?? []
                token = page["cont_token"].stringValue ?? ""
            } while !token.isEmpty
            #expect(ids.count == 124)
            #expect(ids == ids.sorted())
            let wrong = try await client.send(
                "POST", "files/search?cont_token=!", ["query": .string("IN \"\(project)\"")])
            #expect(wrong.status == 400)
        }
    }

    @Test func whatCanNotBeSeenIsNotSearched() async throws {
        try await withSandbox { client async throws in
            #expect(
                try await client.send("POST", "files/search", ["query": "IN \"rosalind/none\""]).status == 404
            )
            #expect(try await client.send("POST", "files/search", ["query": ""]).json["code"] == 90000)
        }
    }
}

extension WireClient {
    fileprivate func search(_ query: String, _ parameters: String = "") async throws -> Value {
        let answer = try await send("POST", "files/search\(parameters)", ["query": .string(query)])
        #expect(answer.status == 200, "\(answer.text)")
        return answer.json
    }
}
