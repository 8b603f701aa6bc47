import SevenBridgesData

/// Divisions and their teams.
enum DivisionRoutes {
    static let all: [Route] = [
        .get("divisions", list),
        .get("divisions/{id}", detail),
        .get("teams", listTeams),
        .post("teams", createTeam),
        .get("teams/{id}", team),
        .patch("teams/{id}", updateTeam),
        .delete("teams/{id}", deleteTeam),
        .get("teams/{id}/members", teamMembers),
        .post("teams/{id}/members", addTeamMember),
        .delete("teams/{id}/members/{username}", removeTeamMember),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let divisions = world.divisions.filter { $0.members.contains(call.caller) }
        return try call.page(of: divisions, reduced: nil) { $0.record(call) }
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        let division = try world.division(call["id"], for: call.caller)
        return .ok(FieldSelector(call.query["fields"]).apply(to: division.record(call)))
    }
}

// Teams
extension DivisionRoutes {
    /// The caller's teams in a division, or with `_all` all of its teams.
    private static func listTeams(_ call: Call, _ world: inout World) throws -> Reply {
        guard let id = call.query["division"], !id.isEmpty else { throw PlatformError.divisionRequired }
        let division = try world.division(id, for: call.caller)
        let wantsAll = call.query["_all"]?.lowercased() == "true"
        let teams = world.teams.filter {
            $0.division == division.id && (wantsAll || $0.members.contains(call.caller))
        }
        return try call.page(of: teams, reduced: nil) { $0.record(call) }
    }

    private static func createTeam(_ call: Call, _ world: inout World) throws -> Reply {
        let body = try call.object()
        guard let id = try body.text("division"), !id.isEmpty else { throw PlatformError.divisionRequired }
        let division = try world.division(id, for: call.caller)
        let team = Team(
            id: world.newUUID(), name: try name(body), division: division.id, createdBy: call.caller,
            members: [call.caller])
        world.update(team)
        return .created(.record(team.record(call)))
    }

    private static func team(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(.record(try world.team(call["id"], for: call.caller).record(call)))
    }

    private static func updateTeam(_ call: Call, _ world: inout World) throws -> Reply {
        var team = try world.team(call["id"], managedBy: call.caller)
        let body = try call.object()
        if body["name"] != nil { team.name = try name(body) }
        world.update(team)
        return .ok(.record(team.record(call)))
    }

    private static func deleteTeam(_ call: Call, _ world: inout World) throws -> Reply {
        world.remove(try world.team(call["id"], managedBy: call.caller))
        return .noContent
    }

    private static func name(_ body: Record) throws -> String {
        guard let name = try body.text("name"), !name.isEmpty else {
            throw PlatformError.badRequest.saying("Team name cannot be null or empty.")
        }
        return name
    }

    private static func teamMembers(_ call: Call, _ world: inout World) throws -> Reply {
        let team = try world.team(call["id"], for: call.caller)
        return try call.page(of: team.members.compactMap(world.user), reduced: nil) { team.member($0, call) }
    }

    private static func addTeamMember(_ call: Call, _ world: inout World) throws -> Reply {
        var team = try world.team(call["id"], managedBy: call.caller)
        guard let username = try call.object().text("id"), let user = world.user(username),
            world.divisions[team.division]?.members.contains(username) == true
        else { throw PlatformError.userMissing }
        guard !team.members.contains(username) else { throw PlatformError.userExists }
        team.members.append(username)
        world.update(team)
        return .created(.record(team.member(user, call)))
    }

    private static func removeTeamMember(_ call: Call, _ world: inout World) throws -> Reply {
        let isOwnWish = call["username"] == call.caller
        var team =
            try isOwnWish
            ? world.team(call["id"], for: call.caller) : world.team(call["id"], managedBy: call.caller)
        guard team.members.contains(call["username"]) else { throw PlatformError.userMissing }
        team.members.removeAll { $0 == call["username"] }
        world.update(team)
        return .noContent
    }
}

extension World {
    /// A division that the caller is a member of; others are as good as missing.
    func division(_ id: String, for caller: String) throws -> Division {
        guard let division = divisions[id], division.members.contains(caller) else {
            throw PlatformError.notFound.saying("Requested division does not exist.")
        }
        return division
    }

    /// A team of a division that the caller is a member of.
    fileprivate func team(_ id: String, for caller: String) throws -> Team {
        guard let team = teams[id], divisions[team.division]?.members.contains(caller) == true else {
            throw PlatformError.notFound.saying("Requested team does not exist.")
        }
        return team
    }

    /// A team that the caller made, or whose division the caller administers.
    fileprivate func team(_ id: String, managedBy caller: String) throws -> Team {
        let team = try team(id, for: caller)
        guard team.createdBy == caller || user(caller)?.role == .admin else { throw PlatformError.forbidden }
        return team
    }
}
