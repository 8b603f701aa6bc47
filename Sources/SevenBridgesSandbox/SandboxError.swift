/// Why a sandbox could not be started.
public struct SandboxError: Error {
    /// What went wrong.
    public struct Code: Hashable, Sendable {
        private let name: String

        /// The port is taken, or may not be listened on.
        public static let cannotListen = Code(name: "cannotListen")
        /// The file for the record can't be written.
        public static let cannotRecord = Code(name: "cannotRecord")
        /// The sandbox was started before and not stopped since.
        public static let alreadyRunning = Code(name: "alreadyRunning")
        /// The folder for the data can't be used: another sandbox does, or its disk refuses.
        public static let cannotKeepData = Code(name: "cannotKeepData")
        /// What is in the folder for the data was not written by a sandbox of this version.
        public static let unreadableData = Code(name: "unreadableData")
    }

    /// What went wrong.
    public let code: Code
    /// What the system said, where it said something.
    public let underlyingError: (any Error)?

    init(code: Code, underlyingError: (any Error)? = nil) {
        self.code = code
        self.underlyingError = underlyingError
    }
}

extension SandboxError: CustomStringConvertible {
    /// The error as a sentence.
    public var description: String {
        let cause = underlyingError.map { ": \($0)" } ?? ""
        return switch code {
        case .alreadyRunning: "the sandbox is running already"
        case .cannotRecord: "the sandbox can't write its record\(cause)"
        case .cannotKeepData: "the sandbox can't keep its data in that folder\(cause)"
        case .unreadableData: "what is in the data folder can't be read; take another folder\(cause)"
        case _ where underlyingError == nil: "the sandbox ended before it could listen"
        default: "the sandbox can't listen on its port\(cause)"
        }
    }
}
