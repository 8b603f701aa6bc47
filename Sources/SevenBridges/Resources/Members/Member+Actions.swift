internal import SevenBridgesData

// `add-member`, `set-permissions` and `remove-member`, which act on what has members.
extension Member {
    /// What parents of a type have in the catalog; `add` is what is particular to them, `example` names one.
    static func actions<Parent: Resource>(
        of _: Parent.Type, _ name: String, example: String,
        invitees: [String] = ["user", "team", "division"],
        takesPermissions: Bool = true,
        add: @escaping @Sendable (Members<Parent>, Invitee, Permissions) async throws -> Member
    ) -> [Action] {
        let adding = Action(
            "add-member", "adds a member", effect: .write, takes: name, yields: .resource("member"),
            parameters: invitees.map(parameter) + (takesPermissions ? [permissions] : []),
            examples: [Example(exampleOfAdding(to: example, takesPermissions), "adds a user")],
            run: Action.running { (parent: inout Parent, arguments) in
                let invitee = try invitee(arguments, among: invitees)
                let permissions = try Permissions(given: arguments.map("permissions") ?? Record())
                return .record(try await add(Members(of: parent), invitee, permissions).record)
            })
        let removing = Action(
            "remove-member", "takes a member out", effect: .write, takes: name, yields: .none,
            parameters: [who], examples: [Example("\(example) | remove-member user=bob", "takes a user out")],
            run: Action.running { (parent: inout Parent, arguments) in
                try await Members(of: parent).remove(arguments.requiredID("user"))
                return nil
            })
        return takesPermissions
            ? [adding, changing(Parent.self, name, example), removing] : [adding, removing]
    }

    private static func changing<Parent: Resource>(_: Parent.Type, _ name: String, _ example: String)
        -> Action
    {
        Action(
            "set-permissions", "changes what a member may do; permissions that are not given stay",
            effect: .write, takes: name, yields: .resource("member"),
            parameters: [who, permissions],
            examples: [
                Example(
                    "\(example) | set-permissions user=bob permissions={copy: true}", "lets a member copy")
            ],
            run: Action.running { (parent: inout Parent, arguments) in
                var member = try await Members(of: parent).get(arguments.requiredID("user"))
                let given = try Permissions(given: arguments.map("permissions") ?? Record())
                var all = member.versions.current["permissions"]?.recordValue ?? Record()
                for (key, value) in given.record.pairs { all[key] = value }
                member.versions.current["permissions"] = .record(all)
                try await member.save()
                return .record(member.record)
            })
    }

    private static let who = Parameter(
        "user", .string, "name of the user, or id of the team or division", isRequired: true,
        isPositional: true, names: "member")

    private static let permissions = Parameter(
        "permissions", .map, "what the member may do: read, copy, write, execute, admin", entryKind: .bool)

    private static func parameter(_ invitee: String) -> Parameter {
        switch invitee {
        case "user": Parameter("user", .string, "name of a user", isPositional: true)
        case "team": Parameter("team", .resource("team"), "id of a team, all of whose users are added")
        case "division":
            Parameter("division", .resource("division"), "id of a division, all of whose users are added")
        default: Parameter("email", .string, "e-mail address of someone")
        }
    }

    private static func exampleOfAdding(to example: String, _ takesPermissions: Bool) -> String {
        "\(example) | add-member user=bob" + (takesPermissions ? " permissions={copy: true}" : "")
    }

    private static func invitee(_ arguments: Arguments, among kinds: [String]) throws -> Invitee {
        let given = try kinds.compactMap { kind in try arguments.id(kind).map { (kind, $0) } }
        guard let (kind, id) = given.first, given.count == 1, !id.isEmpty else {
            let choices = kinds.map { "\($0)=" }.joined(separator: " or ")
            throw APIError.invalidArgument("a new member needs \(kinds.count > 1 ? "one of " : "")\(choices)")
        }
        switch kind {
        case "team": return .team(id)
        case "division": return .division(id)
        case "email": return .email(id)
        default: return .user(id)
        }
    }
}
