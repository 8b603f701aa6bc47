import SevenBridges
import SevenBridgesData

extension Row {
    /// Volumes with their objects and members.
    static let volumes: [Row] = [
        .row(113) { world in try await page(world.client.volumes.list(limit: 5)) },
        .row(114) { world in _ = try await world.client.volumes.get(world.volume) },
        .row(115) { world in
            let service = VolumeService.s3(
                bucket: "b", credentials: .keys(accessKeyID: "AK", secretAccessKey: "SK"), prefix: "p",
                properties: ["sse_algorithm": "AES256"])
            _ = try await world.client.volumes.create(
                name: "row_115", service: service, accessMode: .readWrite, description: "d")
        },
        .row(116) { world in
            try await make(
                "row_116", .s3(bucket: "b", credentials: .role(arn: "arn", externalID: "ext")), world)
        },
        .row(117) { world in
            let credentials = VolumeCredentials.serviceAccount(clientEmail: "e@x", privateKey: "PK")
            try await make("row_117", .gcs(bucket: "b", credentials: credentials), world)
        },
        .row(118) { world in
            let credentials = VolumeCredentials.federation(["type": "external_account"])
            try await make("row_118", .gcs(bucket: "b", credentials: credentials), world)
        },
        .row(119) { world in
            let credentials = VolumeCredentials.keys(accessKeyID: "AK", secretAccessKey: "SK")
            try await make("row_119", .oss(bucket: "b", endpoint: "ep", credentials: credentials), world)
        },
        .row(120, given: otherVolume) { volume, _ in
            volume.description = "row 120"
            try await volume.save()
        },
        .row(121, given: otherVolume) { volume, _ in try await volume.deactivate() },
        .row(122, given: { world in try await world.client.volumes.get(world.volume_to_delete) }) {
            volume, _ in
            try await volume.delete()
        },
        .row(123, given: volume) { volume, _ in try await volume.reload() },
        .row(124, given: volume) { volume, _ in try await page(volume.objects()) },
        .row(125) { world in
            let arguments: Record = [
                "volume": .string(world.volume), "prefix": .string(world.prefix), "limit": 10,
                "fields": "href",
            ]
            _ = try await VolumeObject.type.pages(in: world.client, Arguments(arguments)).page()
        },
        .row(126, given: volume) { volume, _ in for try await _ in try volume.objects() {} },
        .row(127, given: volume) { volume, world in _ = try await volume.object(at: world.location) },
        .row(128) { world in
            try await page(
                world.client.imports.list(
                    project: world.project, volume: world.volume, state: "FAILED", limit: 5))
        },
        .row(129, given: volume) { volume, _ in try await page(volume.exports(state: "FAILED")) },
        .row(130, given: volume) { volume, _ in try await page(volume.members.list()) },
        .row(131, given: volume) { volume, world in
            _ = try await volume.members.add(
                .user(world.member), permissions: Permissions(read: true, execute: true))
        },
        .row(132, given: volume) { volume, world in
            _ = try await volume.members.add(.team(world.team), permissions: Permissions(read: true))
        },
        .row(133, given: volume) { volume, world in
            _ = try await volume.members.add(.division(world.division), permissions: Permissions(read: true))
        },
        .row(134, given: volume) { volume, world in _ = try await volume.members.get(world.member) },
        .row(135, given: volume) { volume, world in try await volume.members.remove(world.member) },
        .row(231, given: { world in try await volume(world).objects(limit: 2).page() }) { page, _ in
            _ = try await page.next()
        },
    ]

    private static func make(_ name: String, _ service: VolumeService, _ world: World) async throws {
        _ = try await world.client.volumes.create(name: name, service: service, accessMode: .readOnly)
    }

    /// The volume that most rows look at.
    @Sendable private static func volume(_ world: World) async throws -> Volume {
        try await world.client.volumes.get(world.volume)
    }

    /// The volume that is changed.
    @Sendable private static func otherVolume(_ world: World) async throws -> Volume {
        try await world.client.volumes.get(world.other_volume)
    }
}
