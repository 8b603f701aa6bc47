import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

@Suite struct WorldTests {
    private let world = World.seeded(WorldOrigin(seed: 1, moment: Timestamp(microseconds: 0)))

    @Test func everySeedMakesAWorld() {
        for seed: UInt64 in [0, .max] + Array(2..<60) {
            #expect(
                World.seeded(WorldOrigin(seed: seed, moment: Timestamp(microseconds: 0))).files.count
                    == world.files.count)
        }
    }

    @Test func sameSeedGivesTheSameWorld() {
        let again = World.seeded(WorldOrigin(seed: 1, moment: Timestamp(microseconds: 0)))
        #expect(again.files.keys.sorted() == world.files.keys.sorted())
        let other = World.seeded(WorldOrigin(seed: 2, moment: Timestamp(microseconds: 0)))
        #expect(other.files.keys.sorted() != world.files.keys.sorted())
    }

    @Test func rootsHaveFastqFilesOverOneMegabyte() throws {
        let roots = world.projects.filter { $0.members["rosalind"] != nil }.map(\.rootFolder)
        let large = roots.flatMap(world.children).filter {
            $0.name.contains("fastq") && $0.content?.size ?? 0 > 1_000_000
        }
        #expect(large.count >= 5)
        #expect(world.files.count > 300)
    }

    @Test func filesAreDatedWithinThreeYears() {
        let years = Set(world.files.rows.filter { $0.parent != nil }.map { $0.createdOn.iso8601.prefix(4) })
        #expect(years == ["2023", "2024", "2025"])
    }

    @Test func everyFileIsInTheFolderThatNamesIt() {
        for file in world.files.rows {
            guard let parent = file.parent else { continue }
            #expect(world.directories[parent]?[file.name] == file.id)
        }
    }

    @Test func everyContentHasTheBytesOfItsSize() throws {
        let blobs = BlobFolder(dataFolder: nil)
        for content in world.files.rows.compactMap(\.content) {
            let middle = content.size / 2
            let whole = try content.bytes(in: middle..<min(middle + 400, content.size), blobs: blobs)
            let part = try content.bytes(
                in: min(middle + 7, content.size)..<min(middle + 100, content.size), blobs: blobs)
            #expect(part.elementsEqual(whole.dropFirst(7).prefix(93)))
        }
    }
}

@Suite struct ByteRangeTests {
    @Test(
        arguments: [
            (nil, .whole), ("bytes=0-0", .part(0..<1)), ("bytes=5-", .part(5..<10)),
            ("bytes=-3", .part(7..<10)),
            ("bytes=-99", .part(0..<10)), ("bytes=10-", .unsatisfiable), ("bytes=-0", .unsatisfiable),
            ("bytes=4-2", .whole), ("bytes=a-b", .whole), ("bytes=1-2,4-5", .whole), ("items=0-1", .whole),
            ("bytes=-", .whole), ("bytes=99999999999999999999-", .whole),
        ] as [(String?, ByteRange)])
    func reads(_ header: String?, _ range: ByteRange) {
        #expect(ByteRange(header, size: 10) == range)
    }
}
