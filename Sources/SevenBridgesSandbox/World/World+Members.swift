import SevenBridgesData

// Who belongs to a project, and to the teams and divisions that do
extension World {
    /// Makes somebody a member of a project.
    mutating func addMember(
        _ id: String, _ kind: MemberKind, _ permissions: Permissions, to project: ProjectID
    ) throws {
        guard var changed = projects[project.description] else { throw PlatformError.projectMissing }
        guard !changed.hasMember(id) else { throw PlatformError.projectExists }
        if kind == .user {
            guard user(id) != nil else { throw PlatformError.projectMissing }
            changed.members[id] = permissions
        } else {
            guard let people = people(in: id, kind) else { throw PlatformError.projectMissing }
            changed.groups.append(
                GroupMember(id: id, kind: kind, permissions: permissions, people: Set(people)))
        }
        update(changed)
    }

    /// Gives a member other permissions; the owner's stay.
    mutating func setPermissions(_ permissions: Permissions, of member: String, in project: ProjectID) throws
    {
        guard var changed = projects[project.description] else { throw PlatformError.projectMissing }
        guard member != project.owner else { throw PlatformError.ownerFixed }
        if changed.members[member] != nil {
            changed.members[member] = permissions
        } else if let index = changed.groups.firstIndex(where: { $0.id == member }) {
            changed.groups[index].permissions = permissions
        } else {
            throw PlatformError.projectMissing
        }
        update(changed)
    }

    /// Ends a membership; the owner's stays.
    mutating func removeMember(_ member: String, from project: ProjectID) throws {
        guard var changed = projects[project.description], changed.hasMember(member) else {
            throw PlatformError.projectMissing
        }
        guard member != project.owner else { throw PlatformError.ownerFixed }
        changed.members[member] = nil
        changed.groups.removeAll { $0.id == member }
        update(changed)
    }

    /// Who belongs to a team or division; nil where there is none of this id.
    func people(in group: String, _ kind: MemberKind) -> [String]? {
        kind == .team ? teams[group]?.members : divisions[group]?.members
    }

    /// Puts a changed team in the place of what it was; its members can do at once what the team may.
    mutating func update(_ team: Team) {
        teams.insert(team)
        regroup(team.id, Set(team.members))
    }

    /// Removes a team, and with it what its members could do as such.
    mutating func remove(_ team: Team) {
        teams[team.id] = nil
        for var project in projects.filter({ $0.groups.contains { $0.id == team.id } }) {
            project.groups.removeAll { $0.id == team.id }
            projects.insert(project)
        }
    }

    private mutating func regroup(_ group: String, _ people: Set<String>) {
        for var project in projects.filter({ $0.groups.contains { $0.id == group } }) {
            for index in project.groups.indices where project.groups[index].id == group {
                project.groups[index].people = people
            }
            projects.insert(project)
        }
    }
}

extension Project {
    /// Whether a user, a team or a division is a member by itself.
    func hasMember(_ id: String) -> Bool {
        members[id] != nil || groups.contains { $0.id == id }
    }
}
