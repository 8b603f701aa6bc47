import SevenBridgesData
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2024-05-01", "2024-05-01T00:00:00Z"), ("2023-06-06T11:14:11Z", "2023-06-06T11:14:11Z"),
        ("2023-06-06T11:14:11.250Z", "2023-06-06T11:14:11.25Z"), ("2024-02-29", "2024-02-29T00:00:00Z"),
        ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"),
        ("2024-01-01T00:30:00+02:00", "2023-12-31T22:30:00Z"),
        ("0001-01-01", "0001-01-01T00:00:00Z"), ("9999-12-31T23:59:59", "9999-12-31T23:59:59Z"),
    ])
    func readsAndWritesISO8601(text: String, expected: String) {
        #expect(Timestamp(iso8601: text)?.iso8601 == expected)
    }

    @Test(arguments: [
        "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "2024-01-01T", "2024-01-01T25:00:00Z",
        "20240101",
        "2024-01-01T10:00:00+", "2024-01-01T10:00:00.Z", "2024-01-01x", "", "2024-01-01T10:00:61Z",
    ])
    func refusesWhatIsNoDate(text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }

    @Test func overflowIsNil() {
        #expect(Timestamp(microseconds: .max).adding(TimeSpan(microseconds: 1)) == nil)
        #expect(Timestamp(microseconds: .max).since(Timestamp(microseconds: -1)) == nil)
        #expect(Timestamp(seconds: .max) == nil)
    }

    @Test func theWholeRangeCanBeWritten() {
        #expect(Timestamp(microseconds: .min).iso8601.hasPrefix("-290308"))
        #expect(Timestamp(microseconds: .max).iso8601.hasPrefix("294247"))
    }
}

@Suite struct TimeSpanTests {
    @Test(arguments: [
        (0, "0s"), (250_000, "250ms"), (1_500_000, "1.5s"), (90_000_000, "1m 30s"), (3_600_000_000, "1h"),
        (90_061_500_000, "1d 1h 1m 1.5s"), (-30_000_000, "-30s"), (1, "0.001ms"),
        (60_000_001, "1m 0.000001s"),
    ])
    func isShownInLiteralUnits(microseconds: Int64, expected: String) {
        #expect(TimeSpan(microseconds: microseconds).description == expected)
    }
}

@Suite struct ByteCountTests {
    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1_000, "1 KB"), (1_550, "1.6 KB"), (999_449, "999 KB"),
        (999_999, "1 MB"),
        (433_759_572, "434 MB"), (12_300_000, "12.3 MB"), (3_000_000_000_000, "3 TB"), (-1_500, "-1.5 KB"),
        (Int.max, "9223 PB"),
    ])
    func isShownInPowersOfAThousand(bytes: Int, expected: String) {
        #expect(ByteCount(bytes).description == expected)
    }
}

@Suite struct RecordTests {
    @Test func keysKeepTheirOrderThroughChanges() {
        var record = Record([("a", 1), ("b", 2), ("c", 3)])
        record["b"] = nil
        record["d"] = 4
        record["a"] = 5
        #expect(record.keys == ["a", "c", "d"])
        #expect(record.values == [5, 3, 4])
    }

    @Test func equalityAndHashIgnoreTheOrderOfKeys() {
        let one: Value = ["a": 1, "b": 2]
        let other: Value = ["b": 2, "a": 1]
        #expect(one == other)
        #expect(Set([one, other]).count == 1)
    }

    @Test func manyKeysAreFound() {
        let record = Record((0..<100).map { ("key\($0)", Value.int($0)) })
        #expect(record["key99"] == 99)
        #expect(record["key100"] == nil)
    }

    @Test func anIntEqualsTheFloatOfTheSameNumberOnly() {
        #expect(Value.int(1) == .float(1))
        #expect(Value.int(9_007_199_254_740_993) != .float(9_007_199_254_740_992))
        #expect(Set([Value.int(1), .float(1)]).count == 1)
    }
}
