import Foundation
import GRDB
import SevenBridgesData

/// A world on disk: one SQLite database, of which each call's changes are one transaction.
///
/// What a world grew from is stored as its seed, so that a huge world starts as fast as a small one; what changed since
/// is stored row by row, a removed row as one without a body.
///
/// A transaction is in the write-ahead log before the call is answered, so that a killed process loses nothing that
/// anybody heard of, and a half-done call is not there at all. The database is locked for as long as the store exists.
struct WorldStore: Sendable {
    private let database: DatabaseQueue

    /// Opens the database in a folder, or makes both.
    init(folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var configuration = GRDB.Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
        }
        database = try DatabaseQueue(
            path: folder.appending(path: "world.sqlite").path, configuration: configuration)
        try database.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS row (
                        type TEXT NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL, body BLOB,
                        PRIMARY KEY (type, key)
                    ) WITHOUT ROWID;
                    CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                    """)
        }
    }

    /// Stores what changed in a world since it was stored last, or since it grew from its seed.
    func save(_ world: inout World) throws {
        let changes = try World.tables.map { (type: $0.name, changes: try $0.changes(world)) }
        guard changes.contains(where: { !$0.changes.isEmpty }) else { return }
        try database.write { database in
            for (type, changes) in changes {
                try Self.write(changes, of: type, to: database)
            }
            try Self.write(world.storedState, to: database)
        }
        for table in World.tables { table.markStored(&world) }
    }

    /// Stores what a new world grew from.
    func begin(_ world: World, from origin: WorldOrigin) throws {
        try database.write { database in
            try Self.write(world.storedState, to: database)
            try Self.write(origin.storedState, to: database)
        }
    }

    private static func write(_ state: [(name: String, value: String)], to database: Database) throws {
        for (name, value) in state {
            try database.execute(
                sql: "INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", arguments: [name, value])
        }
    }

    private static func write(_ changes: [StoredTable.Change], of type: String, to database: Database) throws
    {
        guard !changes.isEmpty else { return }
        let put = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO row (type, key, position, body) VALUES (?, ?, ?, ?)")
        let remove = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO row (type, key, position, body) VALUES (?, ?, 0, NULL)")
        for change in changes {
            switch change {
            case .put(let key, let position, let body):
                try put.execute(arguments: [type, key, position, body])
            case .remove(let key): try remove.execute(arguments: [type, key])
            }
        }
    }

    /// The world as it was stored; nil where there is none yet.
    func load() throws -> World? {
        try database.read { database in
            let pairs = try Row.fetchAll(database, sql: "SELECT name, value FROM state")
            let state: [String: String] = Dictionary(pairs.map { ($0["name"], $0["value"]) }) { $1 }
            guard !state.isEmpty else { return nil }
            var world = try World.seeded(WorldOrigin(storedState: state))
            var hasChangedFiles = false
            for table in World.tables {
                let rows = try Row.fetchCursor(
                    database, sql: "SELECT key, position, body FROM row WHERE type = ? ORDER BY position",
                    arguments: [table.name])
                while let row = try rows.next() {
                    try table.restore(&world, row["key"], row["body"], row["position"])
                    if table.name == "files" { hasChangedFiles = true }
                }
            }
            try world.restore(state)
            if hasChangedFiles { world.indexFiles() }
            world.indexBatches()
            return world
        }
    }
}
