import SevenBridges
import SevenBridgesData

extension Row {
    /// Imports, exports and DRS imports.
    static let storageJobs: [Row] = [
        .row(30, given: project) { project, world in
            try await page(project.imports(volume: world.volume, state: "FAILED"))
        },
        .row(31) { world in
            try await page(world.client.exports.list(volume: world.volume, state: "FAILED"))
        },
        .row(136) { world in
            _ = try await world.client.imports.submit(
                ImportOrder(
                    volume: world.volume, location: world.location, to: .project(world.project),
                    name: "row 136", overwrites: true))
        },
        .row(137) { world in
            _ = try await world.client.imports.submit(
                ImportOrder(
                    volume: world.volume, location: world.prefix, to: .folder(world.folder),
                    preservesFolderStructure: false, autorenames: true, properties: ["x": 1]))
        },
        .row(138) { world in
            try await page(
                world.client.imports.list(
                    project: world.project, volume: world.volume, state: "FAILED", limit: 5))
        },
        .row(139) { world in _ = try await world.client.imports.get(world.import_) },
        .row(140) { world in _ = try await world.client.imports.get([world.import_]) },
        .row(141) { world in
            let order = ImportOrder(
                volume: world.volume, location: world.location, to: .project(world.project), name: "row 141",
                overwrites: true, preservesFolderStructure: true, autorenames: false)
            _ = try await world.client.imports.submit([order])
        },
        .row(142, given: importJob) { job, _ in try await job.reload() },
        .absent(143),
        .row(144) { world in
            let order = ExportOrder(
                file: world.file_144, volume: world.volume, location: "row 144", overwrites: true,
                properties: ["sse_algorithm": "AES256"])
            _ = try await world.client.exports.submit(order, copyOnly: true)
        },
        .row(145) { world in
            _ = try await world.client.exports.submit(
                ExportOrder(file: world.file_145, volume: world.volume, location: "row 145"))
        },
        .row(146) { world in
            try await page(world.client.exports.list(volume: world.volume, state: "FAILED", limit: 5))
        },
        .row(147) { world in _ = try await world.client.exports.get(world.export) },
        .row(148) { world in _ = try await world.client.exports.get([world.export]) },
        .row(149) { world in
            let order = ExportOrder(file: world.file_149, volume: world.volume, location: "row 149")
            _ = try await world.client.exports.submit([order], copyOnly: true)
        },
        .row(150) { world in
            let order = ExportOrder(file: world.file_150, volume: world.volume, location: "row 150")
            _ = try await world.client.exports.submit([order])
        },
        .row(151, given: exportJob) { job, _ in try await job.reload() },
        .absent(152),
        .row(225) { world in _ = try await world.client.drsImports.get(world.drs_import) },
        .row(226) { world in
            let order = DRSImportOrder(
                uri: world.drs_uri, to: .project(world.project), name: "row 226", metadata: ["k": "v"])
            _ = try await world.client.drsImports.submit([order], tags: ["t"], onConflict: .overwrite)
        },
        .row(227) { world in
            _ = try await world.client.drsImports.submit([
                DRSImportOrder(uri: world.drs_uri, to: .folder(world.folder))
            ])
        },
        .row(228, given: drsImport) { job, _ in try await job.reload() },
        .row(241, given: { world in (try await importJob(world), try await exportJob(world)) }) { jobs, _ in
            _ = (jobs.0["result"], jobs.1["result"])
        },
        .row(242, given: exportJob) { job, _ in _ = try await job.sourceFile() },
        .row(243, given: drsImport) { job, _ in _ = try await job.resultFiles() },
    ]

    @Sendable private static func importJob(_ world: World) async throws -> ImportJob {
        try await world.client.imports.get(world.import_)
    }

    @Sendable private static func exportJob(_ world: World) async throws -> ExportJob {
        try await world.client.exports.get(world.export)
    }

    @Sendable private static func drsImport(_ world: World) async throws -> DRSImport {
        try await world.client.drsImports.get(world.drs_import)
    }
}
