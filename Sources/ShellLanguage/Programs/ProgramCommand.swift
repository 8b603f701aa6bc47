import SevenBridgesData
import Subprocess

/// A program of the system with its arguments.
struct ProgramCommand: Sendable {
    /// Its name as it was written: looked for in `PATH`, unless it is a path.
    let name: String
    let arguments: [String]

    /// The program that the first word names; a list among the words is an argument an element.
    init(_ words: [Value]) throws(Fault) {
        let texts = words.flatMap { word in word.listValue?.map(\.inserted) ?? [word.inserted] }
        guard let name = texts.first, !name.isEmpty else { throw Fault("the program has no name") }
        guard !texts.contains(where: { $0.utf8.contains(0) }) else {
            throw Fault("a program's arguments can't hold a NUL character")
        }
        self.name = name
        arguments = Array(texts.dropFirst())
    }

    /// How to start it.
    var configuration: Configuration {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))]
        return Configuration(
            executable: name.utf8.contains(UInt8(ascii: "/")) ? .path(Self.path(name)) : .name(name),
            arguments: Arguments(arguments), platformOptions: options)
    }

    /// The file path of a library that isn't named here.
    private static func path<Path: ExpressibleByStringLiteral>(_ text: String) -> Path
    where Path.StringLiteralType == String { Path(stringLiteral: text) }

    // MARK: How it ended

    /// An end that is no success is an error.
    func check(_ status: TerminationStatus) throws(ProgramFailure) {
        switch status {
        case .exited(0): return
        case .exited(let code):
            throw ProgramFailure(description: "'\(name)' ended with status \(code)", status: Int(code))
        case .signaled(let signal):
            throw ProgramFailure(description: "'\(name)' was ended by signal \(signal)", status: nil)
        }
    }

    func fault(_ error: SubprocessError) -> Fault {
        guard error.code == .executableNotFound else {
            let reason = error.underlyingError.map { "\($0)" } ?? error.description
            return Fault("'\(name)' can't be run: \(reason)")
        }
        return Fault("there is no program '\(name)'")
    }
}

/// The end of a program that says that it failed.
struct ProgramFailure: DetailedError, CustomStringConvertible {
    let description: String
    /// The status that it ended with; nil where a signal ended it.
    let status: Int?

    var details: [(String, Value)] {
        [("kind", .string("program")), ("status", status.map { .int($0) } ?? .null)]
    }
}

extension ProgramCommand {
    /// Runs it with the terminal as its own; Ctrl-C is the program's affair.
    func runOnTerminal() async throws {
        let run = Task {
            try await Subprocess.run(
                configuration, input: .currentStandardInput, output: .currentStandardOutput,
                error: .currentStandardError)
        }
        do { try check(try await run.value.terminationStatus) } catch let error as SubprocessError {
            throw fault(error)
        }
    }
}
