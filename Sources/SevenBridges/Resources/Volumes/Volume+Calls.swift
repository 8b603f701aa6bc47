internal import SevenBridgesData

extension Client {
    /// The volumes.
    public var volumes: Resources<Volume> { Resources(client: self) }
}

extension Resources<Volume> {
    /// The volumes that the account may use, `GET /storage/volumes`.
    public func list(limit: Int? = nil) throws -> Listing<Volume> {
        try list(Arguments(given: [("limit", limit?.asValue)]))
    }

    /// Connects a bucket, `POST /storage/volumes`; the platform may look at once whether it gets in.
    ///
    /// The name has at most 32 letters, digits and underscores, and is unique for its owner.
    public func create(
        name: String, service: VolumeService, accessMode: Volume.AccessMode, description: String? = nil
    ) async throws -> Volume {
        try await create(
            name: name, service: service, mode: accessMode.rawValue, description: description)
    }

    func create(name: String, service: VolumeService, mode: String, description: String?) async throws
        -> Volume
    {
        var body = Record([
            ("name", .string(name)), ("service", service.body), ("access_mode", .string(mode)),
        ])
        body["description"] = description?.asValue
        let call = APICall.post("storage", "volumes", body: .record(body)).making(.volume(named: name))
        return try await Volume(client.send(call), client)
    }
}

extension Volume {
    /// Sends the changed properties, of `service` only the changed keys; without a change there is no request.
    ///
    /// `force` lets a deactivation cut off running imports and exports.
    public mutating func save(force: Bool) async throws {
        try await save(query: force ? [QueryItem("force", "true")] : [])
    }

    /// Gives the volume another service or other credentials at once, `PATCH /storage/volumes/{id}`.
    public mutating func change(service: VolumeService) async throws {
        try await patch(["service": service.body])
    }

    /// Makes the volume usable again.
    public mutating func activate() async throws {
        try await patch(["active": true])
    }

    /// Takes the volume out of use: no browsing, imports or exports, and its aliases can't be read.
    ///
    /// Running imports and exports forbid it, unless `force` cuts them off.
    public mutating func deactivate(force: Bool = false) async throws {
        try await patch(["active": false], query: force ? [QueryItem("force", "true")] : [])
    }

    /// The objects at one level of the volume, below a prefix; what is deeper is in the pages' `prefixes`.
    public func objects(prefix: String? = nil, limit: Int? = nil) throws -> Listing<VolumeObject> {
        try Resources<VolumeObject>(client: versions.client).list(
            Arguments(given: [
                ("volume", id.asValue), ("prefix", prefix?.asValue), ("limit", limit?.asValue),
            ]))
    }

    /// One object by its whole key, `GET /storage/volumes/{id}/object`.
    public func object(at location: String) async throws -> VolumeObject {
        let client = versions.client
        let call = APICall.get(
            "storage", "volumes", id, "object", query: [QueryItem("location", location)])
        return try await VolumeObject(client.send(call), client)
    }

    /// The imports from the volume.
    public func imports(project: String? = nil, state: String? = nil) throws -> Listing<ImportJob> {
        try versions.client.imports.list(project: project, volume: id, state: state)
    }

    /// The exports to the volume.
    public func exports(state: String? = nil) throws -> Listing<ExportJob> {
        try versions.client.exports.list(volume: id, state: state)
    }

    /// Who may use the volume.
    public var members: Members<Volume> { Members(of: self) }
}

extension Members<Volume> {
    /// Adds a user, team or division with these permissions; volumes have none to execute, so it is left out.
    public func add(_ invitee: Invitee, permissions: Permissions = Permissions()) async throws -> Member {
        if case .email = invitee {
            throw APIError.invalidArgument("a volume takes users, teams and divisions, not e-mail addresses")
        }
        return try await add(
            invitee.fields + [("permissions", permissions.withoutExecution.asValue)])
    }
}
