import SevenBridges
import SevenBridgesData

extension Row {
    /// Files and folders: lists, single files, bulk calls.
    static let files: [Row] = [
        .row(49) { client, world in _ = try await client.files.get(world.file) },
        .row(50, given: file) { file, _ in try await file.reload() },
        .row(51, given: { client, world in try await client.files.get(world.file_51) }) { file, _ in
            try await file.delete()
        },
        .row(52, given: file) { file, world in
            _ = try await file.copy(to: .project(world.other_project), name: "row 52")
        },
        .row(53, given: file) { file, _ in _ = try await file.downloadURL() },
        .row(54, given: { client, world in try await client.files.get(world.file_54) }) { file, _ in
            file.name = "row 54"
            try await file.save()
        },
        .row(55, given: { client, world in try await client.files.get(world.file_55) }) { file, _ in
            file.tags = ["x"]
            try await file.save()
        },
        .row(56, given: { client, world in try await client.files.get(world.file_56) }) { file, _ in
            file.metadata?["k"] = "w"
            file.metadata?["z"] = .null
            try await file.save()
        },
        .row(57, given: { client, world in try await client.files.get(world.file_57) }) { file, _ in
            file.metadata = Record([("q", "1")])
            try await file.save()
        },
        .row(58, given: { client, world in try await client.files.get(world.file_58) }) { file, _ in
            file.name = "row 58"
            file.tags = ["x"]
            file.metadata?["k"] = "w"
            try await file.save()
        },
        .row(59, given: file) { file, _ in try await file.save() },
        .row(60, given: file) { file, _ in try await file.save() },
        .row(70) { client, world in
            _ = try await client.files.createFolder("row 70", in: .folder(world.folder))
        },
        .row(71) { client, world in
            _ = try await client.files.createFolder("row 71", in: .project(world.project))
        },
        .row(72, given: file) { file, world in
            _ = try await file.copy(to: .folder(world.folder), name: "row 72")
        },
        .row(73, given: { client, world in try await client.files.get(world.file_73) }) { file, world in
            try await file.move(to: world.folder, name: "row 73")
        },
    ]

    /// The file that most rows look at.
    @Sendable static func file(_ client: Client, _ world: World) async throws -> File {
        try await client.files.get(world.file)
    }
}
