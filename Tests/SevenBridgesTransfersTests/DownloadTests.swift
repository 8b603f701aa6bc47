import CurlTransport
import Foundation
import SevenBridges
import SevenBridgesTransfers
import Testing

@Suite struct DownloadTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "sbsh-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private static let address = text(
        #"{"url": "https://bucket.s3.amazonaws.com/key?Signature=topsecret"}"#)

    private static func text(_ text: String, status: Int = 200, headers: HTTPHeaders = [:]) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers, body: HTTPBody(Array(text.utf8)))
    }

    private static func file(size: Int, type: String = "file") -> HTTPResponse {
        text(#"{"id": "F1", "name": "a", "type": "\#(type)", "size": \#(size)}"#)
    }

    private func client(_ replies: HTTPResponse...) throws -> (Client, ScriptedStorage) {
        let transport = ScriptedStorage(replies)
        let configuration = try Configuration(
            endpoint: Endpoint("https://api.sbgenomics.com/v2"), token: Token("t"))
        var options = Client.Options()
        options.timing.sleep = { _ in }
        return (Client(configuration: configuration, transport: transport, options: options), transport)
    }

    private var target: String { folder.appending(path: "a.txt").path }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    private func code(_ body: () async throws -> Void) async -> TransferError.Code? {
        do {
            try await body()
            return nil
        } catch {
            #expect(!"\(error)".contains("topsecret"))
            return (error as? TransferError)?.code
        }
    }

    @Test func aDownloadArrivesWholeUnderItsName() async throws {
        let (client, transport) = try client(Self.file(size: 5), Self.address, Self.text("hello"))
        let receipt = try await Download(of: "F1", to: target, client: client).run()
        #expect(receipt.file == "F1" && receipt.path == target && receipt.size == 5)
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "hello")
        #expect(try names == ["a.txt"])
        #expect(
            transport.requests.map(\.url) == [
                "https://api.sbgenomics.com/v2/files/F1",
                "https://api.sbgenomics.com/v2/files/F1/download_info",
                "https://bucket.s3.amazonaws.com/key?Signature=topsecret",
            ])
        #expect(transport.requests[2].credentials.isEmpty)
    }

    @Test func anEmptyFileIsAFileToo() async throws {
        let (client, _) = try client(Self.file(size: 0), Self.address, Self.text(""))
        #expect(try await Download(of: "F1", to: target, client: client).run().size == 0)
        #expect(try names == ["a.txt"])
    }

    @Test func aFileThatExistsIsLeftAloneUnlessAskedFor() async throws {
        try "old".write(toFile: target, atomically: true, encoding: .utf8)
        let (unasked, transport) = try client()
        #expect(
            await code { _ = try await Download(of: "F1", to: target, client: unasked).run() }
                == .targetExists)
        #expect(transport.requests.isEmpty)
        let (asked, _) = try client(Self.file(size: 3), Self.address, Self.text("new"))
        _ = try await Download(of: "F1", to: target, overwriting: true, client: asked).run()
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
        #expect(try names == ["a.txt"])
    }

    @Test func aFileThatAppearsMeanwhileIsLeftAlone() async throws {
        let (client, _) = try client(Self.file(size: 5), Self.address, Self.text("hello"))
        let path = target
        let result = await code {
            _ = try await Download(of: "F1", to: path, client: client).run { _, _ in
                try? "mine".write(toFile: path, atomically: true, encoding: .utf8)
            }
        }
        #expect(result == .targetExists)
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "mine")
        #expect(try names == ["a.txt"])
    }

    @Test func aWrongSizeLeavesNothing() async throws {
        let (client, _) = try client(Self.file(size: 6), Self.address, Self.text("hello"))
        #expect(
            await code { _ = try await Download(of: "F1", to: target, client: client).run() } == .wrongSize)
        #expect(try names.isEmpty)
    }

    @Test func aBodyThatBreaksOffLeavesNothing() async throws {
        let cut = HTTPResponse(
            status: 200,
            body: HTTPBody(
                chunks: [Array("he".utf8)], failure: TransportError(.truncatedBody, requestWasSent: true)))
        let (client, _) = try client(Self.file(size: 5), Self.address, cut)
        await #expect(throws: APIError.self) {
            _ = try await Download(of: "F1", to: target, client: client).run()
        }
        #expect(try names.isEmpty)
    }

    @Test func aFolderIsRefused() async throws {
        let (client, _) = try client(Self.file(size: 0, type: "FOLDER"))
        #expect(
            await code { _ = try await Download(of: "F1", to: target, client: client).run() } == .isFolder)
        #expect(
            await code { _ = try await Download(of: "F1", to: folder.path, client: client).run() }
                == .targetIsFolder)
    }

    @Test func anExpiredAddressIsReplacedOnce() async throws {
        let expired = Self.text("<Error/>", status: 403)
        let (once, _) = try client(Self.address, expired, Self.address, Self.text("hello"))
        #expect(try await bytes(FileContent(of: "F1", client: once)) == "hello")
        let (twice, _) = try client(Self.address, expired, Self.address, expired)
        #expect(
            await code { _ = try await bytes(FileContent(of: "F1", client: twice)) } == .storageRefused)
    }

    @Test func aRangeIsReadAndOnlyThat() async throws {
        let part = Self.text("ell", status: 206, headers: ["Content-Range": "bytes 1-3/5"])
        let (client, transport) = try client(Self.address, part)
        #expect(try await bytes(FileContent(of: "F1", range: 1..<4, client: client)) == "ell")
        #expect(transport.requests[1].headers["Range"] == "bytes=1-3")
    }

    @Test func aServerThatIgnoresTheRangeIsCutToIt() async throws {
        let (client, _) = try client(Self.address, Self.text("hello"))
        #expect(try await bytes(FileContent(of: "F1", range: 1..<4, client: client)) == "ell")
    }

    @Test func anotherRangeThanAskedForIsAnError() async throws {
        let part = Self.text("hel", status: 206, headers: ["Content-Range": "bytes 0-2/5"])
        let (client, _) = try client(Self.address, part)
        #expect(
            await code { _ = try await bytes(FileContent(of: "F1", range: 1..<4, client: client)) }
                == .wrongRange)
    }

    @Test func aRangeBehindTheEndHasNoBytes() async throws {
        let (client, _) = try client(Self.address, Self.text("<Error/>", status: 416))
        #expect(try await bytes(FileContent(of: "F1", range: 9..<12, client: client)).isEmpty)
        let (silent, transport) = try self.client()
        #expect(try await bytes(FileContent(of: "F1", range: 3..<3, client: silent)).isEmpty)
        #expect(transport.requests.isEmpty)
    }

    private func bytes(_ content: FileContent) async throws -> String {
        var all: [UInt8] = []
        for try await chunk in content { all += chunk }
        return String(decoding: all, as: UTF8.self)
    }
}
