import SevenBridgesData

/// `exit`, `exit 3`: ends the program.
struct Exit: Command {
    let signature = Signature(
        "exit", "ends the program, with a status",
        parameters: [Parameter("status", .int, "0 to 255; 0 means done", isPositional: true)],
        output: .nothing,
        examples: [Signature.Example("exit 1", "ends with a failure")])

    func open(_ call: Invocation) async throws -> Output {
        let status = call["status"]?.intValue ?? 0
        guard (0...255).contains(status) else { throw Fault("an exit status is from 0 to 255") }
        throw ExitRequest(status: Int32(status))
    }
}

/// Thrown to end the program with a status.
public struct ExitRequest: ControlError {
    /// From 0 to 255.
    public let status: Int32

    /// A request with a status from 0 to 255.
    public init(status: Int32) {
        self.status = status
    }
}
