import SevenBridges
import SevenBridgesData
import Testing

/// The calls that an upload is made of.
@Suite struct UploadTests {
    private static let begun = StubTransport.Reply.json(
        #"{"upload_id": "UP", "part_size": 33554432, "parallel_uploads": false, "name": "f.txt"}"#)
    private static let part = StubTransport.Reply.json(
        #"{"method": "PUT", "url": "https://bucket/x?sig=1", "headers": {}, "report": {"headers": ["ETag"]}}"#
    )

    @Test func row75IsAnUpload() async throws {
        let sent = try await Fixtures.lines(
            Self.begun, Self.part, .empty(status: 200), .json(#"{"id": "F1", "name": "f.txt"}"#)
        ) { client in
            let upload = try await client.uploads.start(name: "f.txt", size: 5, to: .project("u/p"))
            #expect(!upload.isParallel && upload.partSize == 33_554_432)
            let part = try await upload.part(1)
            try await upload.report(part.number, headers: ["ETag": "abc"])
            #expect(try await upload.completeFile().id == "F1")
        }
        #expect(
            sent == [
                #"POST /upload/multipart {"name":"f.txt","size":5,"part_size":33554432,"project":"u/p"}"#,
                "GET /upload/multipart/UP/part/1",
                #"POST /upload/multipart/UP/part {"part_number":1,"response":{"headers":{"ETag":"abc"}}}"#,
                "POST /upload/multipart/UP/complete",
            ])
    }

    @Test func row76ReplacesAFileInAFolder() async throws {
        let sent = try await Fixtures.lines(Self.begun) { client in
            _ = try await client.uploads.start(
                name: "z", size: 5, to: .folder("F9"), partSize: 5_242_880, overwriting: true)
        }
        #expect(
            sent == [
                #"POST /upload/multipart?overwrite=true {"name":"z","size":5,"part_size":5242880,"parent":"F9"}"#
            ])
    }

    @Test func severalPartsAreReportedTogether() async throws {
        let parts = [MultipartUpload.ReportedPart(number: 2, headers: ["ETag": "b"])]
        let sent = try await Fixtures.lines(
            Self.begun, .empty(status: 200), .json(#"{"id": "F1"}"#), .empty(status: 204)
        ) { client in
            let upload = try await client.uploads.start(name: "f", size: 0, to: .project("u/p"), md5: "0f")
            try await upload.report(parts)
            _ = try await upload.completeFile(reporting: parts)
            try await upload.abort()
        }
        let told = #"{"parts":[{"part_number":2,"response":{"headers":{"ETag":"b"}}}]}"#
        #expect(
            sent.dropFirst() == [
                "POST /upload/multipart/UP " + told, "POST /upload/multipart/UP/complete " + told,
                "DELETE /upload/multipart/UP",
            ])
    }

    /// Defects 11 and 42 of the official client: it can't go on with what another process began.
    @Test func anUploadIsFoundAgainWithItsParts() async throws {
        let known = StubTransport.Reply.json(
            #"""
            {"upload_id": "UP", "part_size": 5242880, "uploaded_parts_count": 1, "initiated": "2016-01-01T00:00:00Z",
             "parts": [{"part_number": 1, "response": {"headers": {"ETag": "abc"}}}]}
            """#)
        let sent = try await Fixtures.lines(
            Fixtures.list(#"{"upload_id": "UP", "name": "f"}"#), known, known, .empty(status: 204)
        ) { client in
            #expect(try await client.uploads.list().collect().first?.id == "UP")
            _ = try await client.uploads.get("UP")
            let upload = try await client.uploads.getWithParts("UP")
            #expect(upload.reportedParts == [.init(number: 1, headers: ["ETag": "abc"])])
            #expect(try upload.resumed().partSize == 5_242_880)
            try await upload.abort()
        }
        #expect(
            sent == [
                "GET /upload/multipart?limit=100", "GET /upload/multipart/UP",
                "GET /upload/multipart/UP?list_parts=true", "DELETE /upload/multipart/UP",
            ])
    }

    @Test(arguments: [-1, (5 << 40) + 1]) func impossibleSizesAreRefused(size: Int) async throws {
        let (client, transport) = try Fixtures.client()
        let error = await apiError {
            _ = try await client.uploads.start(name: "f", size: size, to: .project("u/p"))
        }
        #expect(error?.kind == .invalidArgument && transport.lines.isEmpty)
    }
}
