/// A kind of row that a world keeps in a table and, with `--data`, on disk.
protocol Stored: Codable, Sendable {
    /// What tells it from the others of its table.
    var key: String { get }
}

extension Stored where Self: Identifiable, ID: CustomStringConvertible {
    var key: String { id.description }
}

/// The rows of one kind by their keys; remembers the order of their arrival, and what changed since it was last stored.
struct Table<Row: Stored>: Sendable {
    private var entries: [String: Entry] = [:]
    private var lastPosition = 0
    /// The keys of the rows that were added, changed or removed since they were last stored.
    private(set) var unstored: Set<String> = []
    /// What became of rows since somebody asked last, by their keys.
    private(set) var news: [String: CallRecord.Change.Kind] = [:]

    /// A row and its place in the order of arrival.
    struct Entry: Sendable {
        var position: Int
        var row: Row
    }

    /// The row of a key. Setting nil removes it; a row that is new comes last.
    subscript(key: String) -> Row? {
        get { entries[key]?.row }
        set {
            unstored.insert(key)
            let isThere = entries[key] != nil
            guard let newValue else {
                if isThere { note(.removed, key) }
                entries[key] = nil
                return
            }
            note(isThere ? .changed : .added, key)
            if !isThere { lastPosition += 1 }
            entries[key, default: Entry(position: lastPosition, row: newValue)].row = newValue
        }
    }

    /// Adds a row, or puts it in the place of the one with its key.
    mutating func insert(_ row: Row) {
        self[row.key] = row
    }

    var count: Int { entries.count }
    var isEmpty: Bool { entries.isEmpty }
    var keys: Dictionary<String, Entry>.Keys { entries.keys }

    /// All rows in no particular order.
    var rows: some Collection<Row> { entries.values.lazy.map(\.row) }

    /// All rows in the order of their arrival.
    var inOrder: [Row] { entries.values.sorted { $0.position < $1.position }.map(\.row) }

    /// The rows that hold a condition, in the order of their arrival.
    func filter(_ isIncluded: (Row) throws -> Bool) rethrows -> [Row] {
        try entries.values.filter { try isIncluded($0.row) }.sorted { $0.position < $1.position }.map(\.row)
    }

    /// The first row that holds a condition.
    func first(where holds: (Row) -> Bool) -> Row? {
        entries.values.filter { holds($0.row) }.min { $0.position < $1.position }?.row
    }

    /// Removes the rows that hold a condition.
    mutating func removeAll(where holds: (Row) -> Bool) {
        for (key, entry) in entries where holds(entry.row) { self[key] = nil }
    }
}

// For the record
extension Table {
    /// What became of rows was heard of.
    mutating func forgetNews() {
        news = [:]
    }

    /// What happened to a row before and what happens to it now are one thing in the end.
    private mutating func note(_ kind: CallRecord.Change.Kind, _ key: String) {
        switch (news[key], kind) {
        case (.added, .changed): break
        case (.added, .removed): news[key] = nil
        case (.removed, .added): news[key] = .changed
        default: news[key] = kind
        }
    }
}

// For the store
extension Table {
    /// A row with its place; nil where there is none of this key.
    func entry(_ key: String) -> Entry? {
        entries[key]
    }

    /// Everything is on disk now.
    mutating func markStored() {
        unstored = []
    }

    /// Takes back a row as it was stored, or removes one that was stored as removed.
    mutating func restore(_ row: Row?, for key: String, at position: Int) {
        entries[key] = row.map { Entry(position: position, row: $0) }
        lastPosition = max(lastPosition, position)
    }
}
