import SevenBridges
import SevenBridgesData

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Makes the rows of the checklist whose numbers it reads, for a comparison with the official client.
///
/// The endpoint and the token come from the environment, the ids from the argument. See `Tests/WireEquality/sides.py`
/// for what is said and answered.
@main
enum WireCalls {
    static let rows = Dictionary(uniqueKeysWithValues: Row.all.map { ($0.number, $0) })

    static func main() async throws {
        let argument = CommandLine.arguments.dropFirst().first ?? "{}"
        guard case .record(let ids) = try JSON.parse(Array(argument.utf8)) else { return }
        let stage = Stage(client: try client(), world: World(record: ids))
        while let line = readLine() {
            await make(Int(line) ?? 0, on: stage)
        }
    }

    private static func make(_ number: Int, on stage: Stage) async {
        guard let row = rows[number] else { return say("error 0 there is no row \(number)") }
        guard let make = row.make else { return say("absent") }
        do {
            try await make(stage)
            say("done")
        } catch let error as APIError {
            say("error \(error.status ?? 0) \(error)")
        } catch {
            say("error 0 \(error)")
        }
    }

    /// A client that never really sleeps.
    private static func client() throws -> Client {
        var options = Client.Options()
        options.timing.sleep = { _ in try await Task.sleep(for: .milliseconds(2)) }
        return Client(configuration: try Configuration.load(), options: options)
    }
}

/// Sends what was written.
func flush() {
    fflush(nil)
}
