import SevenBridges
import SevenBridgesShell
import ShellLanguage

/// How the process ends, as the language guide lists it.
struct ExitStatus: Equatable {
    let rawValue: Int32

    static let done = ExitStatus(rawValue: 0)
    static let failed = ExitStatus(rawValue: 1)
    static let badUsage = ExitStatus(rawValue: 2)
    static let notConfigured = ExitStatus(rawValue: 3)
    static let interrupted = ExitStatus(rawValue: 130)
}

extension ExitStatus {
    /// Tells what ended a program, and gives the status that says so to whoever started it.
    init(reporting error: any Error, to output: StandardOutput) {
        switch error {
        case let request as ExitRequest: self.init(rawValue: request.status)
        case is OutputClosed: self = .done
        case is CancellationError: self = .interrupted
        case let diagnostic as Diagnostic:
            output.writeReport(diagnostic.description + "\n")
            self = Self(cause: diagnostic.cause)
        case let usage as UsageError where usage.isComplete:
            output.writeReport(usage.description + "\n")
            self = usage.status
        default:
            output.writeReport("error: \(error)\n")
            self = Self(cause: error)
        }
    }

    private init(cause: (any Error)?) {
        switch cause {
        case is ConfigurationError: self = .notConfigured
        case let error as APIError where error.kind == .unauthorized: self = .notConfigured
        case let failure as BatchFailure: self.init(cause: failure.underlyingError)
        case let usage as UsageError: self = usage.status
        default: self = .failed
        }
    }
}

/// A wrong use of the program, such as a script that is not there.
struct UsageError: Error, CustomStringConvertible {
    let description: String
    var status = ExitStatus.badUsage
    /// Whether the description is a whole diagnostic already.
    var isComplete = false
}
