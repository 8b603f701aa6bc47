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
            #expect(try object.content.bytes(in: 0..<3, blobs: reading(folder)) == Array("two".utf8))
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
            #expect(throws: (any Error).self) { try object.content.bytes(in: 0..<3, blobs: reading(folder)) }
        }
    }

    @Test func withoutItsBucketAFileIsNotThere() throws {
        try withFolder { folder, bucket in
            try write("one", to: folder.appending(path: "a.txt"))
            let object = try #require(bucket.object("a.txt"))
            #expect(try object.content.bytes(in: 0..<3, blobs: reading(folder)) == Array("one".utf8))
            #expect(throws: (any Error).self) { try object.content.bytes(in: 0..<3, blobs: blobs) }
            let stored = try #require(String(bytes: JSONEncoder().encode(object.content), encoding: .utf8))
            #expect(!stored.contains(folder.lastPathComponent))
        }
    }

    @Test(arguments: [1e15, -1e15, .infinity])
    func datesOutOfRangeAreAtItsEnd(_ seconds: Double) throws {
        try withFolder { folder, bucket in
            let file = folder.appending(path: "a.txt")
            try write("one", to: file)
            var times = [timespec(), timespec()]
            times[1].tv_sec = Int(clamping: seconds)
            try #require(utimensat(AT_FDCWD, file.path, times, 0) == 0)
            #expect(bucket.object("a.txt") != nil)
        }
    }

    /// The blobs of a sandbox of which the folder is a bucket.
    private func reading(_ folder: URL) -> BlobFolder {
        BlobFolder(dataFolder: nil, buckets: ["lab": folder.path])
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
        try body(folder, FolderBucket(root: LocalFolder(bucket: "lab", path: folder.path)))
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

    @Test func sizesThatNoNumberCanSumAreServedAndBilled() async throws {
        let folder = URL(filePath: "/dev/shm").appending(path: "bucket-\(UUID().uuidString)")
        guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil
        else { return }
        defer { try? FileManager.default.removeItem(at: folder) }
        let size = Int.max - 4096
        for name in ["a", "b"] {
            try Data().write(to: folder.appending(path: name))
            guard truncate(folder.appending(path: name).path, off_t(size)) == 0 else { return }
        }
        let clock = ManualClock()
        try await withSandbox(clock: clock, configure: { $0.buckets = ["lab": folder.path] }) {
            client async throws in
            let volume = try await client.newVolume("v", bucket: "lab")
            let files = try await [
                client.importFile("a", from: volume, to: "rosalind/exome-pilot", clock),
                client.importFile("b", from: volume, to: "rosalind/exome-pilot", clock),
            ]
            let url = try await client.signedURL(files[0])
            let end = try await client.anonymous.get(url, headers: ["Range": "bytes=-5"])
            #expect((end.status, end.body) == (206, [0, 0, 0, 0, 0]))
            let group = try await client.get("billing/groups").items("id")[0]
            let bill = try await client.get("billing/groups/\(group)/breakdown/storage?limit=100")
            let pilot = bill.json["items"].listValue?.first { $0["project_name"] == "Exome pilot" }
            #expect(pilot?["active"]["size"] == "9223372036.854")
        }
    }

    @Test func anImportedFileGoesWithItsBucket() async throws {
        let base = FileManager.default.temporaryDirectory.appending(path: "bucket-\(UUID().uuidString)")
        let (folder, data) = (base.appending(path: "files"), base.appending(path: "data"))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: base) }
        try Data("secret".utf8).write(to: folder.appending(path: "in.txt"))
        let clock = ManualClock()
        var file = ""
        for (buckets, status) in [(["lab": folder.path], 200), ([:], 404), (["lab": folder.path], 200)] {
            try await withSandbox(
                clock: clock,
                configure: {
                    $0.dataFolder = data.path
                    $0.buckets = buckets
                }
            ) { client async throws in
                if file.isEmpty {
                    let (volume, project) = (
                        try await client.newVolume("v", bucket: "lab"), try await client.newProject()
                    )
                    file = try await client.importFile("in.txt", from: volume, to: project, clock)
                }
                let answer = try await client.anonymous.get(try await client.signedURL(file))
                #expect(answer.status == status)
                #expect(status == 200 || answer.text.contains("NoSuchKey"))
            }
        }
    }
}
