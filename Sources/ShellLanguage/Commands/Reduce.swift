import SevenBridgesData

/// `reduce from=0 { |a, b| $a + $b }`: one value, made of all by a block that takes the result so far and the next.
struct Reduce: Command {
    let signature = Signature(
        "reduce", "makes one value of all: the block gets the result so far and the next value",
        parameters: [
            Parameter("body", .closure, "a block with two parameters", isRequired: true, isPositional: true),
            Parameter("from", .any, "what to start with; without it the first value"),
        ],
        input: .values, output: .one(.any),
        examples: [
            Signature.Example("1..4 | reduce { |a, b| $a * $b }", "a product"),
            Signature.Example("[a, b] | reduce from=\"\" { |text, word| \"$text<$word>\" }", "text"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream, case .box(let box)? = call["body"],
            let body = box as? ClosureValue
        else { return .nothing }
        guard body.function.parameterSlots.count == 2 else {
            throw Fault("the block of 'reduce' takes two parameters", hint: "as in: { |a, b| $a + $b }")
        }
        var result: Value? = call.isGiven("from") ? call["from"] ?? .null : nil
        while let batch = try await input.next() {
            try call.session.checkForInterrupt()
            for value in batch {
                guard let soFar = result else {
                    result = value
                    continue
                }
                result = try await call.machine.value(of: body, [soFar, value])
            }
        }
        return .one(result ?? .null)
    }
}

extension Machine {
    /// The last value that a closure yields; null where it yields none.
    fileprivate func value(of closure: ClosureValue, _ arguments: [Value]) async throws -> Value {
        var value: Value = .null
        if closure.function.body.isImmediate {
            value = try callImmediately(closure, arguments).last ?? .null
        } else {
            let stream = try stream(closure, arguments)
            while let batch = try await stream.next() { value = batch.last ?? value }
        }
        if value.isContainer { try Nesting.check(value) }
        return value
    }
}
