internal import SevenBridgesData

extension Action {
    /// Fetches an object anew.
    static func reload(_ name: String) -> Action {
        Action(
            "reload", "fetches the object anew", effect: .read, takes: name, yields: .resource(name),
            examples: [Example("$x = $x | reload", "the \(name) as it is now")]
        ) { client, record, _ in
            guard let type = Catalog.type(named: name), let record else { return nil }
            return .record(try await type.refetch(record, from: client))
        }
    }

    /// Waits until the platform is done with an object, and gives back what became of it.
    static func waiting<R: Awaitable>(_: R.Type, _ name: String, example: String) -> Action {
        Action(
            "wait", "waits until it has ended; one that failed is an error", effect: .read, takes: name,
            yields: .resource(name),
            parameters: [
                Parameter("every", .duration, "time between two looks; 10s unless given"),
                Parameter("timeout", .duration, "time after which waiting is given up"),
            ],
            examples: [Example(example, "the \(name) when it has ended")],
            run: running { (object: inout R, arguments) in
                try await object.wait(
                    every: arguments.duration("every") ?? .seconds(10), timeout: arguments.duration("timeout")
                )
                if let failure = object.failure { throw failure }
                return .record(object.record)
            })
    }

    /// Acts on one object as its Swift type, and gives back the record that comes of it.
    static func running<R: Resource>(
        _ body: @escaping @Sendable (inout R, Arguments) async throws -> Value?
    ) -> @Sendable (Client, Record?, Arguments) async throws -> Value? {
        { client, record, arguments in
            guard let record else {
                throw APIError.invalidArgument("there is no \(R.type.name) to act on")
            }
            var object = try R(record, client, original: arguments.original)
            return try await body(&object, arguments)
        }
    }
}

extension ResourceType {
    /// The id of an object of this type.
    func id(of record: Record?) throws -> String {
        guard let id = record?[idProperty]?.stringValue, !id.isEmpty else {
            throw APIError.invalidArgument("there is no \(name) to act on, or it has no '\(idProperty)'")
        }
        return id
    }
}
