import SevenBridgesData

/// Makes up the objects of a bucket: runs of a sequencer, what was aligned from them, reports and references.
///
/// Objects are either below 32 KB or above 64 MB, so that their ETags are found without reading for long.
struct BucketGrowth {
    private var random: SeededGenerator
    private var found: [BucketObject] = []
    private var time = Timestamp(microseconds: 1_672_560_000_000_000)

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func objects() -> [BucketObject] {
        addTexts()
        for run in 1...number(24...40) { addRun(run) }
        for sample in 1...number(300...500) { addAlignment(sample) }
        for chromosome in Array(1...22).map(String.init) + ["X", "Y", "M"] { addReference(chromosome) }
        for year in 2020...2024 { addReports(year) }
        return found
    }
}

extension BucketGrowth {
    private mutating func addTexts() {
        add("README.txt", .text(Array("Everything that the sequencing centre delivered.\n".utf8)))
        add("manifest.csv", table(header: "sample_id,run,library", rows: number(40...90)))
        add("notes/meeting notes.txt", .text(Array("Ask for more reads.\n".utf8)))
    }

    private mutating func addRun(_ run: Int) {
        let folder = "raw/run-\(2020 + run % 5)-\(padded(run, 3))"
        add("\(folder)/SampleSheet.csv", table(header: "sample_id,index,lane", rows: number(8...30)))
        for sample in 1...number(30...50) {
            for mate in 1...2 {
                let name = "S\(padded(run * 50 + sample, 4))_L00\(number(1...4))_R\(mate)_001.fastq.gz"
                add(
                    "\(folder)/\(name)",
                    .noise(.gzip(seed: random.next(), size: number(80_000_000...4_000_000_000))))
            }
        }
    }

    private mutating func addAlignment(_ sample: Int) {
        let key = "aligned/S\(padded(sample, 4)).bam"
        add(key, .noise(.blockGzip(seed: random.next(), size: number(900_000_000...60_000_000_000))))
        add(key + ".bai", .noise(.bamIndex(seed: random.next(), size: number(8_000...32_000))))
    }

    private mutating func addReference(_ chromosome: String) {
        let bases = Bases(seed: random.next(), name: "chr\(chromosome)", lineCount: number(80...400))
        add("reference data/GRCh38/chr\(chromosome).fasta", .bases(bases))
    }

    private mutating func addReports(_ year: Int) {
        for week in 1...52 {
            add(
                "reports/\(year)/week-\(padded(week, 2)).tsv",
                table(header: "run\tyield\tq30", rows: number(2...40)))
        }
    }
}

extension BucketGrowth {
    private mutating func add(_ key: String, _ content: Content) {
        time.microseconds += Int64(number(1...30_000)) * 1_000_000
        found.append(BucketObject(key: key, content: content, storedOn: time))
    }

    private mutating func table(header: String, rows: Int) -> Content {
        let separator = header.contains("\t") ? "\t" : ","
        let lines = (1...rows).map { row in
            ["S\(padded(row, 4))", String(number(1...9_999)), String(number(70...99))].joined(
                separator: separator)
        }
        return .text(Array(([header] + lines).map { $0 + "\n" }.joined().utf8))
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.next() >> 1) % range.count
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
