import CurlTransport
import Foundation
import SevenBridgesData
import Testing

@testable import SevenBridges

/// What is recorded is replayed without a network, and holds no secret.
@Suite struct RecordingTests {
    private let signed = "https://bucket.s3.amazonaws.com/key?AWSAccessKeyId=AKIA&Signature=topsecret"
    private let folder = FileManager.default.temporaryDirectory.appending(path: "sbsh-\(UUID().uuidString)")

    private func path(_ name: String) throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appending(path: name).path
    }

    private func remove() { try? FileManager.default.removeItem(at: folder) }

    /// A client that has these answers and records them.
    private func recording(_ path: String, _ replies: StubTransport.Reply...) throws -> Client {
        let (template, _) = try Fixtures.client()
        return try Client(
            configuration: template.configuration, transport: StubTransport(replies),
            options: template.options
        ).recording(to: path)
    }

    private func replaying(_ path: String) throws -> Client {
        let (template, _) = try Fixtures.client()
        return try Client.replaying(path, options: template.options)
    }

    @Test func whatWasAskedIsAnsweredAgainInItsOrder() async throws {
        defer { remove() }
        let path = try path("a.jsonl")
        let recorded = try recording(
            path, .json(#"{"username": "ada", "email": "a"}"#),
            .failure(TransportError(.connectionLost, requestWasSent: true)),
            .json(#"{"username": "ada", "email": "b"}"#, headers: ["X-Request-Id": "r-1"]),
            .json(#"{"code": 3002, "message": "no"}"#, status: 404))
        func run(_ client: Client) async throws -> [String?] {
            let (first, second) = (try await client.users.me(), try await client.users.me())
            let error = await apiError { _ = try await client.projects.get("u/p") }
            return [first.email, second.email, error?.message, error?.code.map { "\($0)" }]
        }
        let seen = try await run(recorded)
        #expect(seen == ["a", "b", "no", "3002"])
        let replayed = try replaying(path)
        #expect(try await run(replayed) == seen)
        #expect(replayed.callCount == recorded.callCount)
    }

    @Test func aDownloadIsReplayedFromItsPlaceholder() async throws {
        defer { remove() }
        let path = try path("b.jsonl")
        let bytes: [UInt8] = [0xFF, 0, 1, 2, 0xFE]
        let answer = StubTransport.Reply.body([bytes], failure: nil)
        let recorded = try recording(path, .json(#"{"url": "\#(signed)"}"#), answer)
        func run(_ client: Client) async throws -> [UInt8] {
            let address = try await client.downloadURL(of: Fixtures.file)
            return try await client.open(address, range: 2..<7).body.collect(upTo: 100)
        }
        #expect(try await run(recorded) == bytes)
        #expect(try await run(replaying(path)) == bytes)
    }

    @Test func aRecordingHoldsNoSecretAndIsForItsOwnerOnly() async throws {
        defer { remove() }
        let path = try path("c.jsonl")
        let client = try recording(
            path,
            .json(
                #"{"id": "u/v", "echo": "\#(Fixtures.secret)", "service": {"credentials": {"access_key_id": "AKIAX"}}}"#,
                headers: ["Set-Cookie": "session=abc"]),
            .json(#"{"url": "\#(signed)"}"#), .json("bytes"))
        let service: Value = [
            "type": "s3", "secret_settings": ["a": "hush1"],
            "credentials": [
                "access_key_id": "hush2", "secret_access_key": "hush3", "external_id": "hush4",
                "configuration": ["private_key": "hush5"],
            ],
        ]
        _ = try await client.send(.post("storage", "volumes", body: ["name": "v", "service": service]))
        _ = try await client.open(client.downloadURL(of: Fixtures.file))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let secrets = [Fixtures.secret, "topsecret", "AKIA", "session=abc", "X-SBG-Auth-Token"]
        for secret in secrets + (1...5).map({ "hush\($0)" }) { #expect(!text.contains(secret)) }
        #expect(text.split(separator: "\n").count == 4)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func whatWasNotRecordedSaysWhatWasAsked() async throws {
        defer { remove() }
        let path = try path("d.jsonl")
        _ = try await recording(path, .json(#"{"username": "ada"}"#)).users.me()
        let client = try replaying(path)
        _ = try await client.users.me()
        let again = await apiError { _ = try await client.users.me() }
        #expect(again?.kind == .notRecorded)
        #expect(again?.description == "\(path) has no further answer to GET /user; record it anew")
        let other = await apiError {
            _ = try await client.send(.post("projects", query: [QueryItem("a", "b")], body: ["name": "x"]))
        }
        #expect(
            other?.description
                == #"\#(path) has no answer to POST /projects?a=b with {"name":"x"}; record it anew"#)
    }

    @Test func aBodyFromStorageThatIsTooLongGoesThroughButIsNotKept() async throws {
        defer { remove() }
        let path = try path("e.jsonl")
        let length = RecordingTransport.bodyLimit + 1
        let client = try recording(
            path, .json(#"{"url": "\#(signed)"}"#),
            .json("beginning", headers: ["Content-Length": "\(length)"]),
            .body([[UInt8](repeating: 0, count: length)], failure: nil))
        let address = try await client.downloadURL(of: Fixtures.file)
        #expect(try await client.open(address).body.collect(upTo: 100).count == 9)
        #expect(await apiError { _ = try await client.open(address) }?.kind == .unusableRecording)
        let replayed = try replaying(path)
        let error = await apiError { _ = try await replayed.open(replayed.downloadURL(of: Fixtures.file)) }
        #expect(error?.kind == .notRecorded && error?.description.contains("too long") == true)
    }

    @Test func aFileThatIsThereIsNotOverwritten() async throws {
        defer { remove() }
        let path = try path("f.jsonl")
        _ = try recording(path)
        #expect(await apiError { _ = try recording(path) }?.kind == .unusableRecording)
    }

    @Test(arguments: ["", "{}", "not JSON", #"{"format": "sbsh recording 2"}"#])
    func whatIsNoRecordingIsRefused(text: String) async throws {
        defer { remove() }
        let path = try path("g.jsonl")
        try Data(text.utf8).write(to: URL(filePath: path))
        #expect(await apiError { _ = try replaying(path) }?.kind == .unusableRecording)
        #expect(await apiError { _ = try replaying(path + "x") }?.kind == .unusableRecording)
    }

    @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
    func base64GoesThereAndBack(text: String) {
        let bytes = Array(text.utf8)
        #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        #expect(Base64.decode("a") == nil && Base64.decode("===a") == nil)
    }
}
