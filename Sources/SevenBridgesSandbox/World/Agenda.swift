import SevenBridgesData

/// What is due by a moment, in its order; it grows while things happen.
struct Agenda: Sendable {
    private let end: Timestamp
    /// The last is the next.
    private var entries: [Entry]

    private struct Entry: Comparable {
        let due: Timestamp
        let id: String

        init(_ event: Event) {
            due = event.due
            id = event.id
        }

        static func < (left: Entry, right: Entry) -> Bool {
            (left.due, left.id) < (right.due, right.id)
        }
    }

    init(_ events: Table<Event>, until end: Timestamp) {
        self.end = end
        entries = events.rows.filter { $0.due <= end }.map(Entry.init).sorted(by: >)
    }

    /// Takes an event in, if it is due by the end.
    mutating func add(_ event: Event) {
        guard event.due <= end else { return }
        let entry = Entry(event)
        var range = entries.startIndex..<entries.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = entries[middle] > entry ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        entries.insert(entry, at: range.lowerBound)
    }

    /// The id of the next event, which may have been called off since.
    mutating func next() -> String? {
        entries.popLast()?.id
    }
}
