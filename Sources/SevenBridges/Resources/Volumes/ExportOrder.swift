public import SevenBridgesData

/// What an export is to do: which file goes where in a volume.
public struct ExportOrder: Hashable, Sendable {
    /// The file.
    public var file: String
    /// The volume, which must be writable.
    public var volume: String
    /// The key that the object gets.
    public var location: String
    /// Whether an object of that key is replaced. Default: false.
    public var overwrites = false
    /// Properties of the object such as `sse_algorithm`, `aws_storage_class`; nil for none.
    public var properties: Record?

    /// An export of a file.
    public init(
        file: String, volume: String, location: String, overwrites: Bool = false, properties: Record? = nil
    ) {
        self.file = file
        self.volume = volume
        self.location = location
        self.overwrites = overwrites
        self.properties = properties
    }

    /// The request's object; in bulk, properties are always there.
    func body(inBulk: Bool = false) -> Value {
        var body = Record([
            ("source", .record(Record([("file", .string(file))]))),
            ("destination", .record(Record([("volume", .string(volume)), ("location", .string(location))]))),
            ("overwrite", .bool(overwrites)),
        ])
        body["properties"] = properties?.asValue ?? (inBulk ? .record(Record()) : Value?.none)
        return .record(body)
    }
}
