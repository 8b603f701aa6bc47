import SevenBridgesData
import ShellLanguage
import TextRendering

/// `card`: draws each record that flows in as a card, as text.
struct CardCommand: Command {
    let types: @Sendable () -> [String: ObjectType]

    let signature = Signature(
        "card", "draws each record that flows in with a property a line", input: .values, output: .text,
        examples: [Signature.Example("[{n: a, k: 1}] | card", "two lines")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        let known: ObjectType? = if case .object(let type) = call.rowType { type } else { nil }
        let builder = TableBuilder(cells: CellText(types: types), flow: known)
        var isFirst = true
        return .many(
            MappedStream(input) { batch in
                batch.flatMap { value -> [Value] in
                    let lines = value.recordValue.map { builder.card($0).lines() } ?? [value.inserted]
                    defer { isFirst = false }
                    return ((isFirst ? [] : [""]) + lines).map { Value.string($0) }
                }
            })
    }
}
