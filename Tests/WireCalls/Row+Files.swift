import SevenBridges
import SevenBridgesData

extension Row {
    /// Files and folders: lists, single files, bulk calls.
    static let files: [Row] = [
        .row(43) { world in
            let arguments: Record = [
                "project": .string(world.project), "name": ["a", "b"],
                "metadata": ["sample_id": "s", "m": ["x", "y"]], "origin": ["task": .string(world.task)],
                "tags": ["t1", "t2"], "limit": 10,
            ]
            try await page(world.client.files.list(Arguments(arguments)))
        },
        .row(44) { world in try await page(world.client.files.list(project: world.project, names: [])) },
        .row(45) { world in try await page(world.client.files.list(in: .folder(world.folder))) },
        .row(46) { world in
            try await page(world.client.files.list(Arguments(["dataset": .string(world.dataset)])))
        },
        .row(47) { world in
            try await page(world.client.files.scroll(in: .project(world.project), limit: 10))
        },
        .row(48) { world in try await page(world.client.files.list(project: world.project)) },
        .row(49) { world in _ = try await world.client.files.get(world.file) },
        .row(50, given: file) { file, _ in try await file.reload() },
        .row(51, given: { world in try await world.client.files.get(world.file_51) }) { file, _ in
            try await file.delete()
        },
        .row(52, given: file) { file, world in
            _ = try await file.copy(to: .project(world.other_project), name: "row 52")
        },
        .row(53, given: file) { file, _ in _ = try await file.downloadURL() },
        .row(54, given: { world in try await world.client.files.get(world.file_54) }) { file, _ in
            file.name = "row 54"
            try await file.save()
        },
        .row(55, given: { world in try await world.client.files.get(world.file_55) }) { file, _ in
            file.tags = ["x"]
            try await file.save()
        },
        .row(56, given: { world in try await world.client.files.get(world.file_56) }) { file, _ in
            file.metadata?["k"] = "w"
            file.metadata?["z"] = .null
            try await file.save()
        },
        .row(57, given: { world in try await world.client.files.get(world.file_57) }) { file, _ in
            file.metadata = ["q": "1"]
            try await file.save()
        },
        .row(58, given: { world in try await world.client.files.get(world.file_58) }) { file, _ in
            file.name = "row 58"
            file.tags = ["x"]
            file.metadata?["k"] = "w"
            try await file.save()
        },
        .row(59, given: file) { file, _ in try await file.save() },
        .row(60, given: file) { file, _ in try await file.save() },
        .row(64) { world in _ = try await world.client.files.get([world.file, world.file_54]) },
        .row(65) { world in _ = try await world.client.files.delete([world.file_65, world.file_65b]) },
        .row(66, given: { world in try await changed(world.file_66, world) }) { file, world in
            _ = try await world.client.files.update([file])
        },
        .row(67, given: { world in try await changed(world.file_67, world) }) { file, world in
            _ = try await world.client.files.edit([file])
        },
        .row(68, given: { world in try await world.client.files.get(world.folder) }) { folder, _ in
            try await page(folder.files(limit: 5))
        },
        .row(69) { world in
            try await page(world.client.files.scroll(in: .folder(world.folder), limit: 5))
        },
        .row(70) { world in
            _ = try await world.client.files.createFolder("row 70", in: .folder(world.folder))
        },
        .row(71) { world in
            _ = try await world.client.files.createFolder("row 71", in: .project(world.project))
        },
        .row(72, given: file) { file, world in
            _ = try await file.copy(to: .folder(world.folder), name: "row 72")
        },
        .row(73, given: { world in try await world.client.files.get(world.file_73) }) { file, world in
            try await file.move(to: world.folder, name: "row 73")
        },
        .row(
            74,
            given: { world in
                try await world.client.files.search("IN \"\(world.project)\"", limit: 5).page()
            }
        ) { page, _ in _ = try await page.next() },
    ]

    /// The file that most rows look at.
    @Sendable static func file(_ world: World) async throws -> File {
        try await world.client.files.get(world.file)
    }

    /// A file whose name, tags and metadata are not yet saved.
    private static func changed(_ id: String, _ world: World) async throws -> File {
        var file = try await world.client.files.get(id)
        file.name = (file.name ?? "") + " changed"
        file.tags = ["a"]
        file.metadata = ["k": "v"]
        return file
    }
}
