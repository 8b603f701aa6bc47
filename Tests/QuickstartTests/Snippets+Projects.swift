import SevenBridges
import SevenBridgesData

extension Snippets {
    static func listProjects(_ client: Client) async throws {
        // Details of my first 10 projects
        let first = try await client.projects.list(limit: 10).page()
        // All my projects, fetched page by page as far as they are read
        for try await project in try client.projects.list() {
            print(project.id, project.name ?? "")
        }
        // All of them in an array
        let all = try await client.projects.list().collect()
        // Page by page
        let next = try await first.next()
        let back = try await next?.previous()
        _ = (all, back)
    }

    static func manageProject(_ client: Client, newuser: String) async throws -> Project {
        let group = try await client.billingGroups.list(limit: 1).page().first
        var project = try await client.projects.create(name: "My new project", billingGroup: group?.id)
        _ = try await project.members.add(
            .user(newuser), permissions: Permissions(write: true, execute: true))

        project.description = "Markdown allowed"
        try await project.save()  // sends the description, and nothing else
        try await project.reload()
        return project
    }

    static func relatedLists(_ project: Project) async throws {
        for try await member in try project.members.list() { print(member.id) }
        for try await file in try project.files() { print(file.name ?? "") }
        for try await app in try project.apps() { print(app.name ?? "") }
        for try await task in try project.tasks(status: .completed) { print(task.name ?? "") }
    }

    static func billing(_ client: Client) async throws {
        for try await group in try client.billingGroups.list(limit: 10) { print(group.name ?? "") }
        for try await invoice in try client.invoices.list() { print(invoice.id, invoice.total ?? [:]) }
    }

    static func breakdown(_ group: BillingGroup) async throws {
        for try await cost in try group.breakdown(.analysis) { print(cost.record) }
    }
}
