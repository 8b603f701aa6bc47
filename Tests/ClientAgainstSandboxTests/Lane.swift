import SevenBridges
import SevenBridgesData
import SevenBridgesTransfers

/// One of several workers, which does its operations one after the other on files of its own.
struct Lane: Sendable {
    let number: Int
    let client: Client
    /// The file of which copies are made.
    let original: String
    private var files: [String] = []
    private var random: SplitMix

    init(_ number: Int, client: Client, original: String) {
        self.number = number
        self.client = client
        self.original = original
        random = SplitMix(state: UInt64(number) &* 7919)
    }

    /// Does so many operations; throws what is no error of the platform's.
    mutating func perform(_ count: Int) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for index in 0..<count {
            let number = self.number * 100_000 + index
            outcomes.append(try await perform(number, nextKind()))
        }
        return outcomes
    }

    private mutating func nextKind() -> Operation.Kind {
        guard files.count >= 6 else { return .copy }
        let choices: [Operation.Kind] = [
            .copy, .copy, .copy, .copy, .folder, .project, .rename, .rename, .setTags, .setTags,
            .mergeMetadata, .replaceMetadata, .delete, .delete, .bulkDelete, .detail, .detail, .list,
            .bulkDetail, .download,
        ]
        return choices[Int(random.next() % UInt64(choices.count))]
    }

    private mutating func perform(_ number: Int, _ kind: Operation.Kind) async throws -> Outcome {
        let operation = makeOperation(number, kind)
        do {
            let answer = try await client.send(operation.call)
            if kind == .copy, let id = answer.body["id"].stringValue { files.append(id) }
            if kind == .download { try await download(operation) }
            return Outcome(operation: operation)
        } catch let error as APIError {
            return Outcome(operation: operation, error: error)
        }
    }

    private mutating func makeOperation(_ number: Int, _ kind: Operation.Kind) -> Operation {
        let name = "\(kind.rawValue)-\(number)"
        let call: APICall =
            switch kind {
            case .copy:
                .post(
                    "files", original, "actions", "copy",
                    body: ["project": .string(scratch), "name": .string(name)]
                ).making(.file(named: name, in: .project(scratch)))
            case .folder:
                .post("files", body: ["type": "folder", "project": .string(scratch), "name": .string(name)])
                    .making(.folder(named: name, in: .project(scratch)))
            case .project:
                .post("projects", body: ["name": .string(name)]).making(.project(named: name))
            case .rename: .patch("files", file(), body: ["name": .string(name)])
            case .setTags: .put("files", file(), "tags", body: [.string(name)])
            case .mergeMetadata: .patch("files", file(), "metadata", body: ["run": .string(name)])
            case .replaceMetadata: .put("files", file(), "metadata", body: ["only": .string(name)])
            case .delete: .delete("files", takeFile())
            case .bulkDelete:
                .post(
                    "bulk", "files", "delete",
                    body: ["file_ids": .list((0..<3).map { _ in .string(takeFile()) })]
                ).harmlessTwice
            case .detail: .get("files", file())
            case .list:
                .get("files", query: [QueryItem("project", scratch), QueryItem("limit", "10")])
            case .bulkDetail:
                .post("bulk", "files", "get", body: ["file_ids": [.string(file())]], isRead: true)
            case .download: .get("files", file(), "download_info")
            }
        return Operation(number, kind, call)
    }

    private var scratch: String { "rosalind/scratch" }

    private mutating func file() -> String {
        files.isEmpty ? original : files[Int(random.next() % UInt64(files.count))]
    }

    /// A file that nothing else will be done with.
    private mutating func takeFile() -> String {
        files.isEmpty ? original : files.remove(at: Int(random.next() % UInt64(files.count)))
    }

    private func download(_ operation: Operation) async throws {
        guard case .path(let parts, _) = operation.call.target else { return }
        for try await _ in FileContent(of: parts[1], range: 0..<1000, client: client) {}
    }
}

/// Random numbers that are the same each time.
struct SplitMix: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
