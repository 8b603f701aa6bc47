import SevenBridgesData
import ShellLanguage
import TextRendering

/// `table`: draws what flows in as a table, as text.
struct TableCommand: Command {
    let types: @Sendable () -> [String: ObjectType]

    let signature = Signature(
        "table", "draws what flows in as a table", input: .values, output: .text,
        examples: [Signature.Example("[{n: a, k: 1}] | table", "a table as text")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        let records = try await input.collect().map { value in
            value.recordValue ?? Record([("value", value)])
        }
        let known: ObjectType? = if case .object(let type) = call.rowType { type } else { nil }
        let table = TableBuilder(cells: CellText(types: types), flow: known).table(records)
        return .many(ListStream(table.lines().map { .string($0) }))
    }
}
