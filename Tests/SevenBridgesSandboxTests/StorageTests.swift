import Foundation
import SevenBridgesData
import Testing

@Suite struct StorageTests {
    @Test func signedURLServesTheWholeFileWithoutToken() async throws {
        try await withSandbox { client async throws in
            let url = try await client.signedURL(try await client.fileID("EX01_first_reads_1.fastq"))
            let whole = try await client.anonymous.get(url)
            #expect(whole.status == 200)
            #expect(whole.body.count == 172_000)
            #expect(whole.headers["content-length"] == "172000")
            #expect(whole.headers["accept-ranges"] == "bytes")
            #expect(whole.headers["content-disposition"] == "attachment;filename=EX01_first_reads_1.fastq")
            #expect(whole.headers["etag"]?.count == 34)
            #expect(whole.text.hasPrefix("@EX01.000000001/1\n"))
        }
    }

    @Test(arguments: [
        ("bytes=10-19", 10..<20), ("bytes=171990-", 171_990..<172_000), ("bytes=-5", 171_995..<172_000),
        ("bytes=171998-999999", 171_998..<172_000),
    ])
    func rangesArePartsOfTheWhole(_ header: String, _ range: Range<Int>) async throws {
        try await withSandbox { client async throws in
            let url = try await client.signedURL(try await client.fileID("EX01_first_reads_1.fastq"))
            let whole = try await client.anonymous.get(url)
            let part = try await client.anonymous.get(url, headers: ["Range": header])
            #expect(part.status == 206)
            #expect(part.body == Array(whole.body[range]))
            #expect(
                part.headers["content-range"] == "bytes \(range.lowerBound)-\(range.upperBound - 1)/172000")
            #expect(part.headers["etag"] == whole.headers["etag"])
        }
    }

    @Test func rangeBeyondTheEndIs416() async throws {
        try await withSandbox { client async throws in
            let url = try await client.signedURL(try await client.fileID("targets.bed"))
            let refused = try await client.anonymous.get(url, headers: ["Range": "bytes=9000000-"])
            #expect(refused.status == 416)
            #expect(refused.text.contains("<Code>InvalidRange</Code>"))
        }
    }

    @Test func rangeOfAnotherVersionIsTheWhole() async throws {
        try await withSandbox { client async throws in
            let url = try await client.signedURL(try await client.fileID("targets.bed"))
            let headers = ["Range": "bytes=0-3", "If-Range": "\"other\""]
            #expect(try await client.anonymous.get(url, headers: headers).status == 200)
        }
    }

    @Test func headTellsTheSizeOfHugeFiles() async throws {
        try await withSandbox { client async throws in
            let folder = try await client.fileID("aligned", in: "rosalind/wgs-trio")
            let list = try await client.get("files?parent=\(folder)&name=NA12878.dedup.bam&fields=id,size")
            let file = try #require(list.json["items"].listValue?.first)
            let size = try #require(file["size"].intValue)
            let url = try await client.signedURL(try #require(file["id"].stringValue))
            let head = try await client.anonymous.send("HEAD", url)
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(head.headers["content-length"] == String(size))
            let tail = try await client.anonymous.get(url, headers: ["Range": "bytes=\(size - 28)-"])
            #expect(tail.body.starts(with: [0x1f, 0x8b, 0x08, 0x04]))
            #expect(size > 50_000_000_000)
        }
    }

    @Test func expiredURLIs403XML() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let url = try await client.signedURL(try await client.fileID("targets.bed"))
            clock.advance(seconds: 3599)
            #expect(try await client.anonymous.get(url).status == 200)
            clock.advance(seconds: 1)
            let refused = try await client.anonymous.get(url)
            #expect(refused.status == 403)
            #expect(refused.headers["content-type"] == "application/xml")
            #expect(refused.text.contains("<Code>AccessDenied</Code><Message>Request has expired</Message>"))
        }
    }

    @Test func alteredURLIs403XML() async throws {
        try await withSandbox { client async throws in
            let url = try await client.signedURL(try await client.fileID("targets.bed"))
            let later = url.replacing("Expires=1", with: "Expires=2")
            #expect(try await client.anonymous.get(later).text.contains("<Code>SignatureDoesNotMatch</Code>"))
            let other = try await client.fileID("sample_sheet.csv")
            let moved = url.replacing(try await client.fileID("targets.bed"), with: other)
            #expect(try await client.anonymous.get(moved).status == 403)
            let bare = String(url.prefix { $0 != "?" })
            #expect(try await client.anonymous.get(bare).text.contains("<Code>AccessDenied</Code>"))
        }
    }

    @Test func secondCredentialIs400XML() async throws {
        try await withSandbox { client async throws in
            let url = try await client.signedURL(try await client.fileID("targets.bed"))
            let refused = try await client.get(url)
            #expect(refused.status == 400)
            #expect(refused.text.contains("<Code>InvalidArgument</Code>"))
            let bearer = try await client.anonymous.get(url, headers: ["Authorization": "Bearer x"])
            #expect(bearer.status == 400)
        }
    }

    @Test func deletedFileIs404XML() async throws {
        try await withSandbox { client async throws in
            let id = try await client.fileID("targets.bed")
            let url = try await client.signedURL(id)
            #expect(try await client.send("DELETE", "files/\(id)").status == 204)
            let missing = try await client.anonymous.get(url)
            #expect(missing.status == 404)
            #expect(missing.text.contains("<Code>NoSuchKey</Code>"))
        }
    }
}
