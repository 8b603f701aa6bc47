internal import CurlTransport
internal import SevenBridgesData

extension Member {
    /// Sends the changed permissions, `PATCH {member}/permissions`; without a change there is no request.
    ///
    /// The permissions are then as the platform answers, which knows that one implies another.
    public mutating func save() async throws {
        let changes = versions.changes(of: ["permissions"])
        guard let changed = changes["permissions"]?.recordValue, !changed.isEmpty else { return }
        guard try !isOfAutomation else {
            let all = Record([("permissions", versions.current["permissions"] ?? .null)])
            return adopt(try await send(.patch, body: .record(all)))
        }
        adopt(try await send(.patch, "/permissions", body: .record(changed)))
    }

    /// Replaces all permissions, `PUT {member}/permissions`; what is not given is taken away, except reading.
    public mutating func replacePermissions(with permissions: Permissions) async throws {
        let isOfVolume = try Member.address(of: record).contains("/storage/volumes/")
        let all = isOfVolume ? permissions.complete.withoutExecution : permissions.complete
        let response = try await send(.put, "/permissions", body: all.asValue)
        versions.current["permissions"] = all.asValue
        adopt(response)
    }

    /// Asks for the permissions alone, `GET {member}/permissions`, and takes them over.
    @discardableResult
    public mutating func fetchPermissions() async throws -> Permissions {
        adopt(try await send(.get, "/permissions"))
        return self.permissions ?? Permissions()
    }

    /// Takes the member out, `DELETE {member}`.
    public func delete() async throws {
        _ = try await send(.delete)
    }

    /// Whether it is an automation's, whose permissions are a part of it and have no address of their own.
    private var isOfAutomation: Bool {
        get throws { try Member.address(of: record).contains("/automation/automations/") }
    }

    private func send(
        _ method: HTTPMethod, _ suffix: String = "", body: Value? = nil
    ) async throws -> APIResponse {
        let target = APICall.Target.link(try Member.address(of: record) + suffix)
        return try await versions.client.send(
            APICall(method: method, target: target, body: body, isRead: method == .get))
    }

    /// Takes over the answer: the permissions alone, the whole member, or nothing, which confirms what was sent.
    private mutating func adopt(_ response: APIResponse) {
        guard let answer = response.body.recordValue else { return versions.adopt(versions.current) }
        if answer["permissions"]?.recordValue != nil { return versions.adopt(Self.type.record(answer)) }
        var whole = versions.current
        let known = whole["permissions"]?.recordValue ?? Record()
        whole["permissions"] = .record(Record((known.pairs + answer.pairs).map { ($0.key, $0.value) }))
        versions.adopt(whole)
    }
}
