public import SevenBridges
public import SevenBridgesData
import ShellLanguage

/// A verb: acts on each object that flows in, or on its first argument. Types that share a verb share the command.
struct VerbCommand: Command {
    let signature: Signature
    private let actions: [String: (type: ResourceType, action: Action)]
    private let account: Account

    init(_ name: String, _ actions: [(type: ResourceType, action: Action)], _ account: Account) {
        self.actions = Dictionary(actions.map { ($0.type.name, $0) }) { first, _ in first }
        self.account = account
        signature = Self.signature(name, actions)
    }

    /// The signature for one type's objects, so that its own parameters are checked.
    func signature(for input: ValueType) -> Signature {
        guard case .object(let object) = input, let own = actions[object.name] else { return signature }
        var narrow = Self.signature(signature.name, [own])
        narrow.input = signature.input
        return narrow
    }

    private static func signature(_ name: String, _ actions: [(type: ResourceType, action: Action)])
        -> Signature
    {
        var seen: Set<String> = []
        let parameters = actions.flatMap(\.action.parameters).filter { seen.insert($0.name).inserted }
        let types = actions.map(\.type)
        let yieldsNothing = actions.allSatisfy { $0.action.yields == .none }
        let effect = actions.map(\.action.effect.commandEffect).max() ?? .write
        let confirmation = ShellLanguage.Parameter("yes", .bool, "does not ask first, as the prompt does")
        return Signature(
            name, summary(actions),
            parameters: parameters.map { parameter in
                var shared = parameter.commandParameter
                // What one type requires is optional to the others; each action checks its own.
                if actions.count > 1 { shared.isRequired = false }
                return shared
            } + (effect == .destroy ? [confirmation] : []),
            freeKeys: parameters.compactMap(\.freeKeys), input: .resourcesOrArgument(types.map(\.name)),
            output: yieldsNothing ? .nothing : output(actions.map(\.action)),
            effect: effect,
            examples: actions.flatMap { $0.action.examples.map(\.commandExample) })
    }

    /// What the verb hands on: one value for each object, or the lists of them all.
    private static func output(_ actions: [Action]) -> Signature.Output {
        let results = Set(actions.map(\.yields.valueType))
        let result = results.count == 1 ? results.first ?? .any : .any
        return actions.contains { $0.pages != nil } ? .many(result) : .each(result)
    }

    private static func summary(_ actions: [(type: ResourceType, action: Action)]) -> String {
        var seen: Set<String> = []
        return actions.map(\.action.summary).filter { seen.insert($0).inserted }.joined(separator: "; ")
    }

    // MARK: Running

    func open(_ call: Invocation) async throws -> Output {
        let client = try account.client()
        if case .many = signature.output { return .many(try await lists(call, client)) }
        guard let input = call.input else {
            let target = try await target(call[Signature.target], client)
            guard try await isConfirmed([target], call) else { return .nothing }
            let value = try await act(on: [target], call, client).first
            return value.map { .one($0) } ?? .nothing
        }
        if signature.effect == .destroy {
            let values = try await input.stream.collect()
            guard !values.isEmpty, try await isConfirmed(values, call) else { return .nothing }
            _ = try await act(on: values, call, client)
            return .nothing
        }
        let stream = MappedStream(input.stream) { batch in try await act(on: batch, call, client) }
        if case .nothing = signature.output {
            _ = try await stream.collect()
            return .nothing
        }
        return input.isOne ? .one(try await stream.next()?.first ?? .null) : .many(stream)
    }

    /// Whether what can't be taken back shall be done; asked for all objects at once, and only where a person sits.
    private func isConfirmed(_ values: [Value], _ call: Invocation) async throws -> Bool {
        guard signature.effect == .destroy, call["yes"] != .bool(true) else { return true }
        let names = values.prefix(3).map { $0["name"].stringValue ?? $0["id"].stringValue ?? $0.kind }
        let more = values.count > 3 ? " and \(values.count - 3) more" : ""
        return try await call.session.output.confirm(
            "\(signature.name) \(names.joined(separator: ", "))\(more)? This can't be undone [y/N] ")
    }

