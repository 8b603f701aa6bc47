import SevenBridgesData

extension World {
    /// The billing groups that a user may spend from.
    func billingGroups(of caller: String) -> [BillingGroup] {
        billingGroups.filter { $0.includes(caller) }
    }

    /// A billing group that the caller may look into; others are as good as missing.
    func billingGroup(_ id: String, for caller: String) throws -> BillingGroup {
        try checkBillingGroupID(id)
        guard let group = billingGroups[id], group.includes(caller) else {
            throw PlatformError.billingGroupMissing
        }
        return group
    }

    /// Checks that a billing group exists and that the caller may spend from it.
    func billingGroup(_ id: String, paidFromBy caller: String) throws -> String {
        try checkBillingGroupID(id)
        guard let group = billingGroups[id] else { throw PlatformError.billingGroupMissing }
        guard group.includes(caller) else { throw PlatformError.notBillingGroupMember }
        return id
    }

    private func checkBillingGroupID(_ id: String) throws {
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        let isUUID = parts.map(\.count) == [8, 4, 4, 4, 12] && parts.joined().allSatisfy(\.isHexDigit)
        guard isUUID else { throw PlatformError.billingGroupMalformed }
    }

    /// The invoices of the groups that a user may look into, the newest first.
    func invoices(for caller: String, group: String?) throws -> [Invoice] {
        if let group { _ = try billingGroup(group, for: caller) }
        return invoices.filter { invoice in
            (group.map { $0 == invoice.billingGroup } ?? true)
                && billingGroups[invoice.billingGroup]?.includes(caller) == true
        }
        .sorted { ($0.from, $0.id) > ($1.from, $1.id) }
    }

    /// Notes that a user has downloaded bytes of a project.
    mutating func noteEgress(_ bytes: Int, of project: ProjectID, by username: String) {
        let key = Egress(project: project, username: username, day: moment.iso8601Day, bytes: 0).key
        let before = egress[key]?.bytes ?? 0
        egress.insert(
            Egress(
                project: project, username: username, day: moment.iso8601Day,
                bytes: before.saturatingAdd(max(0, bytes))))
    }
}
