import SevenBridgesData

/// `each { ... }`: runs a block for each value and joins what the blocks yield into one stream.
struct Each: Command {
    let signature = Signature(
        "each", "runs a block for each value ($it) and joins what the blocks yield",
        parameters: [
            Parameter("body", .closure, "the block", isRequired: true, isPositional: true),
            Parameter(Self.jobs, .int, "how many blocks may wait at the same time; without it one"),
            Parameter("unordered", .bool, "hand on what is there first"),
        ],
        input: .values, output: .many(.any),
        examples: [
            Signature.Example("1..3 | each { $it * 2 }", "a value for each value"),
            Signature.Example("1..3 | each jobs=3 { sleep 1ms; $it }", "the same order, waiting only once"),
        ])

    /// The parameter that lets blocks run beside each other; they may not change outer variables then.
    static let jobs = "jobs"
    private static let mostJobs = 1_000

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream, case .box(let box)? = call["body"],
            let body = box as? ClosureValue
        else {
            return .nothing
        }
        if body.function.body.isImmediate {
            let machine = call.machine
            return .many(
                MappedStream(input) { batch in
                    try machine.session.checkForInterrupt()
                    return try machine.callImmediately(body, forEach: batch)
                })
        }
        guard let jobs = call[Self.jobs]?.intValue else {
            return .many(EachStream(input, body, call.machine))
        }
        guard (1...Self.mostJobs).contains(jobs) else { throw Fault("'jobs' is from 1 to \(Self.mostJobs)") }
        let machine = call.machine
        return .many(
            ParallelStream(
                input, jobs: jobs, isOrdered: call["unordered"]?.boolValue != true,
                in: machine.session
            ) { try machine.stream(body, [$0]) })
    }
}

/// What a block that may wait yields for value after value, as it is asked for.
private final class EachStream: ValueStream {
    private let input: any ValueStream
    private let body: ClosureValue
    private let machine: Machine
    private var rows: ArraySlice<Value> = []
    private var current: (any ValueStream)?

    init(_ input: any ValueStream, _ body: ClosureValue, _ machine: Machine) {
        self.input = input
        self.body = body
        self.machine = machine
    }

    func next() async throws -> [Value]? {
        while true {
            if let batch = try await current?.next() { return batch }
            current = nil
            if rows.isEmpty {
                guard let batch = try await input.next() else { return nil }
                rows = batch[...]
            }
            try machine.session.checkForInterrupt()
            current = try rows.popFirst().map { try machine.stream(body, [$0]) }
        }
    }
}
