import SevenBridgesData

/// What a sandbox did about one request.
public struct CallRecord: Hashable, Sendable {
    /// The request's number, from 1, in the order of arrival.
    public var number: Int
    /// The HTTP method.
    public var method: String
    /// The path, of a call of the API with its query. Tokens and signatures are masked; queries of other paths, which may
    /// be signatures, are left out.
    public var path: String
    /// The status that was sent; nil where the connection was closed without an answer.
    public var status: Int?
    /// What was made, changed or removed, as `table/key`; empty where the request had no effect.
    public var changes: [Change] = []
    /// What went wrong on purpose; nil for nothing.
    public var fault: String?

    /// Whether the request changed anything.
    public var hadEffect: Bool { !changes.isEmpty }

    /// What became of one row of the world.
    public struct Change: Hashable, Sendable {
        /// What became of it.
        public enum Kind: String, Sendable {
            case added, changed, removed
        }

        /// What became of it.
        public var kind: Kind
        /// The kind of row, in the plural: `files`.
        public var table: String
        /// What tells the row from the others of its kind: a file's id, say.
        public var key: String
    }
}

extension CallRecord {
    /// The record as one line of JSON.
    var line: [UInt8] {
        var record = Record([
            ("number", .int(number)), ("method", .string(method)), ("path", .string(path)),
            ("status", status.map { .int($0) } ?? .null),
        ])
        for kind in [Change.Kind.added, .changed, .removed] {
            let names = changes.filter { $0.kind == kind }.map { Value.string("\($0.table)/\($0.key)") }
            if !names.isEmpty { record[kind.rawValue] = .list(names) }
        }
        if let fault { record["fault"] = .string(fault) }
        return JSON.bytes(.record(record)) + [UInt8(ascii: "\n")]
    }
}
