import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

@Suite struct FileNameTests {
    private static let refused = [
        ".", "..", "a/b", "a\u{0}", "a\nb", "a\r\nX: 1", "a\u{7f}", String(repeating: "x", count: 256),
    ]

    @Test(arguments: refused) func someNamesAreNone(_ name: String) async throws {
        #expect(!File.isName(name))
        try await withSandbox { client async throws in
            let file = try await client.fileID("targets.bed")
            let project = "rosalind/exome-pilot"
            let renamed = try await client.send("PATCH", "files/\(file)", ["name": .string(name)])
            #expect(renamed.json["code"] == 5024)
            let upload = try await client.send(
                "POST", "upload/multipart", ["name": .string(name), "project": .string(project), "size": 1])
            #expect(upload.json["code"] == 8013)
            let item: Value = ["file": .string(file), "project": .string(project), "name": .string(name)]
            let copied = try await client.send("POST", "async/files/copy", ["items": [item]])
            #expect(copied.json["code"] == 10235)
        }
    }

    @Test(arguments: ["a", "...", "é x", String(repeating: "x", count: 255)]) func othersAre(_ name: String) {
        #expect(File.isName(name))
    }

    @Test(arguments: [
        ("a_b-1.fastq.gz", "attachment;filename=a_b-1.fastq.gz"),
        ("a\"b", "attachment;filename=\"a\\\"b\";filename*=UTF-8''a%22b"),
        ("a\\b", "attachment;filename=\"a\\\\b\";filename*=UTF-8''a%5Cb"),
        ("a;b c", "attachment;filename=\"a;b c\";filename*=UTF-8''a%3Bb%20c"),
        ("é", "attachment;filename=\"_\";filename*=UTF-8''%C3%A9"),
    ])
    func aDownloadHasTheName(_ name: String, _ header: String) async throws {
        try await withSandbox { client async throws in
            let file = try await client.fileID("targets.bed")
            _ = try await client.send("PATCH", "files/\(file)", ["name": .string(name)])
            let answer = try await client.anonymous.get(try await client.signedURL(file))
            #expect((answer.status, answer.headers["content-disposition"]) == (200, header))
        }
    }
}
