import SevenBridges
import SevenBridgesData

extension Row {
    /// Datasets and markers.
    static let datasets: [Row] = [
        .row(198) { world in try await page(world.client.datasets.list(visibility: "public")) },
        .row(199) { world in try await page(world.client.datasets.list(owner: world.me)) },
        .row(200) { world in _ = try await world.client.datasets.get(world.dataset) },
        .row(201, given: dataset) { dataset, _ in
            dataset.description = "row 201"
            try await dataset.save()
        },
        .row(202, given: dataset) { dataset, _ in try await dataset.delete() },
        .row(203, given: dataset) { dataset, _ in try await page(dataset.members.list()) },
        .row(204, given: dataset) { dataset, world in _ = try await dataset.members.get(world.member) },
        .row(205, given: dataset) { dataset, world in
            _ = try await dataset.members.add(world.other_member, permissions: Permissions(read: true))
        },
        .row(206, given: dataset) { dataset, world in try await dataset.members.remove(world.other_member) },
        .row(220) { world in try await page(world.client.markers.list(file: world.genome_file, limit: 5)) },
        .row(221) { world in _ = try await world.client.markers.get(world.marker) },
        .row(222) { world in
            _ = try await world.client.markers.create(
                name: "row 222", file: world.genome_file, chromosome: "chr1", start: 1, end: 2,
                isPrivate: false)
        },
        .row(223, given: { world in try await world.client.markers.get(world.marker) }) { marker, _ in
            marker.name = "row 223"
            try await marker.save()
        },
        .row(224, given: { world in try await world.client.markers.get(world.marker_to_delete) }) {
            marker, _ in
            try await marker.delete()
        },
    ]

    @Sendable private static func dataset(_ world: World) async throws -> Dataset {
        try await world.client.datasets.get(world.dataset)
    }
}
