internal import SevenBridgesData

/// A resource whose changed properties are sent together, to the path that it is fetched from.
public protocol Savable: Resource {
    /// Sends the changed properties, of maps only the changed keys; without a change there is no request.
    mutating func save() async throws
}

extension Savable {
    /// Sends the changed properties, of maps only the changed keys; without a change there is no request.
    public mutating func save() async throws {
        try await save(query: [])
    }

    /// Sends the changed properties with a query; without a change there is no request.
    mutating func save(query: [QueryItem]) async throws {
        let changes = versions.changes(of: Self.type.properties.filter(\.isWritable).map(\.name))
        guard !changes.isEmpty else { return }
        try await patch(.record(changes), query: query)
    }

    /// Sends this change, and takes over the answer.
    mutating func patch(_ body: Value, query: [QueryItem] = []) async throws {
        let response = try await versions.client.send(
            .patch(Self.type.path(of: id), query: query, body: body))
        versions.adopt(response, as: Self.type)
    }
}

/// A resource that can be deleted, at the path that it is fetched from.
public protocol Deletable: Resource {
    /// Deletes it for good.
    func delete() async throws
}

extension Deletable {
    /// Deletes it for good.
    public func delete() async throws {
        _ = try await versions.client.send(.delete(Self.type.path(of: id)))
    }
}

extension ResourceType {
    /// The path that an object is fetched from.
    func path(of id: String) throws -> [String] {
        guard let get else { throw APIError.invalidArgument("a \(name) has no address of its own") }
        return get.path(id)
    }
}

extension Resource {
    /// Takes over arguments of the same names as properties; what is given counts as changed, of maps only those keys.
    mutating func assign(_ arguments: Arguments, _ parameters: [Parameter]) throws {
        for parameter in parameters {
            let name = parameter.name
            if parameter.kind == .map {
                guard let given = try arguments.map(name) else { continue }
                let known = versions.current[name]?.recordValue ?? Record()
                versions.current[name] = .record(
                    Record((known.pairs + given.pairs).map { ($0.key, $0.value) }))
            } else if arguments.has(name) {
                versions.current[name] = try arguments.value(of: parameter) ?? .null
            }
        }
    }
}

extension Arguments {
    /// The value of a parameter in the form that its kind has in a request; nil where it is absent or null.
    fileprivate func value(of parameter: Parameter) throws -> Value? {
        switch parameter.kind {
        case .string, .enumeration: try string(parameter.name)?.asValue
        case .resource: try id(parameter.name)?.asValue
        case .int: try int(parameter.name)?.asValue
        case .bool: try bool(parameter.name)?.asValue
        case .list(.string): try strings(parameter.name)?.asValue
        default: self[parameter.name]
        }
    }
}
