import Foundation
import SevenBridges
import SevenBridgesData
import Testing

/// What the Python client's quickstart does, in Swift, against the sandbox.
@Suite struct QuickstartTests {
    @Test func clientsAreMadeInEachWay() throws {
        #expect(try Snippets.initialize().configuration.endpoint.host == "api.sbgenomics.com")
        let endpoint = try Endpoint("https://api.sbgenomics.com/v2")
        let proxied = try Snippets.proxies(endpoint, Token("t"))
        #expect(proxied.configuration.proxies.https == "proxy.example.org:3128")
        #expect(Snippets.errorHandlers(proxied.configuration).options.errorHandlers.count == 2)
        var options = Client.Options()
        Snippets.ownErrorHandler(&options)
        Snippets.logging(&options)
        #expect(options.errorHandlers.map(\.name) == ["patient"])
    }

    @Test func accountAndProjects() async throws {
        try await QuickstartSandbox.run { sandbox in
            try await Snippets.rateLimit(sandbox.client)
            try await Snippets.me(sandbox.client)
            try await Snippets.errors(sandbox.client)
            try await Snippets.listProjects(sandbox.client)
            let project = try await Snippets.manageProject(sandbox.client, newuser: "dorothy")
            #expect(project.description == "Markdown allowed")
            try await Snippets.relatedLists(project)
        }
    }

    @Test func billing() async throws {
        try await QuickstartSandbox.run { sandbox in
            try await Snippets.billing(sandbox.client)
            let group = try #require(try await sandbox.client.billingGroups.list().page().first)
            try await Snippets.breakdown(group)
        }
    }

    @Test func files() async throws {
        try await QuickstartSandbox.run { sandbox in
            try await Snippets.findFiles(sandbox.client, project: "rosalind/exome-pilot")
            let project = try await sandbox.project()
            let read = try #require(try await sandbox.reads().first)
            let own = try await read.copy(to: .project(project.id))
            try await Snippets.editFile(own)
            let kept = try await sandbox.client.files.get(own.id)
            #expect(kept.tags == ["example"] && kept.metadata?["sample_id"] == "my-sample")
            let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
            defer { try? FileManager.default.removeItem(atPath: path) }
            try await Snippets.copyAndDownload(own, to: project.id, path: path)
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int == own.size)
        }
    }

    @Test func upload() async throws {
        try await QuickstartSandbox.run { sandbox in
            let project = try await sandbox.project()
            let cwl = try #require(Bundle.module.path(forResource: "count-reads", ofType: "cwl"))
            let file = try await Snippets.upload(sandbox.client, path: cwl, project: project.id)
            #expect(file.name == "new.fastq" && file.project == project.id)
        }
    }

    @Test func volumesImportsAndExports() async throws {
        try await QuickstartSandbox.run { sandbox in
            let project = try await sandbox.project()
            let volume = try await Snippets.volumes(sandbox.client)
            let location = try #require(try await anObject(in: volume))
            let imported = try await Snippets.importFile(
                sandbox.client, volume: volume, location: location, project: project)
            #expect(imported?.project == project.id)
            let read = try #require(try await sandbox.reads().first)
            let own = try await read.copy(to: .project(project.id))
            try await Snippets.exportFiles(sandbox.client, files: [own], volume: volume)
            let exported = try await sandbox.client.files.get(own.id)
            #expect(exported.storage?["type"] == "VOLUME")
        }
    }

    /// The key of some object, however deep.
    private func anObject(in volume: Volume) async throws -> String? {
        var prefix = ""
        for _ in 0..<10 {
            let page = try await volume.objects(prefix: prefix).pages.page()
            if let location = page.items.first?["location"]?.stringValue { return location }
            guard let deeper = page.details["prefixes"]?.listValue?.first?["prefix"].stringValue else {
                return nil
            }
            prefix = deeper
        }
        return nil
    }

    @Test func appsAndTasks() async throws {
        try await QuickstartSandbox.run { sandbox in
            let project = try await sandbox.project()
            let cwl = try #require(Bundle.module.path(forResource: "count-reads", ofType: "cwl"))
            try await Snippets.apps(sandbox.client, project: project.id, cwl: cwl)
            var reads: [File] = []
            for read in try await sandbox.reads().prefix(2) {
                reads.append(try await read.copy(to: .project(project.id)))
            }
            let app = "\(project.id)/my-tool"
            try await Snippets.singleTask(sandbox.client, project: project.id, app: app, reads: reads)
            try await Snippets.batchTask(sandbox.client, project: project.id, app: app, reads: reads)
            try await Snippets.refusedTask(sandbox.client, project: project.id, app: app)
            let tasks = try await project.tasks().collect()
            #expect(tasks.map(\.state).filter { $0 == .completed }.count >= 1)
            #expect(tasks.filter { $0.state == .draft }.count == 1)
        }
    }
}

/// The page shows what the tests run.
@Suite struct PageTests {
    @Test func everySwiftSnippetOfThePageIsCompiled() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
        let sources = try FileManager.default.contentsOfDirectory(atPath: root.path)
            .filter { $0.hasPrefix("Snippets+") }
            .map { lines(try String(contentsOf: root.appending(path: $0), encoding: .utf8)) }
        let page = root.appending(path: "../../Sources/SevenBridges/SevenBridges.docc/FromPython.md")
        let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```swift\n")
            .dropFirst()
        #expect(blocks.count >= 20)
        for block in blocks {
            let wanted = lines(block.components(separatedBy: "```")[0])
            #expect(sources.contains { $0.contains(wanted) }, "not in the tests:\n\(wanted)")
        }
    }

    /// The text without indentation and empty lines.
    private func lines(_ text: String) -> String {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
