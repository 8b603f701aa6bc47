import SevenBridges
import SevenBridgesData
import ShellLanguage

/// A singular noun: fetches one resource by its id, path or unique name.
struct GetCommand: Command {
    let signature: Signature
    private let type: ResourceType
    private let get: GetCall
    private let account: Account

    /// The command of a type that can be fetched; nil for one that can't.
    init?(_ type: ResourceType, _ account: Account) {
        guard let get = type.get else { return nil }
        self.type = type
        self.get = get
        self.account = account
        signature = Signature(
            type.name, get.summary,
            parameters: [
                ShellLanguage.Parameter(
                    "id", .resource([type.name]), "\(type.idForm.summary), or a unique name",
                    isRequired: true,
                    isPositional: true)
            ] + get.parameters.map(\.commandParameter),
            output: .one(.object(type.objectType)), effect: .read,
            examples: get.examples.map(\.commandExample))
    }

    func open(_ call: Invocation) async throws -> Output {
        let client = try account.client()
        guard let word = call["id"] else { throw Fault("'\(type.name)' needs an id") }
        guard let named = word.resourceID else { throw Fault("\(word.kind) is no \(type.name)") }
        let id = word.recordValue == nil ? try await client.resolve(named, as: type.name) : named
        let arguments = try await call.arguments(of: get.parameters, client)
        return .one(.record(try await type.fetch(get.refine(id, arguments), from: client)))
    }
}
