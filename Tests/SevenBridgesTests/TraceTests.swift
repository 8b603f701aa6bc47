import CurlTransport
import SevenBridgesData
import Testing

@testable import SevenBridges

/// Nothing secret reaches a trace, and nothing that changes the platform gets past a dry run.
@Suite struct TraceTests {
    private let signed = "https://bucket.s3.amazonaws.com/key?AWSAccessKeyId=AKIA&Signature=topsecret"

    @Test func aTraceShowsTheRequestAndNoSecret() async throws {
        let events = Recorder<TraceEvent>()
        let (client, _) = try Fixtures.client(
            .json(
                #"{"url": "\#(signed)", "echo": "\#(Fixtures.secret)", "secret_access_key": "hush"}"#,
                headers: ["X-Request-Id": "r-9", "Set-Cookie": "session=abc"]),
            .json("bytes")
        ) { $0.trace = { events.record($0) } }
        let address = try await client.downloadURL(of: Fixtures.file)
        _ = try await client.open(address, range: 0..<5)
        var text = events.all.map { "\($0)" }.joined(separator: "\n")
        dump(events.all, to: &text)
        dump((client, address), to: &text)
        for secret in [Fixtures.secret, "topsecret", "AKIA", "hush", "session=abc"] {
            #expect(!text.contains(secret))
        }
        #expect(text.contains("https://bucket.s3.amazonaws.com/key?…") && text.contains("r-9"))
        #expect(text.contains("X-SBG-Auth-Token") && text.contains("•••"))
    }

    @Test func theTokenDoesNotGoToStorage() async throws {
        let (client, transport) = try Fixtures.client(.json(#"{"url": "\#(signed)"}"#), .json("bytes"))
        _ = try await client.open(client.downloadURL(of: Fixtures.file), range: 2..<5)
        let request = transport.requests[1]
        #expect(request.url == signed && request.credentials.isEmpty)
        #expect(request.headers.map(\.name) == ["User-Agent", "Range"])
        #expect(request.headers["Range"] == "bytes=2-4")
        #expect(client.callCount.requests == 1 && client.callCount.storageRequests == 1)
    }

    @Test func aSignatureOnTheAPIsOwnHostIsMaskedToo() throws {
        let (client, _) = try Fixtures.client()
        let masking = Masking(client.configuration)
        #expect(
            masking.text("see https://api.sbgenomics.com/raw/1?x=1 ok")
                == "see https://api.sbgenomics.com/raw/1?… ok")
        #expect(masking.text("\(Fixtures.url)/files?signature=x") == "\(Fixtures.url)/files?…")
        #expect(masking.text("\(Fixtures.url)/files?name=a") == "\(Fixtures.url)/files?name=a")
    }

    @Test func aDryRunLetsReadsOutAndNothingElse() async throws {
        let events = Recorder<TraceEvent>()
        let (client, transport) = try Fixtures.client(.json(Fixtures.fileJSON())) {
            $0.trace = { events.record($0) }
        }
        var file = try await client.dry.files.get(Fixtures.file)
        file.name = "g"
        let error = await apiError { try await file.save() }
        #expect(error?.kind == .refusedInDryRun)
        #expect(
            error?.description
                == "a dry run changes nothing, so this was not sent (PATCH /files/\(Fixtures.file))")
        #expect(transport.requests.count == 1 && client.callCount.requests == 1)
        guard case .refused(let body)? = events.all.last?.event else {
            Issue.record("the trace did not hear of the refusal")
            return
        }
        #expect(body == #"{"name":"g"}"#)
    }

    @Test func aPostThatIsDeclaredAsAReadPassesADryRun() async throws {
        let (client, transport) = try Fixtures.client(.json("{}"))
        _ = try await client.dry.send(.post("files", "search", body: ["query": "q"], isRead: true))
        await #expect(throws: APIError.self) { try await client.dry.send(.post("projects")) }
        #expect(transport.lines == [#"POST /files/search {"query":"q"}"#])
    }
}
