public import ArgumentParser
import Foundation
import SevenBridgesData
public import SevenBridgesSandbox

/// The sandbox as a program: serves until it is told to stop.
///
/// Standard output is for whoever starts it: one line that says where it listens and by which token.
@main
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sbsh-sandbox",
        abstract: "A local simulator of the Seven Bridges platform.",
        discussion:
            "Prints 'url=URL token=TOKEN' once it accepts connections, and serves until it is interrupted."
    )

    @Option(help: "The loopback port to listen on; 0 takes a free one.")
    var port: UInt16 = 0

    @Option(help: "The token that callers must send. Default: a random one.")
    var token: String?

    @Option(
        name: .customLong("user"),
        help: ArgumentHelp(
            "Another user and the token to act as them: dorothy=TOKEN. Unknown names become strangers.",
            valueName: "name=token"))
    var users: [UserOption] = []

    @Flag(
        inversion: .prefixedNo, help: "Whether preview calls need the header X-SBG-Advance-Access.")
    var advanceAccessGate = true

    @Option(help: "How many calls are answered in how many seconds.")
    var rateLimit = RateLimitOption(requests: 1000, seconds: 300)

    @Option(help: "How much there is in a new world: small, lab or huge (100,000 files in a project).")
    var world = SandboxConfiguration.WorldSize.lab

    @Option(help: "What a new world grows from: the same seed gives the same ids and contents.")
    var seed: UInt64 = 1

    @Option(help: "How many seconds of the platform pass in a real one, for tasks, imports and jobs.")
    var timeScale = 1.0

    @Option(help: "A folder that keeps the world from one start to the next.", completion: .directory)
    var data: String?

    @Option(
        help: ArgumentHelp(
            "How long a connection may do nothing, and the body of a call take to arrive.",
            valueName: "seconds"))
    var idleTimeout = 60.0

    @OptionGroup(title: "Misbehaviour")
    var faults: FaultOptions

    @Option(
        help:
            "A file that gets a line of JSON for each request: what was done, and what went wrong on purpose."
    )
    var record: String?

    @Option(
        help: ArgumentHelp(
            "A folder that is a bucket: volumes of that bucket read and write files below it.",
            valueName: "NAME=DIR"), completion: .directory)
    var bucket: [BucketOption] = []

    @Flag(help: "End when standard input closes, so that nothing is left of a caller that was killed.")
    var exitWithParent = false

    func validate() throws {
        guard idleTimeout > 0, idleTimeout <= 1_000_000 else {
            throw ValidationError("An idle timeout is a number of seconds from above 0 to 1000000.")
        }
        guard timeScale > 0, timeScale <= 1_000_000 else {
            throw ValidationError("A time scale is a number from above 0 to 1000000.")
        }
        guard let token else { return }
        guard UserOption.isToken(token) else { throw ValidationError(UserOption.tokenRule) }
    }

    func run() async throws {
        OpenFiles.raiseLimit()
        let endings = Endings(watchingInput: exitWithParent)
        let token = token ?? Self.randomToken()
        var configuration = SandboxConfiguration(token: token)
        configuration.port = Int(port)
        configuration.rateLimit = .init(requests: rateLimit.requests, seconds: rateLimit.seconds)
        configuration.world = world
        configuration.seed = seed
        configuration.timeScale = timeScale
        configuration.dataFolder = data
        configuration.users = Dictionary(users.map { ($0.token, $0.name) }) { _, last in last }
        configuration.requiresAdvanceAccess = advanceAccessGate
        configuration.buckets = Dictionary(bucket.map { ($0.name, $0.folder) }) { $1 }
        if let idleTimeout = TimeSpan(seconds: idleTimeout) { configuration.idleTimeout = idleTimeout }
        configuration.faults = faults.faults
        configuration.recordFile = record
        let sandbox = Sandbox(configuration)
        let url = try await sandbox.start()
        try FileHandle.standardOutput.write(contentsOf: Data("url=\(url) token=\(token)\n".utf8))
        await endings.first()
        await sandbox.stop()
    }

    private static func randomToken() -> String {
        UUID().uuidString.replacing("-", with: "").lowercased()
    }
}

extension SandboxConfiguration.WorldSize: ExpressibleByArgument {}

/// A rate limit as it is written on the command line: `1000/300`; both numbers are at most a thousand million.
struct RateLimitOption: ExpressibleByArgument {
    let requests: Int
    let seconds: Int

    init(requests: Int, seconds: Int) {
        self.requests = requests
        self.seconds = seconds
    }

    init?(argument: String) {
        let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        guard numbers.count == 2, numbers.allSatisfy((1...1_000_000_000).contains) else { return nil }
        self.init(requests: numbers[0], seconds: numbers[1])
    }

    var defaultValueDescription: String { "\(requests)/\(seconds)" }
}
