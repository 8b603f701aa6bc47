import Foundation
import Synchronization

/// The sandbox's own record of what it did, in memory and in a file, each where it is wanted.
final class Journal: Sendable {
    private let keepsCalls: Bool
    private let file: FileHandle?
    private let state = Mutex(State())

    private struct State {
        var arrivals = 0
        var calls: [CallRecord] = []
    }

    /// A journal that goes on in a file, where there is one; throws if that can't be written.
    init(keepsCalls: Bool, path: String?) throws {
        self.keepsCalls = keepsCalls
        file = try path.map(Self.open)
    }

    deinit {
        try? file?.close()
    }

    /// Whether anybody wants to know.
    var isKept: Bool { keepsCalls || file != nil }

    /// What was done so far, in the order of arrival.
    var calls: [CallRecord] {
        state.withLock(\.calls).sorted { $0.number < $1.number }
    }

    /// The number of a request that has just arrived, from 1.
    func arrival() -> Int {
        state.withLock { state in
            state.arrivals += 1
            return state.arrivals
        }
    }

    /// Writes down what was done about a request.
    func note(_ call: CallRecord) {
        state.withLock { state in
            if keepsCalls { state.calls.append(call) }
            // A record that can't be written, on a full disk say, is no reason to fail the call.
            try? file?.write(contentsOf: Data(call.line))
        }
    }

    private static func open(_ path: String) throws -> FileHandle {
        if !FileManager.default.fileExists(atPath: path) {
            try Data().write(to: URL(filePath: path))
        }
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.seekToEnd()
        return file
    }
}
