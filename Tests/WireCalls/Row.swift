import SevenBridges

/// One row of the checklist, as our client makes it.
struct Row: Sendable {
    let number: Int
    /// Makes the call, having said when the preparation is done; nil where our client has no such call, because it
    /// could only fail.
    let make: (@Sendable (World) async throws -> Void)?

    /// A row that needs no preparation.
    static func row(_ number: Int, _ run: @escaping @Sendable (World) async throws -> Void) -> Row {
        Row(number: number) { world in
            begin()
            try await run(world)
        }
    }

    /// A row that is made on something which is fetched before, and not compared.
    static func row<Given>(
        _ number: Int, given: @escaping @Sendable (World) async throws -> Given,
        _ run: @escaping @Sendable (inout Given, World) async throws -> Void
    ) -> Row {
        Row(number: number) { world in
            var given = try await given(world)
            begin()
            try await run(&given, world)
        }
    }

    /// A row that our client has no call for; the official one has a method there that always raises.
    static func absent(_ number: Int) -> Row {
        Row(number: number, make: nil)
    }

    /// Says that what follows is the call itself, and waits until it is heard.
    private static func begin() {
        say("begin")
        _ = readLine()
    }
}

/// Writes a line for the process that started this one.
func say(_ line: String) {
    print(line.replacing("\n", with: " "))
    flush()
}