    /// The object that the first argument names.
    private func target(_ value: Value?, _ client: Client) async throws -> Value {
        guard let value else { throw Fault("'\(signature.name)' needs something to act on") }
        guard case .string(let word) = value else { return value }
        let candidates = Catalog.all.filter { actions[$0.name] != nil }
        guard let type = Catalog.type(of: word, among: candidates) else {
            throw Fault("'\(word)' names nothing that '\(signature.name)' takes")
        }
        let id = try await client.resolve(word, as: type.name)
        return .record(try await type.fetch(id, from: client))
    }

    /// The lists of the objects that flow in, or of the one that the first argument names.
    private func lists(_ call: Invocation, _ client: Client) async throws -> any ValueStream {
        var prepared: [String: (ResourceType, Arguments)] = [:]
        for (name, (type, action)) in actions {
            prepared[name] = (type, try await call.arguments(of: action.parameters, client))
        }
        let objects: any ValueStream
        if let input = call.input {
            objects = input.stream
        } else {
            objects = ListStream([try await target(call[Signature.target], client)])
        }
        return ListsStream(objects) { [actions, prepared, name = signature.name] object in
            guard let record = object.recordValue, let pages = actions[object.kind]?.action.pages,
                let (_, arguments) = prepared[object.kind]
            else { throw Self.wrongKind(object, for: name, actions.keys) }
            return try pages(client, record, arguments)
        }
    }

    private static func wrongKind(
        _ value: Value, for verb: String, _ types: some Sequence<String>
    ) -> Fault {
        Fault("'\(verb)' takes \(types.sorted().joined(separator: " or ")), not \(value.kind)")
    }

    /// Acts on objects in their order: those of one type together where the API takes many at a time.
    private func act(on values: [Value], _ call: Invocation, _ client: Client) async throws -> [Value] {
        var results: [Value] = []
        var rest = values[...]
        while let first = rest.first {
            let run = rest.prefix { $0.kind == first.kind }
            rest = rest.dropFirst(run.count)
            guard let (_, action) = actions[first.kind] else {
                throw Self.wrongKind(first, for: signature.name, actions.keys)
            }
            let arguments = try await call.arguments(of: action.parameters, client)
            results += try await Self.apply(action, to: run.compactMap(\.recordValue), arguments, client)
        }
        return results
    }

    private static func apply(
        _ action: Action, to records: [Record], _ arguments: Arguments, _ client: Client
    ) async throws -> [Value] {
        guard let bulk = action.bulk, records.count > 1 else {
            var values: [Value] = []
            for (index, record) in records.enumerated() {
                do {
                    if let value = try await action.run(client, record, arguments) { values.append(value) }
                } catch let error as APIError where records.count > 1 {
                    throw BatchFailure(
                        underlyingError: error, subject: record, done: index, of: records.count)
                }
            }
            return values
        }
        var values: [Value] = []
        for start in stride(from: 0, to: records.count, by: bulk.limit) {
            let slice = Array(records[start..<min(start + bulk.limit, records.count)])
            values += try Self.values(of: try await bulk.run(client, slice, arguments), slice)
        }
        return values
    }
}

extension VerbCommand {
    /// The values of a bulk call; where some objects were refused, an error that says how many were done all the same.
    private static func values(of results: [Result<Value?, APIError>], _ records: [Record]) throws -> [Value]
    {
        let failures = zip(results, records).compactMap { result, record -> (APIError, Record)? in
            if case .failure(let error) = result { (error, record) } else { nil }
        }
        if let (error, record) = failures.first {
            let done = results.count - failures.count
            throw BatchFailure(underlyingError: error, subject: record, done: done, of: records.count)
        }
        return try results.compactMap { try $0.get() }
    }
}

/// What stopped an action on several objects: at which of them, and how many were done all the same.
public struct BatchFailure: Error, CustomStringConvertible {
    /// What the platform said.
    public let underlyingError: APIError
    /// The object that it was said of.
    public let subject: Record
    /// How many objects were done all the same.
    public let done: Int
    /// How many objects there were in this batch.
    public let count: Int

    init(underlyingError: APIError, subject: Record, done: Int, of count: Int) {
        self.underlyingError = underlyingError
        self.subject = subject
        self.done = done
        self.count = count
    }

    /// The platform's words, and where they stopped the work.
    public var description: String {
        let name = subject["name"]?.stringValue ?? subject["id"]?.stringValue ?? "one of them"
        return "\(underlyingError); this was said of '\(name)', and \(done) of \(count) were done"
    }
}
