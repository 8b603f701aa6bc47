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
/// A number followed by `preview` is made by a client that opts in to Advance Access.
/// The endpoint and the token come from the environment, the ids from the argument. See `Tests/WireEquality/sides.py`
/// for what is said and answered.
@main
enum WireCalls {
    static let rows = Dictionary(uniqueKeysWithValues: Row.all.map { ($0.number, $0) })

    static func main() async throws {
        let argument = CommandLine.arguments.dropFirst().first ?? "{}"
        guard case .record(let ids) = try JSON.parse(Array(argument.utf8)) else { return }
        let worlds = (
            plain: World(client: try client(), record: ids),
            preview: World(client: try client(advanceAccess: true), record: ids)
        )
        while let line = readLine() {
            let words = line.split(separator: " ")
            await make(
                words.first.flatMap { Int($0) } ?? 0, in: words.count > 1 ? worlds.preview : worlds.plain)
        }
    }

    private static func make(_ number: Int, in world: World) async {
        guard let row = rows[number] else { return say("error 0 there is no row \(number)") }
        guard let make = row.make else { return say("absent") }
        do {
            try await make(world)
            say("done")
        } catch let error as APIError {
            say("error \(error.status ?? 0) \(error)")
        } catch {
            say("error 0 \(error)")
        }
    }

    /// A client that never really sleeps.
    private static func client(advanceAccess: Bool = false) throws -> Client {
        var options = Client.Options()
        options.timing.sleep = { _ in try await Task.sleep(for: .milliseconds(2)) }
        return Client(configuration: try Configuration.load(advanceAccess: advanceAccess), options: options)
    }
}

/// Sends what was written.
func flush() {
    fflush(nil)
}
