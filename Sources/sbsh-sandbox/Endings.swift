import Dispatch
import Foundation

/// The ways in which the program is told to end: SIGTERM, and either SIGINT or the end of standard input.
///
/// Ctrl-C goes to every process of a terminal's foreground group; a sandbox that ends with its parent leaves it to that.
struct Endings {
    private let events: AsyncStream<Void>
    private let sources: [any DispatchSourceSignal]

    /// Begins to watch at once, so that a signal during the start is not lost.
    init(watchingInput: Bool) {
        let (events, announcement) = AsyncStream.makeStream(of: Void.self)
        self.events = events
        signal(SIGINT, SIG_IGN)
        sources = (watchingInput ? [SIGTERM] : [SIGTERM, SIGINT]).map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { announcement.yield() }
            source.activate()
            return source
        }
        if watchingInput { Self.watchInput { announcement.yield() } }
    }

    /// Returns when the first of them has happened.
    func first() async {
        for await _ in events { return }
    }

    /// Reads standard input to its end on a thread of its own, as reading blocks.
    private static func watchInput(onEnd: @escaping @Sendable () -> Void) {
        Thread.detachNewThread {
            while let data = try? FileHandle.standardInput.read(upToCount: 4096), !data.isEmpty {}
            onEnd()
        }
    }
}
