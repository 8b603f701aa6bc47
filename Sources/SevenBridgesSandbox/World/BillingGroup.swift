/// What pays for projects.
struct BillingGroup: Stored, Identifiable {
    /// A UUID.
    let id: String
    let name: String
    /// The user who manages it.
    let owner: String
}
