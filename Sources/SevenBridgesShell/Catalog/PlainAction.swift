import SevenBridges
import SevenBridgesData
import ShellLanguage

/// An action that needs no object: `me`, `create project`.
struct PlainAction: Command {
    let signature: Signature
    private let action: Action
    private let account: Account

    init(_ action: Action, _ account: Account) {
        self.action = action
        self.account = account
        signature = Signature(
            [action.name, action.noun].compactMap { $0 }.joined(separator: " "), action.summary,
            parameters: action.parameters.map(\.commandParameter),
            freeKeys: action.parameters.compactMap(\.freeKeys),
            output: action.yields.output, effect: action.effect.commandEffect,
            examples: action.examples.map(\.commandExample))
    }

    func open(_ call: Invocation) async throws -> Output {
        let client = try account.client()
        let arguments = try await call.arguments(of: action.parameters, client)
        guard let value = try await action.run(client, nil, arguments) else { return .nothing }
        if case .many = action.yields { return .many(ListStream(value.listValue ?? [])) }
        return .one(value)
    }
}

extension Action.Yield {
    /// What the checker knows of one value that is handed on.
    var valueType: ValueType {
        switch self {
        case .none: .any
        case .record: .map
        case .resource(let name), .many(let name):
            Catalog.type(named: name).map { .object($0.objectType) } ?? .any
        }
    }

    /// What a command that yields this hands on.
    fileprivate var output: Signature.Output {
        switch self {
        case .none: .nothing
        case .record, .resource: .one(valueType)
        case .many: .many(valueType)
        }
    }
}
