import SevenBridgesData

/// `sleep 10s`: waits.
struct Sleep: Command {
    let signature = Signature(
        "sleep", "waits",
        parameters: [Parameter("duration", .duration, "how long", isRequired: true, isPositional: true)],
        output: .nothing, examples: [Signature.Example("sleep 10ms", "goes on a moment later")])

    func open(_ call: Invocation) async throws -> Output {
        if case .duration(let span)? = call["duration"] { try await call.session.sleep(span) }
        return .nothing
    }
}

/// `time { ... }`: how long a block takes.
struct Time: Command {
    let signature = Signature(
        "time", "runs a block and gives how long that took; what the block yields is dropped",
        parameters: [Parameter("body", .closure, "the block", isRequired: true, isPositional: true)],
        output: .one(.duration), examples: [Signature.Example("time { 1..1000 | count }", "a duration")])

    func open(_ call: Invocation) async throws -> Output {
        guard case .box(let box)? = call["body"], let body = box as? ClosureValue else { return .nothing }
        let clock = ContinuousClock()
        let start = clock.now
        let stream = try call.machine.stream(body, [])
        while try await stream.next() != nil {}
        let (seconds, attoseconds) = (clock.now - start).components
        return .one(.duration(TimeSpan(microseconds: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)))
    }
}
