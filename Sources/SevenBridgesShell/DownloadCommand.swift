import Foundation
import SevenBridges
import SevenBridgesData
import SevenBridgesTransfers
import ShellLanguage

/// `download`: brings files to the local disk, each whole and verified under its final name or not at all.
struct DownloadCommand: Command {
    private let account: Account

    private static let receipt = ObjectType(
        name: "download",
        properties: [
            PropertyType(name: "path", type: .string, summary: "where it is now"),
            PropertyType(name: "size", type: .int, unit: .bytes, summary: "its size"),
            PropertyType(name: "file", type: .string, summary: "id of the file"),
        ], defaultColumns: ["path", "size", "file"])

    let signature = Signature(
        "download", "brings files to the local disk",
        parameters: [
            Parameter(
                "to", .path, "a folder if it exists, ends in / or several files flow; else the file's name",
                defaultValue: "."),
            Parameter("overwrite", .bool, "replaces files that are there", defaultValue: false),
        ], input: .resourcesOrArgument(["file"]), output: .each(.object(receipt)), effect: .read,
        examples: [Signature.Example("file me/rna/s1.bam | download to=./data/", "one file into a folder")])

    init(_ account: Account) {
        self.account = account
    }

    func open(_ call: Invocation) async throws -> Output {
        let client = try account.client()
        let place = LocalPlace(call["to"]?.stringValue ?? ".", holdsSeveral: call.input?.isOne == false)
        let overwrites = call["overwrite"] == .bool(true)
        guard let input = call.input else {
            let word = call[Signature.target]?.resourceID ?? ""
            let id = try await client.resolve(word, as: "file")
            let file = try await Catalog.type(named: "file")?.fetch(id, from: client) ?? Record()
            return .one(try await Self.download(file, place, overwrites, client))
        }
        let stream = MappedStream(input.stream) { batch in
            var receipts: [Value] = []
            for case .record(let file) in batch {
                receipts.append(try await Self.download(file, place, overwrites, client))
            }
            return receipts
        }
        return input.isOne ? .one(try await stream.next()?.first ?? .null) : .many(stream)
    }

    private static func download(
        _ file: Record, _ place: LocalPlace, _ overwrites: Bool, _ client: Client
    ) async throws -> Value {
        guard let id = file["id"]?.stringValue, let name = file["name"]?.stringValue else {
            throw Fault("there is no file to download", hint: "it has no id or no name")
        }
        let path = try place.path(forFileNamed: name)
        let receipt = try await Download(of: id, to: path, overwriting: overwrites, client: client).run()
        let fields: [(String, Value)] = [
            ("path", .string(receipt.path)), ("size", .int(receipt.size)), ("file", .string(receipt.file)),
        ]
        return .record(Record(fields, type: "download"))
    }
}

/// Where downloads go on the local disk.
private struct LocalPlace {
    private let path: String
    private let isFolder: Bool

    init(_ path: String, holdsSeveral: Bool) {
        var isDirectory: ObjCBool = false
        let path = path == "~" || path.hasPrefix("~/") ? NSHomeDirectory() + path.dropFirst() : path
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        self.path = path
        isFolder = holdsSeveral || path.hasSuffix("/") || exists && isDirectory.boolValue
    }

    /// The path of a file; its folder is made where it is missing.
    ///
    /// A name from the platform is only ever a name here: one that leads out of the folder is refused.
    func path(forFileNamed name: String) throws -> String {
        guard isFolder else { return path }
        guard !name.isEmpty, name != ".", name != "..", !name.contains("/"), !name.contains("\0") else {
            throw Fault("'\(name)' can't be a file's name here", hint: "give one with to=")
        }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Fault("the folder '\(path)' can't be made", hint: error.localizedDescription)
        }
        return path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }
}
