import Synchronization

/// The entries that a person typed, oldest first, kept in a file if one is given.
///
/// The file is read with the first use. Left out are blank entries, repetitions of the entry before, entries that begin
/// with a space, and those that the caller calls secret. Trouble with the file never fails an entry: it becomes a
/// warning, each kind once.
public final class History: Sendable {
    /// The entries that are kept, in memory and in the file.
    public static let limit = 10_000

    private struct State {
        var entries: [String] = []
        /// How many entries there were before the first of `entries`.
        var dropped = 0
        var isLoaded = false
        var warnings: [HistoryWarning] = []
        var knownWarnings: Set<HistoryWarning> = []
    }

    private let file: HistoryFile?
    private let isSecret: @Sendable (String) -> Bool
    private let state = Mutex(State())

    /// A history.
    /// - Parameters:
    ///   - file: Where entries are kept, `nil` to keep them in memory only.
    ///   - isSecret: Whether an entry holds what must not be written down, such as a token.
    public init(file: HistoryFile?, isSecret: @escaping @Sendable (String) -> Bool = { _ in false }) {
        self.file = file
        self.isSecret = isSecret
    }

    /// The entries, oldest first, of this shell and, from before it started, of others.
    public var entries: [String] {
        state.withLock { state in
            load(&state)
            return state.entries
        }
    }

    /// Records an entry if it should be; tells whether it was.
    @discardableResult
    public func record(_ entry: String) -> Bool {
        guard isWorthKeeping(entry) else { return false }
        let isNew = state.withLock { state in
            load(&state)
            guard state.entries.last != entry else { return false }
            append([entry], to: &state)
            return true
        }
        guard isNew, let file else { return isNew }
        do throws(HistoryWarning) {
            try file.append(entry)
        } catch {
            state.withLock { warn(error, in: &$0) }
        }
        return true
    }

    /// What went wrong since it was asked last.
    public func takeWarnings() -> [HistoryWarning] {
        state.withLock { state in
            defer { state.warnings = [] }
            return state.warnings
        }
    }

    /// The entries since a count, which becomes the new count.
    func entries(after count: inout Int) -> [String] {
        let (entries, dropped) = state.withLock { state in
            load(&state)
            return (state.entries, state.dropped)
        }
        defer { count = dropped + entries.count }
        return Array(entries.dropFirst(max(0, count - dropped)))
    }
}

extension History {
    private func isWorthKeeping(_ entry: String) -> Bool {
        !entry.hasPrefix(" ") && !entry.allSatisfy(\.isWhitespace) && !isSecret(entry)
    }

    private func load(_ state: inout State) {
        guard !state.isLoaded else { return }
        state.isLoaded = true
        guard let loaded = file?.load() else { return }
        append(loaded.entries, to: &state)
        for warning in loaded.warnings { warn(warning, in: &state) }
    }

    private func append(_ entries: [String], to state: inout State) {
        state.entries += entries
        let excess = state.entries.count - Self.limit
        guard excess > 0 else { return }
        state.entries.removeFirst(excess)
        state.dropped += excess
    }

    private func warn(_ warning: HistoryWarning, in state: inout State) {
        if state.knownWarnings.insert(warning).inserted { state.warnings.append(warning) }
    }
}
