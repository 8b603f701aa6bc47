import Foundation
import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

@Suite struct FolderBucketTests {
    private let blobs = BlobFolder(dataFolder: nil)

    @Test func filesAreObjectsAndFoldersArePrefixes() throws {
        try withFolder { folder, bucket in
            try write("one", to: folder.appending(path: "a.txt"))
            try write("two", to: folder.appending(path: "sub/inner/b.txt"))
            try FileManager.default.createDirectory(
                at: folder.appending(path: "empty"), withIntermediateDirectories: true)
            #expect(bucket.entries(below: "").map(\.key) == ["a.txt", "sub/"])
            #expect(bucket.entries(below: "sub/in").map(\.key) == ["sub/inner/"])
            #expect(bucket.objects(below: "").map(\.key) == ["a.txt", "sub/inner/b.txt"])
            let object = try #require(bucket.object("sub/inner/b.txt"))
            #expect(try object.content.bytes(in: 0..<3, blobs: blobs) == Array("two".utf8))
        }
    }

    @Test func nothingLeadsOutOfTheFolder() throws {
        try withFolder { folder, bucket in
            let secret = folder.deletingLastPathComponent().appending(path: "secret-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: secret) }
            try write("secret", to: secret)
            let files = FileManager.default
            try files.createSymbolicLink(at: folder.appending(path: "link"), withDestinationURL: secret)
            try files.createSymbolicLink(
                at: folder.appending(path: "up"), withDestinationURL: folder.deletingLastPathComponent())
            #expect(bucket.entries(below: "").isEmpty)
            #expect(bucket.entries(below: "up/").isEmpty)
            #expect(bucket.entries(below: "../").isEmpty)
            for key in [
                "link", "../\(secret.lastPathComponent)", "up/\(secret.lastPathComponent)", "/etc/passwd", "",
            ] {
                #expect(bucket.object(key) == nil)
                #expect(throws: (any Error).self) {
                    try bucket.write(.text([1]), to: key + "/x", blobs: blobs)
                }
            }
            #expect(throws: (any Error).self) { try bucket.write(.text([1]), to: "../new", blobs: blobs) }
            #expect(try String(contentsOf: secret, encoding: .utf8) == "secret")
        }
    }

    @Test func aWrittenObjectIsAFile() throws {
        try withFolder { folder, bucket in
            let object = try bucket.write(.text(Array("new".utf8)), to: "x/y/z.txt", blobs: blobs)
            #expect(object.content.size == 3)
            let text = try String(contentsOf: folder.appending(path: "x/y/z.txt"), encoding: .utf8)
            #expect(text == "new")
            #expect(bucket.objects(below: "").map(\.key) == ["x/y/z.txt"])
        }
    }

    @Test func aFileThatChangedIsNotReadAsWhatItWas() throws {
        try withFolder { folder, bucket in
            try write("one", to: folder.appending(path: "a.txt"))
            let object = try #require(bucket.object("a.txt"))
            try write("longer", to: folder.appending(path: "a.txt"))
            #expect(throws: (any Error).self) { try object.content.bytes(in: 0..<3, blobs: blobs) }
        }
    }

    private func write(_ text: String, to file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func withFolder(_ body: (URL, FolderBucket) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bucket-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder, FolderBucket(path: folder.path))
    }
}

@Suite struct FolderVolumeTests {
    @Test func filesGoFromAFolderToAProjectAndBack() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bucket-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("from the disk".utf8).write(to: folder.appending(path: "in.txt"))
        let clock = ManualClock()
        try await withSandbox(clock: clock, configure: { $0.buckets = ["lab": folder.path] }) {
            client async throws in
            let (volume, project) = (
                try await client.newVolume("v", bucket: "lab"), try await client.newProject()
            )
            let file = try await client.importFile("in.txt", from: volume, to: project, clock)
            let url = try await client.signedURL(file)
            #expect(try await client.anonymous.get(url).text == "from the disk")
            #expect(
                try await client.anonymous.get(url).headers["etag"]
                    == "\"\(ObjectTag.whole(Array("from the disk".utf8)))\"")

            let uploaded = try await client.uploadText("to the disk", named: "out", project: project)
            let jobs = [
                try await client.export(uploaded, to: volume, "a/b/out.txt"),
                try await client.export(uploaded, to: volume, "../escaped"),
            ]
            clock.advance(seconds: 60)
            #expect(try await client.get("storage/exports/\(jobs[0])").json["state"] == "COMPLETED")
            #expect(try await client.get("storage/exports/\(jobs[1])").json["state"] == "FAILED")
            let written = try String(contentsOf: folder.appending(path: "a/b/out.txt"), encoding: .utf8)
            #expect(written == "to the disk")
            #expect(
                try await client.anonymous.get(try await client.signedURL(uploaded)).text == "to the disk")

            try FileManager.default.removeItem(at: folder.appending(path: "in.txt"))
            #expect(try await client.anonymous.get(url).status == 404)
        }
    }
}
