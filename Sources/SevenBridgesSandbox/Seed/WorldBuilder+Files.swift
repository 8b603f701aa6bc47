// The files that sequencing makes, in the pairs and with the names that people know them by.
extension WorldBuilder {
    /// `RUN_1.fastq.gz` and `RUN_2.fastq.gz`, as the sequence archives name them.
    mutating func readPair(
        _ sample: Sample, run: String, megabytes: ClosedRange<Int>, in folder: File, tags: [String] = ["raw"]
    ) {
        for mate in 1...2 {
            file(
                "\(run)_\(mate).fastq.gz", gzip(megabytes: megabytes), in: folder, tags: tags,
                metadata: sample.readMetadata(mate: mate, library: "lib-\(run)"))
        }
    }

    /// `NAME_S1_L001_R1_001.fastq.gz` and its mate, as Illumina's software names them.
    mutating func lanePair(
        _ sample: Sample, number: Int, lane: Int, megabytes: ClosedRange<Int>, in folder: File, tags: [String]
    ) {
        for mate in 1...2 {
            file(
                "\(sample.id)_S\(number)_L00\(lane)_R\(mate)_001.fastq.gz", gzip(megabytes: megabytes),
                in: folder,
                tags: tags,
                metadata: sample.readMetadata(mate: mate, library: "\(sample.id)-lib1", lane: lane))
        }
    }

    /// A sorted BAM file and its index.
    mutating func alignment(
        _ sample: Sample, named name: String, megabytes: ClosedRange<Int>, task: String, in folder: File,
        tags: [String] = ["aligned"]
    ) {
        let metadata = sample.metadata([("reference_genome", "GRCh38")])
        file(
            "\(name).bam", blockGzip(megabytes: megabytes), in: folder, tags: tags, task: task,
            metadata: metadata)
        file("\(name).bam.bai", bamIndex(), in: folder, tags: tags, task: task, metadata: metadata)
    }

    /// A bgzipped VCF file and its index.
    mutating func variants(
        _ sample: Sample, named name: String, megabytes: ClosedRange<Int>, task: String, in folder: File,
        tags: [String] = []
    ) {
        let metadata = sample.metadata([("reference_genome", "GRCh38")])
        file(
            "\(name).vcf.gz", blockGzip(megabytes: megabytes), in: folder, tags: tags, task: task,
            metadata: metadata)
        file("\(name).vcf.gz.tbi", tabixIndex(), in: folder, tags: tags, task: task, metadata: metadata)
    }
}
