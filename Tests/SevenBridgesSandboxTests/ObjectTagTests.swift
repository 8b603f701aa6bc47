import Testing

@testable import SevenBridgesSandbox

@Suite struct ObjectTagTests {
    @Test func aPartHasTheMD5OfItsBytes() {
        #expect(ObjectTag.whole([]) == "d41d8cd98f00b204e9800998ecf8427e")
        #expect(ObjectTag.whole(Array("hello".utf8)) == "5d41402abc4b2a76b9719d911017c592")
    }

    @Test func theWholeHasTheMD5OfTheMD5sAndTheirNumber() {
        let parts = ["hello", "world"].map { ObjectTag.whole(Array($0.utf8)) }
        #expect(ObjectTag.combined(parts) == "065947336a2f2a95ba8899f3675c3be6-2")
    }

    @Test(arguments: ["\"5D41402ABC4B2A76B9719D911017C592\"", "5d41402abc4b2a76b9719d911017c592"])
    func quotesAndCaseDoNotMatter(_ tag: String) {
        #expect(ObjectTag.normalized(tag) == "5d41402abc4b2a76b9719d911017c592")
    }
}

@Suite struct UploadPlanTests {
    @Test func thePartSizeIsTheOneAskedFor() throws {
        #expect(try UploadPlan(size: 100, partSize: 7).partSize == 7)
        #expect(try UploadPlan(size: nil, partSize: nil).partSize == 32 << 20)
    }

    @Test func aPartSizeOfTooManyPartsIsRaised() throws {
        let plan = try UploadPlan(size: 5 << 40, partSize: 5 << 20)
        #expect(plan.partSize == 525 << 20)
        #expect((5 << 40) / plan.partSize < 10_000)
        #expect(try UploadPlan(size: 10_000, partSize: 1).partSize == 1)
        #expect(try UploadPlan(size: 10_001, partSize: 1).partSize == 1 << 20)
    }

    @Test(arguments: [(-1, 5), ((5 << 40) + 1, 5), (10, 0), (10, (5 << 30) + 1)])
    func impossibleSizesAreRefused(_ size: Int, _ partSize: Int) {
        #expect(throws: PlatformError.self) { try UploadPlan(size: size, partSize: partSize) }
    }

    @Test func aWholeFileIsComplete() throws {
        try UploadPlan(size: 11, partSize: 5).check([part(1, 5), part(2, 5), part(3, 1)])
        try UploadPlan(size: 10, partSize: 5).check([part(1, 5), part(2, 5)])
        try UploadPlan(size: 0, partSize: 5).check([part(1, 0)])
        try UploadPlan(size: nil, partSize: 5).check([part(1, 5), part(2, 2)])
    }

    @Test func whatIsNotTheWholeFileIsRefused() {
        let unreported = UploadPart(2, of: "u", size: 5, tag: "t", blob: "b")
        var wrong = unreported
        wrong.reportedTag = "other"
        let cases: [([UploadPart], String)] = [
            ([], "No part was uploaded."), ([part(1, 5), part(3, 1)], "Part 2 is missing."),
            ([part(2, 5)], "Part 1 is missing."),
            ([part(1, 5), unreported, part(3, 1)], "Part 2 was not reported."),
            ([part(1, 5), wrong, part(3, 1)], "The ETag reported for part 2 is not that of the part."),
            ([part(1, 4), part(2, 5), part(3, 2)], "Part 1 has 4 bytes, not 5."),
            ([part(1, 5), part(2, 6)], "Part 2 has 6 bytes, not 5."),
            ([part(1, 5), part(2, 5)], "The parts have 10 bytes together, not 11."),
        ]
        for (parts, reason) in cases {
            let error = #expect(throws: PlatformError.self) {
                try UploadPlan(size: 11, partSize: 5).check(parts)
            }
            #expect(error?.code == 8007)
            #expect(error?.message == "Failed to complete upload. \(reason)")
        }
    }

    private func part(_ number: Int, _ size: Int) -> UploadPart {
        var part = UploadPart(number, of: "u", size: size, tag: "t", blob: "b")
        part.reportedTag = "t"
        return part
    }
}
