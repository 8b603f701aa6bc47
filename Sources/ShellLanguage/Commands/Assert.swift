import SevenBridgesData

/// `assert CONDITION "message"`: fails unless the condition holds.
struct Assert: Command {
    let signature = Signature(
        "assert", "fails unless a condition holds",
        parameters: [
            Parameter("condition", .any, "what must be true", isRequired: true, isPositional: true),
            Parameter("message", .string, "what is wrong where it is not", isPositional: true),
        ], output: .nothing,
        examples: [Signature.Example("assert 1 < 2 \"numbers are broken\"", "goes on")])

    func open(_ call: Invocation) async throws -> Output {
        switch call["condition"] {
        case .bool(true): return .nothing
        case .bool(false), nil: throw Fault(call["message"]?.stringValue ?? "the assertion does not hold")
        case let other?:
            throw Fault(
                "a condition is true or false, not \(other.phrase)", hint: "compare it with something")
        }
    }
}

/// `ignore`: takes what flows in, and yields nothing.
struct Ignore: Command {
    let signature = Signature(
        "ignore", "drops what flows in", input: .values, output: .nothing,
        examples: [Signature.Example("1..3 | ignore", "nothing is shown")])

    func open(_ call: Invocation) async throws -> Output {
        while try await call.input?.stream.next() != nil {}
        return .nothing
    }
}

/// `vars`: the global variables.
struct Vars: Command {
    private static let type = ObjectType(
        name: "variable",
        properties: [
            PropertyType(name: "name", type: .string, summary: "with its '$'"),
            PropertyType(name: "type", type: .string, summary: "what it holds"),
            PropertyType(name: "value", type: .any, summary: "what it is now"),
        ], defaultColumns: ["name", "type", "value"])

    let signature = Signature(
        "vars", "lists the variables of the program outside of its blocks",
        output: .many(.object(type)), effect: .read,
        examples: [Signature.Example("vars | where type = list", "lists")])

    func open(_ call: Invocation) async throws -> Output {
        let session = call.session
        let rows = session.globalNames.all.map { name, slot -> Value in
            let value = session.globals[slot]
            return .record(
                Record(
                    [("name", .string("$" + name)), ("type", .string(value.kind)), ("value", value)],
                    type: Self.type.name))
        }
        return .many(ListStream(rows))
    }
}
