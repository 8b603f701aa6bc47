public import SevenBridgesData

/// The evaluated arguments of one use of an action or a list.
///
/// A resource is its id, or a record that has one. An entry such as `metadata.sample_id` stands under that whole name.
public struct Arguments: Sendable {
    /// The values by parameter.
    public var values: Record
    /// The object as it came from the platform, where the one that is acted on was changed since: `save` compares them.
    public var original: Record?

    /// These values.
    public init(_ values: Record = Record(), original: Record? = nil) {
        self.values = values
        self.original = original
    }

    /// The value of a parameter; nil where it is absent. Setting nil removes it.
    public subscript(name: String) -> Value? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// Whether a parameter was given, null included.
    public func has(_ name: String) -> Bool { values[name] != nil }

    /// A text; nil where it is absent or null.
    public func string(_ name: String) throws -> String? {
        try given(name, "text") { $0.plainText }
    }

    /// A text that has to be there.
    public func requiredString(_ name: String) throws -> String {
        guard let text = try string(name), !text.isEmpty else { throw missing(name) }
        return text
    }

    /// An integer; nil where it is absent or null.
    public func int(_ name: String) throws -> Int? {
        try given(name, "an integer") { $0.intValue }
    }

    /// A truth value; nil where it is absent or null.
    public func bool(_ name: String) throws -> Bool? {
        try given(name, "true or false") { $0.boolValue }
    }

    /// A span of time; nil where it is absent or null.
    func duration(_ name: String) throws -> Duration? {
        try given(name, "a duration such as 10s") { value in
            if case .duration(let span) = value { .microseconds(span.microseconds) } else { nil }
        }
    }

    /// A moment, or text in ISO 8601; nil where it is absent or null.
    public func date(_ name: String) throws -> Timestamp? {
        try given(name, "a date such as 2024-05-01") { value in
            value.stringValue.map { Timestamp(iso8601: $0) } ?? Timestamp(value)
        }
    }

    /// Texts: one, or a list of them; nil where the parameter is absent or null.
    public func strings(_ name: String) throws -> [String]? {
        try given(name, "text or a list of texts") { value in
            guard case .list(let elements) = value else { return value.plainText.map { [$0] } }
            let texts = elements.compactMap(\.plainText)
            return texts.count == elements.count ? texts : nil
        }
    }

    /// A map; nil where it is absent or null.
    public func record(_ name: String) throws -> Record? {
        try given(name, "a map") { $0.recordValue }
    }

    /// The id of a resource; nil where it is absent or null.
    public func id(_ name: String) throws -> String? {
        try given(name, "an id or an object") { $0.resourceID }
    }

    /// The id of a resource that has to be there.
    public func requiredID(_ name: String) throws -> String {
        guard let id = try id(name), !id.isEmpty else { throw missing(name) }
        return id
    }

    /// Where something goes: an id of a project or folder, or one of them as an object.
    public func destination(_ name: String) throws -> Destination {
        guard let id = try id(name), !id.isEmpty else { throw missing(name) }
        return Destination(id: id)
    }

    /// The entries `name.KEY`, by their keys.
    public func entries(of name: String) -> Record {
        let prefix = name + "."
        return Record(
            values.pairs.compactMap { key, value in
                key.hasPrefix(prefix) ? (String(key.dropFirst(prefix.count)), value) : nil
            })
    }

    private func given<T>(_ name: String, _ expected: String, _ read: (Value) -> T?) throws -> T? {
        guard let value = values[name], !value.isNull else { return nil }
        guard let result = read(value) else {
            throw APIError.invalidArgument("'\(name)' takes \(expected), not \(value.kind)")
        }
        return result
    }

    private func missing(_ name: String) -> APIError {
        APIError.invalidArgument("'\(name)' is missing; write \(name)=...")
    }
}

/// Where a copy or a new folder goes.
public enum Destination: Hashable, Sendable {
    /// The top of a project.
    case project(String)
    /// A folder.
    case folder(String)

    /// The destination with this id: `owner/name` is a project, anything else a folder.
    public init(id: String) {
        self = IdentifierForm.ownerSlashName.matches(id) ? .project(id) : .folder(id)
    }

    /// The body's key and value for it.
    var field: (String, Value) {
        switch self {
        case .project(let id): ("project", .string(id))
        case .folder(let id): ("parent", .string(id))
        }
    }
}

extension Value {
    /// The text of a string or of a plain number, date or truth value: what a text parameter takes.
    var plainText: String? {
        switch self {
        case .string(let text): text
        case .int(let number): String(number)
        case .float(let number): String(number)
        case .bool(let flag): String(flag)
        case .date(let date): date.iso8601
        default: nil
        }
    }

    /// The id that a value means where a resource is wanted.
    public var resourceID: String? {
        switch self {
        case .string(let id): id
        case .record(let record): record["id"]?.stringValue ?? record["username"]?.stringValue
        default: nil
        }
    }
}

extension Arguments {
    /// A map and its entries `name.KEY` together; nil where neither was given.
    func map(_ name: String) throws -> Record? {
        let entries = entries(of: name)
        guard let whole = try record(name) else { return entries.isEmpty ? nil : entries }
        return Record((whole.pairs + entries.pairs).map { ($0.key, $0.value) })
    }
}
