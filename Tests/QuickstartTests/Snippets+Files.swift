import SevenBridges
import SevenBridgesData
import SevenBridgesTransfers

extension Snippets {
    static func findFiles(_ client: Client, project: String) async throws {
        // By a part of the name
        for try await file in try client.files.list(project: project)
        where file.name?.contains("fasta") == true {
            print(file.name ?? "")
        }
        // By exact names, by metadata: the platform does the looking
        let named = try client.files.list(project: project, names: ["a_1.fastq.gz", "a_2.fastq.gz"])
        let sample = try client.files.list(project: project, metadata: ["sample_id": "EX01"])
        _ = (try await named.collect(), try await sample.collect())
    }

    static func editFile(_ file: File) async throws {
        var file = file
        file.metadata?["sample_id"] = "my-sample"
        file.metadata?["library"] = "my-library"
        file.tags = ["example"]
        try await file.save()  // two keys of the metadata and the tags; null deletes a key
    }

    static func copyAndDownload(_ file: File, to project: String, path: String) async throws {
        let copy = try await file.copy(to: .project(project), name: "my-new-file")
        let receipt = try await copy.download(to: path)  // whole and verified, or not at all
        print(receipt.size)
    }

    static func upload(_ client: Client, path: String, project: String) async throws -> File {
        let upload = FileUpload(of: path, to: .project(project), name: "new.fastq", client: client)
        let file = try await upload.run { done, total in print("\(done) of \(total) bytes") }
        return file
    }

    static func volumes(_ client: Client) async throws -> Volume {
        let volume = try await client.volumes.create(
            name: "my_input_volume",
            service: .s3(
                bucket: "my-bucket",
                credentials: .keys(accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "SECRET_HERE")),
            accessMode: .readWrite)
        for try await object in try volume.objects(prefix: "", limit: 5) { print(object.id) }
        return volume
    }

    static func importFile(_ client: Client, volume: Volume, location: String, project: Project)
        async throws -> File?
    {
        var job = try await client.imports.submit(
            ImportOrder(volume: volume.id, location: location, to: .project(project.id)))
        try await job.wait()
        if let failure = job.failure { throw failure }
        let file = job.resultFile
        return file
    }

    static func exportFiles(_ client: Client, files: [File], volume: Volume) async throws {
        // Up to 100 exports in one request, then all are waited for
        let orders = files.map { ExportOrder(file: $0.id, volume: volume.id, location: $0.name ?? $0.id) }
        for result in try await client.exports.submit(orders) {
            var job = try result.get()
            try await job.wait()
            print(job.failure.map { "\($0)" } ?? "exported")
        }
    }
}
