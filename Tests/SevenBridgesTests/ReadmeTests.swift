import SevenBridges

/// The README's example of the client, kept compiling.
func readmeExample() async throws {
    let client = Client(configuration: try .load(profile: "cgc"))
    for try await file in try client.files.list(project: "jdoe/rna") where file.size ?? 0 > 1_000_000_000 {
        print(file.name ?? "", file.size ?? 0)
    }
    var file = try await client.files.get("5f2a90c1e4b0b7d1a2c3d4e5")
    file.tags = ["checked"]
    try await file.save()  // sends what changed, and only that
}
