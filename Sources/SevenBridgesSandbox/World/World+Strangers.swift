extension World {
    /// Makes an account for somebody whom nobody here knows; a user that is there already stays as it is.
    mutating func addStranger(_ username: String) {
        guard user(username) == nil else { return }
        users.insert(
            User(
                username: username, firstName: username.prefix(1).uppercased() + username.dropFirst(),
                lastName: "", affiliation: "", city: "", country: "", role: .member))
        billingGroups.insert(
            BillingGroup(
                id: newUUID(), name: "Free funds", owner: username, type: "free",
                balance: Money(cents: 30_000)))
    }
}
