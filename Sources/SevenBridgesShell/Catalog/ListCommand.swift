import SevenBridges
import SevenBridgesData
import ShellLanguage

/// A plural noun: lists resources, for each object that flows in or by its parameters.
struct ListCommand: Command {
    let signature: Signature
    private let type: ResourceType
    private let list: ListCall
    private let account: Account

    /// The command of a type that has a list; nil for one that has none.
    init?(_ type: ResourceType, _ account: Account) {
        guard let list = type.list else { return nil }
        self.type = type
        self.list = list
        self.account = account
        var signature = Signature(
            type.plural, list.summary,
            parameters: list.filters.map { $0.commandParameter(of: type) }
                + list.pagingParameters.map(\.commandParameter),
            freeKeys: list.parameters.compactMap(\.freeKeys),
            input: list.inputs.isEmpty ? .none : .resources(list.inputs.keys.sorted()),
            output: .many(.object(type.objectType)), effect: .read,
            examples: list.examples.map(\.commandExample))
        signature.exactlyOneOf = list.exactlyOneOf.filter { $0.count > 1 }
        self.signature = signature
    }

    func open(_ call: Invocation) async throws -> Output {
        let client = try account.client()
        let arguments = try await call.arguments(of: list.parameters, client)
        guard let input = call.input else {
            return .many(PageStream(try type.pages(in: client, arguments)))
        }
        return .many(
            ListsStream(input.stream) { object in
                try type.pages(in: client, bound(object, in: arguments))
            })
    }
}

extension ListCommand {
    /// The arguments with the filter that an object of this type binds.
    private func bound(_ object: Value, in arguments: Arguments) throws -> Arguments {
        guard let filter = list.inputs[object.kind] else {
            let types = list.inputs.keys.sorted().joined(separator: " or ")
            throw Fault("'\(type.plural)' takes \(types), not \(object.kind)")
        }
        guard arguments[filter] == nil else {
            throw Fault("'\(filter)=' is given, and flows in too", hint: "give it only once")
        }
        var bound = arguments
        bound[filter] = object
        return bound
    }
}
