import Synchronization

@testable import LineEditing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A terminal without a screen: an editor works at one end, a test types and looks at the other.
final class PseudoTerminal: Sendable {
    /// The editor's end.
    let terminal: Int32
    private let keyboard: Int32
    private let isOpen = Mutex(true)
    /// Waiting for output blocks, so it has a thread of its own.
    private let watcher = DedicatedThread<Void> {}

    init(columns: UInt16 = 80, rows: UInt16 = 24) throws {
        (keyboard, terminal) = Self.openPair()
        guard keyboard >= 0, terminal >= 0 else {
            throw LineEditingError(.outOfResources, systemError: errno)
        }
        resize(columns: columns, rows: rows)
    }

    deinit {
        hangUp()
        close(terminal)
    }

    #if os(Linux)
        /// `posix_openpt` and its kin in Linux's own calls: glibc hides them from Swift (`_XOPEN_SOURCE`).
        private static func openPair() -> (keyboard: Int32, terminal: Int32) {
            let unlock: UInt = 0x4004_5431  // TIOCSPTLCK
            let openPeer: UInt = 0x5441  // TIOCGPTPEER
            let keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
            var isLocked: Int32 = 0
            _ = ioctl(keyboard, unlock, &isLocked)
            return (keyboard, ioctl(keyboard, openPeer, O_RDWR | O_NOCTTY | O_CLOEXEC))
        }
    #else
        private static func openPair() -> (keyboard: Int32, terminal: Int32) {
            var (keyboard, terminal): (Int32, Int32) = (-1, -1)
            _ = openpty(&keyboard, &terminal, nil, nil, nil)
            return (keyboard, terminal)
        }
    #endif

    func resize(columns: UInt16, rows: UInt16) {
        var size = [rows, columns, 0, 0]
        _ = ioctl(keyboard, UInt(TIOCSWINSZ), &size)
    }

    func type(_ text: String) {
        type(bytes: Array(text.utf8))
    }

    func type(bytes: [UInt8]) {
        _ = bytes.withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
    }

    /// Closes the window.
    func hangUp() {
        isOpen.withLock { isOpen in
            if isOpen { close(keyboard) }
            isOpen = false
        }
    }

    /// Takes what is shown up to and including a text; what was shown if it did not come within ten seconds.
    func shown(until text: String) async throws -> String {
        let keyboard = keyboard
        return try await watcher.run { Self.output(of: keyboard, until: text) }
    }

    private static func output(of descriptor: Int32, until text: String) -> String {
        let deadline = ContinuousClock.now + .seconds(10)
        var bytes: [UInt8] = []
        while ContinuousClock.now < deadline {
            var descriptors = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
            guard poll(&descriptors, 1, 100) > 0 else { continue }
            var byte: UInt8 = 0
            guard read(descriptor, &byte, 1) == 1 else { break }
            bytes.append(byte)
            if bytes.suffix(text.utf8.count).elementsEqual(text.utf8) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
