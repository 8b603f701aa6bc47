#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Why the history file does not hold, or give back, all that it should.
public struct HistoryWarning: Error, Hashable {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The file, or its directory, could not be read; it was left as it is.
        public static let unreadable = Code(name: "unreadable")
        /// The file, or its directory, could not be written; the entry is known to this shell only.
        public static let unwritable = Code(name: "unwritable")
        /// Some entries are damaged and are not shown; they are still in the file.
        public static let damaged = Code(name: "damaged")
    }

    /// What went wrong.
    public var code: Code
    /// The file.
    public var path: String
    /// The system's error number, or 0.
    public var systemError: Int32

    init(_ code: Code, path: String, systemError: Int32 = 0) {
        self.code = code
        self.path = path
        self.systemError = systemError
    }
}

extension HistoryWarning: CustomStringConvertible {
    /// A sentence for a person.
    public var description: String {
        let cause = systemError == 0 ? "" : ": \(String(cString: strerror(systemError)))"
        return switch code {
        case .damaged: "some entries of the history file \(path) are damaged and were passed over"
        case .unreadable: "the history file \(path) could not be read\(cause)"
        default: "the history file \(path) could not be written\(cause)"
        }
    }
}
