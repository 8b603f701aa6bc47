import SevenBridgesData

/// `print "text"`: writes text where it stands.
struct Print: Command {
    let signature = Signature(
        "print",
        "writes its arguments, with spaces between, and a line end; without any, each value that flows in",
        parameters: [Parameter("values", .any, "what to write", isPositional: true, isVariadic: true)],
        input: .optional, output: .nothing,
        examples: [Signature.Example("print \"2 + 2 = $(2 + 2)\"", "text with a value in it")])

    func open(_ call: Invocation) async throws -> Output {
        let output = call.session.output
        let values = call.all("values")
        guard let input = call.input?.stream, values.isEmpty else {
            try await output.write(values.map(\.inserted).joined(separator: " ") + "\n")
            return .nothing
        }
        while let batch = try await input.next() {
            for value in batch { try await output.write(value.inserted + "\n") }
        }
        return .nothing
    }
}
