import Foundation
import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

@Suite struct PersistenceTests {
    private let origin = WorldOrigin(seed: 1, moment: Timestamp(microseconds: 0))

    @Test func everythingComesBackThatChanged() throws {
        try withFolder { folder in
            var store: WorldStore? = try WorldStore(folder: folder)
            var world = World.seeded(origin)
            try store?.begin(world, from: origin)
            let kept = try change(&world)
            try store?.save(&world)
            store = nil

            let again = try #require(try WorldStore(folder: folder).load())
            #expect(again.files.keys.sorted() == world.files.keys.sorted())
            #expect(again.files[kept]?.metadata["k"] == "v")
            #expect(again.files[kept].flatMap(\.parent).flatMap { again.directories[$0]?["kept"] } == kept)
            #expect(again.moment == world.moment)
            #expect(again.identifiers.state == world.identifiers.state)
            #expect(again.lastPosition == world.lastPosition)
        }
    }

    /// Makes a file, removes another and lets some time pass; gives the id of the new one.
    private func change(_ world: inout World) throws -> String {
        world.pass(until: Timestamp(microseconds: 5_000_000))
        let project = try #require(world.projects.inOrder.first { $0.members["rosalind"] != nil })
        let root = try world.folder(project.rootFolder, for: "rosalind")
        var file = try world.create(.file(.text([1, 2])), named: "kept", in: root)
        try file.metadata.merge(Record([("k", "v")]))
        world.update(file)
        try world.remove(try #require(world.children(of: root.id).first { !$0.isFolder }))
        return file.id
    }

    @Test func aFolderServesOneSandboxAtATime() throws {
        try withFolder { folder in
            let store = try WorldStore(folder: folder)
            #expect(throws: (any Error).self) { try WorldStore(folder: folder) }
            #expect(try store.load() == nil)
        }
    }

    @Test func dataOfAnotherGenerationIsRefused() throws {
        #expect(throws: SandboxError.self) {
            try WorldOrigin(storedState: ["generation": "0", "seed": "1", "world": "lab", "began": "0"])
        }
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sandbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }
}

@Suite struct VirtualClockTests {
    @Test func runsAsFastAsItIsTold() {
        let wall = ManualClock("2025-06-01T12:00:00Z")
        let clock = VirtualClock(scale: 60, wall: { wall.now })
        wall.advance(seconds: 2)
        #expect(clock.now == Timestamp(iso8601: "2025-06-01T12:02:00Z"))
    }

    @Test func neverStartsBeforeWhereItWas() {
        let wall = ManualClock("2025-06-01T12:00:00Z")
        let later = Timestamp(iso8601: "2025-06-03T12:00:00Z")
        #expect(VirtualClock(scale: 1, wall: { wall.now }, start: later).now == later)
    }
}
