import SevenBridges
import SevenBridgesData
import SevenBridgesTransfers

extension Row {
    /// Uploads and downloads.
    static let transfers: [Row] = [
        .row(61, given: file) { file, world in
            for try await _ in FileContent(of: file.id, client: world.client) {}
        },
        .row(62, given: file) { file, world in try await download(file, as: "our-row-62", world) },
        .row(63, given: file) { file, world in
            var content: [UInt8] = []
            for try await chunk in FileContent(of: file.id, client: world.client) { content += chunk }
        },
        .row(75) { world in
            _ = try await FileUpload(
                of: world.local_file, to: .project(world.other_project), client: world.client
            ).run()
        },
        .row(76) { world in
            _ = try await FileUpload(
                of: world.local_file, to: .folder(world.folder), name: "row 76", overwriting: true,
                partSize: 5_242_880, client: world.client
            ).run()
        },
        .row(77) { world in
            _ = try await FileUpload(
                of: world.empty_file, to: .project(world.other_project), client: world.client
            ).run()
        },
        .row(174) { world in
            let package = CodePackageUpload(
                of: world.local_file, automation: world.automation, client: world.client)
            _ = try await package.run(version: "row-174", schema: ["inputs": []], python: "3.8")
        },
        .row(
            234,
            given: { world in
                try await world.client.uploads.start(
                    name: "row 234", size: 5, to: .project(world.project))
            }
        ) { upload, _ in
            try await upload.abort()
        },
        // A transfer is stopped by cancelling the task that runs it; there is nothing to pause or to wait for.
        .row(235, given: { world in try await download(file(world), as: "our-row-235", world) }) { _, _ in },
        .row(236) { world in _ = upload(as: "row 236", world) },
        .row(237, given: file) { file, world in try await download(file, as: "our-row-237", world) },
    ]

    private static func upload(as name: String, _ world: World) -> FileUpload {
        FileUpload(of: world.local_file, to: .project(world.project), name: name, client: world.client)
    }

    private static func download(_ file: File, as name: String, _ world: World) async throws {
        let path = "\(world.directory)/\(name)"
        _ = try await Download(of: file.id, to: path, client: world.client).run()
    }
}
