#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Why lines can't be read.
public struct LineEditingError: Error, Hashable {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// Input or output is not a terminal.
        public static let notATerminal = Code(name: "notATerminal")
        /// libedit could not be set up.
        public static let editorUnavailable = Code(name: "editorUnavailable")
        /// The system refused a pipe, a stream or a thread.
        public static let outOfResources = Code(name: "outOfResources")
        /// Reading failed.
        public static let readFailed = Code(name: "readFailed")
    }

    /// What went wrong.
    public var code: Code
    /// The system's error number, or 0.
    public var systemError: Int32

    /// An error.
    public init(_ code: Code, systemError: Int32 = 0) {
        self.code = code
        self.systemError = systemError
    }
}

extension LineEditingError: CustomStringConvertible {
    /// A sentence for a person.
    public var description: String {
        systemError == 0 ? sentence : "\(sentence): \(String(cString: strerror(systemError)))"
    }

    private var sentence: String {
        switch code {
        case .notATerminal: "line editing needs a terminal"
        case .editorUnavailable: "the line editor could not start"
        case .outOfResources: "the system has no room for another thread or file"
        default: "the input could not be read"
        }
    }
}
