/// Why a sandbox could not be started.
public struct SandboxError: Error {
    /// What went wrong.
    public struct Code: Hashable, Sendable {
        private let name: String

        /// The port is taken, or may not be listened on.
        public static let cannotListen = Code(name: "cannotListen")
        /// The sandbox was started before and not stopped since.
        public static let alreadyRunning = Code(name: "alreadyRunning")
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
        guard code == .cannotListen else { return "the sandbox is running already" }
        return underlyingError.map { "the sandbox can't listen on its port: \($0)" }
            ?? "the sandbox ended before it could listen"
    }
}
