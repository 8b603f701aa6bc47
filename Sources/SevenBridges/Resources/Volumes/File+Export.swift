internal import SevenBridgesData

extension File {
    /// Writes the file to a volume under a key; the file becomes an alias unless only a copy is wanted.
    public func export(
        to volume: String, at location: String, overwriting: Bool = false, copyOnly: Bool = false
    ) async throws -> ExportJob {
        let order = ExportOrder(file: id, volume: volume, location: location, overwrites: overwriting)
        return try await versions.client.exports.submit(order, copyOnly: copyOnly)
    }

    /// The verb `export`.
    static let exporting = Action(
        "export", "writes the file to a volume; it becomes an alias unless only a copy is wanted",
        effect: .write, takes: "file", yields: .resource("export-job"),
        parameters: [
            Parameter("volume", .resource("volume"), "volume that is written to", isRequired: true),
            Parameter(
                "location", .string, "key of the object; one that ends in / comes before the file's name",
                isRequired: true),
            Parameter("overwrite", .bool, "whether an object of that key is replaced", defaultValue: false),
            Parameter(
                "copy_only", .bool, "whether the file keeps its bytes on the platform", defaultValue: false),
            Parameter("properties", .map, "properties such as sse_algorithm", entryKind: .string),
        ],
        examples: [
            Example("$reads | export volume=me/bucket location=out/ --copy-only", "copies files to a bucket")
        ],
        bulk: BulkForm(limit: 100) { client, records, arguments in
            let orders = try records.map { try ExportOrder(file: $0, arguments) }
            let isCopy = try arguments.bool("copy_only") ?? false
            return try await client.exports.submit(orders, copyOnly: isCopy).map {
                $0.map { .record($0.record) }
            }
        },
        run: Action.running { (file: inout File, arguments) in
            let order = try ExportOrder(file: file.record, arguments)
            let isCopy = try arguments.bool("copy_only") ?? false
            return .record(try await file.versions.client.exports.submit(order, copyOnly: isCopy).record)
        })
}

extension ExportOrder {
    /// What the arguments of `export` ask for.
    fileprivate init(file: Record, _ arguments: Arguments) throws {
        var location = try arguments.requiredString("location")
        if location.hasSuffix("/") {
            guard let name = file["name"]?.stringValue, !name.isEmpty else {
                throw APIError.invalidArgument("the file came without its name; give the whole location=")
            }
            location += name
        }
        self.init(
            file: try File.type.id(of: file), volume: try arguments.requiredID("volume"), location: location,
            overwrites: try arguments.bool("overwrite") ?? false, properties: try arguments.map("properties"))
    }
}
