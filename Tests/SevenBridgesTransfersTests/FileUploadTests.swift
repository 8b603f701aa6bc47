import CurlTransport
import Foundation
import SevenBridges
import SevenBridgesData
import SevenBridgesTransfers
import Testing

@Suite struct FileUploadTests {
    private let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "sbsh-\(UUID().uuidString)").path
    }

    private static let begun = text(#"{"upload_id": "UP", "part_size": 5}"#)
    private static let target = text(
        #"{"method": "PUT", "url": "https://s3.example/key?Signature=x", "success_codes": [200], "headers": {}}"#
    )
    private static let stored = text("", headers: ["ETag": #""abc""#])
    private static let reported = text("")
    private static let completed = text(#"{"id": "F1", "name": "a.txt", "size": 11}"#)

    private static func text(_ text: String, status: Int = 200, headers: HTTPHeaders = [:]) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers, body: HTTPBody(Array(text.utf8)))
    }

    private func client(_ replies: [HTTPResponse]) throws -> (Client, ScriptedStorage) {
        let transport = ScriptedStorage(replies)
        let configuration = try Configuration(
            endpoint: Endpoint("https://api.sbgenomics.com/v2"), token: Token("t"))
        var options = Client.Options()
        options.timing.sleep = { _ in }
        return (Client(configuration: configuration, transport: transport, options: options), transport)
    }

    /// Uploads a file of these bytes; gives back what was sent, as `METHOD PATH BODY`.
    private func lines(
        _ content: String, _ replies: [HTTPResponse], _ run: (Client) async throws -> Void
    ) async throws -> [String] {
        _ = FileManager.default.createFile(atPath: path, contents: Data(content.utf8))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let (client, transport) = try client(replies)
        try await run(client)
        return transport.requests.map { request in
            let address = request.url.replacing("https://api.sbgenomics.com/v2", with: "")
            guard case .bytes(let bytes) = request.body else { return "\(request.method) \(address)" }
            return "\(request.method) \(address) \(String(decoding: bytes, as: UTF8.self))"
        }
    }

    private func report(_ number: Int) -> String {
        #"POST /upload/multipart/UP/part {"part_number":\#(number),"response":{"headers":{"ETag":"abc"}}}"#
    }

    @Test func eachPartIsStoredAndReportedInTheSizeThatThePlatformChose() async throws {
        let parts = Array(repeating: [Self.target, Self.stored, Self.reported], count: 3).flatMap(\.self)
        let lines = try await lines("hello world", [Self.begun] + parts + [Self.completed]) { client in
            let upload = FileUpload(
                of: path, to: .project("u/p"), name: "a.txt", overwriting: true, client: client)
            let file = try await upload.run()
            #expect(file.id == "F1")
        }
        let put = "PUT https://s3.example/key?Signature=x"
        #expect(
            lines == [
                #"POST /upload/multipart?overwrite=true {"name":"a.txt","size":11,"part_size":33554432,"project":"u/p"}"#,
                "GET /upload/multipart/UP/part/1", "\(put) hello", report(1),
                "GET /upload/multipart/UP/part/2", "\(put)  worl", report(2),
                "GET /upload/multipart/UP/part/3", "\(put) d", report(3),
                "POST /upload/multipart/UP/complete null",
            ])
    }

    @Test func anEmptyFileHasOneEmptyPart() async throws {
        let replies = [Self.begun, Self.target, Self.stored, Self.reported, Self.completed]
        let lines = try await lines("", replies) { client in
            _ = try await FileUpload(of: path, to: .folder("F9"), name: "e", client: client).run()
        }
        #expect(
            lines.first == #"POST /upload/multipart {"name":"e","size":0,"part_size":33554432,"parent":"F9"}"#
        )
        #expect(lines.count == 5 && lines.contains(report(1)))
    }

    @Test func anAddressThatHasExpiredIsAskedForAgain() async throws {
        let replies = [
            Self.begun, Self.target, Self.text("", status: 403), Self.target, Self.stored, Self.reported,
            Self.completed,
        ]
        let lines = try await lines("hello", replies) { client in
            _ = try await FileUpload(of: path, to: .project("u/p"), client: client).run()
        }
        #expect(lines.filter { $0.hasPrefix("PUT") }.count == 2)
    }

    @Test func whatTheStorageRefusesIsGivenUp() async throws {
        let refusal = Self.text("", status: 400)
        let replies = [Self.begun, Self.target, refusal, HTTPResponse(status: 204)]
        let lines = try await lines("hello", replies) { client in
            let upload = FileUpload(of: path, to: .project("u/p"), client: client)
            let error = await #expect(throws: TransferError.self) { try await upload.run() }
            #expect(error?.code == .storageRefused && error?.status == 400)
        }
        #expect(lines.last == "DELETE /upload/multipart/UP {}")
    }

    @Test func aFileThatIsNotThereIsNotAnnounced() async throws {
        let (client, transport) = try client([])
        let upload = FileUpload(of: path + "/none", to: .project("u/p"), client: client)
        await #expect(throws: TransferError.self) { try await upload.run() }
        #expect(transport.requests.isEmpty)
    }

    @Test func aCodePackageIsUploadedAndMadeAPackage() async throws {
        let package = Self.text(#"{"id": "PK", "version": "1.0"}"#)
        let replies = [Self.begun, Self.target, Self.stored, Self.reported, Self.completed, package]
        let lines = try await lines("hello", replies) { client in
            let upload = CodePackageUpload(of: path, automation: "A", client: client)
            let package = try await upload.run(version: "1.0", schema: ["inputs": []], python: "3.8")
            #expect(package.id == "PK")
        }
        #expect(
            lines.last
                == #"POST /automation/automations/A/packages {"version":"1.0","location":"F1","schema":{"inputs":[]},"memory_limit":null,"python":"3.8"}"#
        )
    }
}
