import Foundation

/// A table as the store and the record see it: names, keys and bytes.
struct StoredTable: Sendable {
    let name: String
    /// What became of the rows that changed.
    let changes: @Sendable (World) throws -> [Change]
    /// What became of rows since somebody asked last, which it then forgets.
    let takeNews: @Sendable (inout World) -> [CallRecord.Change]
    let markStored: @Sendable (inout World) -> Void
    /// Takes back a stored row, or removes one that was stored as removed, without a body.
    let restore: @Sendable (inout World, _ key: String, _ body: Data?, _ position: Int) throws -> Void

    /// A row that was added or changed, or one that is gone.
    enum Change {
        case put(key: String, position: Int, body: Data)
        case remove(key: String)
    }

    /// A table by its name on disk; `isRecorded` where what becomes of its rows is an effect of requests, and not only
    /// counted beside it.
    init<Row>(
        _ name: String, _ table: any WritableKeyPath<World, Table<Row>> & Sendable, isRecorded: Bool = true
    ) {
        self.name = name
        changes = { world in
            let encoder = JSONEncoder()
            return try world[keyPath: table].unstored.map { key in
                guard let entry = world[keyPath: table].entry(key) else { return .remove(key: key) }
                return .put(key: key, position: entry.position, body: try encoder.encode(entry.row))
            }
        }
        takeNews = { world in
            let news = world[keyPath: table].news
            guard !news.isEmpty else { return [] }
            world[keyPath: table].forgetNews()
            guard isRecorded else { return [] }
            return news.sorted { $0.key < $1.key }
                .map { CallRecord.Change(kind: $0.value, table: name, key: $0.key) }
        }
        markStored = { $0[keyPath: table].markStored() }
        restore = { world, key, body, position in
            let row = try body.map { try JSONDecoder().decode(Row.self, from: $0) }
            world[keyPath: table].restore(row, for: key, at: position)
        }
    }
}
