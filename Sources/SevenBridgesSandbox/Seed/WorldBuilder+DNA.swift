// Studies of genomes and exomes, the reference files they need, and a project with nothing in it yet.
extension WorldBuilder {
    /// A family of three, at a depth that makes every file a big one.
    mutating func addGenomeProject() {
        let root = project("WGS trio", on: "2024-05-21") {
            $0.description = "NA12878 and her parents at 30x, PCR-free."
            $0.tags = ["wgs"]
        }
        let trio = [
            ("NA12878", "proband", "female"), ("NA12891", "father", "male"), ("NA12892", "mother", "female"),
        ]
        let samples = trio.map { id, _, sex in
            Sample(id: id, caseID: "CEPH-1463", type: "Blood", age: 38, sex: sex, strategy: "WGS")
        }
        let raw = folder("raw", in: root)
        let aligned = folder("aligned", in: root)
        let called = folder("variants", in: root)
        let task = uuid()
        let jointTask = taskID()
        for (index, sample) in samples.enumerated() {
            for lane in 1...2 {
                lanePair(
                    sample, number: index + 1, lane: lane, megabytes: 28_000...36_000, in: raw,
                    tags: ["raw", "wgs"])
            }
            let child = child(of: task)
            alignment(
                sample, named: "\(sample.id).dedup", megabytes: 58_000...74_000, task: child, in: aligned,
                tags: ["aligned", "wgs"])
            variants(sample, named: "\(sample.id).g", megabytes: 2900...4100, task: child, in: called)
        }
        variants(
            samples[0], named: "trio.joint", megabytes: 640...780, task: jointTask, in: root,
            tags: ["wgs", "checked"])
        file("trio.ped", text(pedigree(trio)), in: root)
        for sample in samples {
            readPair(
                sample, run: "\(sample.id)_chr22", megabytes: 210...340, in: root, tags: ["wgs", "subset"])
        }
    }

    /// Exomes as the sequencer's software delivers them, by lane.
    mutating func addExomeProject() {
        let root = project("Exome pilot", on: "2025-01-13") { $0.tags = ["wxs"] }
        let samples = (1...8).map { index in
            Sample(
                id: "EX\(index < 10 ? "0" : "")\(index)", caseID: "P-\(200 + index)", type: "Blood",
                age: 20 + index * 5, sex: index % 2 == 0 ? "male" : "female", strategy: "WXS",
                platform: "Illumina NovaSeq 6000")
        }
        let reads = folder("fastq", in: root)
        for (index, sample) in samples.enumerated() {
            for lane in 1...2 {
                lanePair(
                    sample, number: index + 1, lane: lane, megabytes: 700...1600, in: reads,
                    tags: ["raw", "wxs"])
            }
        }
        let results = folder("results", in: root)
        let task = uuid()
        for sample in samples {
            let child = child(of: task)
            variants(sample, named: sample.id, megabytes: 18...44, task: child, in: results)
            file("\(sample.id).qc.html", qualityReport(sample.id), in: results, tags: ["qc"], task: child)
        }
        for mate in 1...2 {
            let reads = Reads(seed: random.next(), run: "EX01", mate: mate, count: 1000)
            file(
                "EX01_first_reads_\(mate).fastq", .reads(reads), in: root, tags: ["subset"],
                metadata: samples[0].readMetadata(mate: mate, library: "EX01-lib1"))
        }
        file("sample_sheet.csv", sampleSheet(samples), in: root)
        file("targets.bed", text((1...40).map { "chr22\t\($0 * 41_000)\t\($0 * 41_000 + 180)" }), in: root)
    }

    /// A project with an empty list of files.
    mutating func addScratchProject() {
        _ = project("Scratch", on: "2025-02-03")
    }

    /// The reference files that everybody may read and nobody here may change.
    mutating func addPublicReferences() {
        let root = project("sbg-public-data", owner: "admin", category: .public, on: "2023-01-09") {
            $0.description = "Reference files and test data for everybody."
        }
        let genomes = [("GRCh38.primary_assembly", 50_000_000), ("human_g1k_v37_decoy", 51_400_000)]
        for (name, lines) in genomes {
            let bases = Bases(seed: random.next(), name: "chr1", lineCount: lines)
            file("\(name).genome.fasta", .bases(bases), in: root, tags: ["reference"])
            file("\(name).genome.fasta.fai", text((1...22).map { "chr\($0)\t\($0 * 61)\t60\t61" }), in: root)
        }
        let chromosome = Bases(seed: random.next(), name: "chr22", lineCount: 20_000)
        file("chr22.fasta", .bases(chromosome), in: root, tags: ["reference"])
        for release in ["gencode.v27", "gencode.v42"] {
            file("\(release).annotation.gtf.gz", gzip(megabytes: 38...48), in: root, tags: ["annotation"])
        }
        let known = [
            "dbsnp_138.b37", "dbsnp_146.hg38", "1000G_omni2.5.hg38", "Mills_and_1000G_gold_standard.indels",
        ]
        for name in known {
            file("\(name).vcf.gz", blockGzip(megabytes: 20...3200), in: root, tags: ["variants"])
            file("\(name).vcf.gz.tbi", tabixIndex(), in: root, tags: ["variants"])
        }
        for name in ["star-2.7.10a-grch38-index", "bwa-mem2-grch38-index", "salmon-gencode-v42-index"] {
            file("\(name).tar.gz", gzip(megabytes: 700...24_000), in: root, tags: ["index"])
        }
    }

    private func pedigree(_ trio: [(String, String, String)]) -> [String] {
        trio.map { id, role, sex in
            let parents = role == "proband" ? "NA12891\tNA12892" : "0\t0"
            return "CEPH1463\t\(id)\t\(parents)\t\(sex == "male" ? 1 : 2)\t\(role == "proband" ? 2 : 1)"
        }
    }
}
