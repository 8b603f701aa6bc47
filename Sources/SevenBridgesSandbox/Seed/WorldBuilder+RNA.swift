// Studies of expression.
extension WorldBuilder {
    /// Tumours beside normal tissue. Its root has more than a hundred files, as projects do that nobody tidied.
    mutating func addBreastCancerProject() {
        let root = project("RNA-seq breast cancer", on: "2023-03-14") {
            $0.description = "Paired tumour and normal tissue, **stranded** total RNA, 12 patients."
            $0.tags = ["rna-seq", "cancer"]
        }
        let samples = tumourSamples(patients: 12)
        let task = uuid()
        file("README.md", text(["# RNA-seq breast cancer", "", "12 patients, tumour and normal."]), in: root)
        file("sample_sheet.csv", sampleSheet(samples), in: root, tags: ["checked"])
        for (index, sample) in samples.enumerated() {
            let run = "ERR\(358_485 + index)"
            let child = child(of: task)
            readPair(sample, run: run, megabytes: 1800...4200, in: root)
            alignment(sample, named: "\(run).sorted", megabytes: 2400...6100, task: child, in: root)
            file(
                "\(run).counts.csv", countTable(samples: [sample.id]), in: root, task: child,
                metadata: sample.metadata())
        }
        let quality = folder("qc", in: root)
        for index in samples.indices {
            let name = "ERR\(358_485 + index)_1"
            file("\(name)_fastqc.html", qualityReport("\(name).fastq.gz"), in: quality, tags: ["qc"])
        }
        let results = folder("results", in: root)
        file("expression_matrix.csv", countTable(samples: samples.map(\.id)), in: results, tags: ["checked"])
        file("deseq2_results.csv", countTable(samples: ["base_mean"]), in: results)
    }

    /// The airway smooth muscle cells that every course of expression analysis treats with dexamethasone.
    mutating func addAirwayProject() {
        let root = project("RNA-seq airway", on: "2023-09-04") {
            $0.description = "Airway smooth muscle cells, treated with dexamethasone (GSE52778)."
            $0.tags = ["rna-seq"]
        }
        let runs = [1_039_508, 1_039_509, 1_039_512, 1_039_513, 1_039_516, 1_039_517, 1_039_520, 1_039_521]
        let samples = runs.enumerated().map { index, _ in
            Sample(
                id: "N\(61311 + index / 2 * 7)_\(index % 2 == 0 ? "untreated" : "Dex")",
                caseID: "N\(index / 2 + 1)",
                type: "Cell Line", age: 35 + index, sex: "male", strategy: "RNA-Seq")
        }
        for (sample, run) in zip(samples, runs) {
            readPair(sample, run: "SRR\(run)", megabytes: 1100...2900, in: root)
        }
        let subset = folder("subset", in: root)
        for (sample, run) in zip(samples, runs).prefix(2) {
            readPair(sample, run: "SRR\(run)_subset", megabytes: 6...12, in: subset, tags: ["raw", "subset"])
        }
        let aligned = folder("aligned", in: root)
        let task = uuid()
        for (sample, run) in zip(samples, runs) {
            alignment(
                sample, named: "SRR\(run)", megabytes: 1300...2500, task: child(of: task), in: aligned)
        }
        let results = folder("results", in: root)
        file("counts.csv", countTable(samples: runs.map { "SRR\($0)" }), in: results, task: uuid())
    }

    /// A single-cell library with its matrix.
    mutating func addSingleCellProject() {
        let root = project("scRNA-seq PBMC 10k", on: "2024-11-19") { $0.tags = ["rna-seq", "single-cell"] }
        let sample = Sample(
            id: "pbmc_10k_v3", caseID: "donor-7", type: "Blood", age: 41, sex: "female", strategy: "scRNA-Seq"
        )
        for lane in 1...2 {
            lanePair(sample, number: 1, lane: lane, megabytes: 9_000...24_000, in: root, tags: ["raw"])
        }
        let matrix = folder("filtered_feature_bc_matrix", in: root)
        let task = uuid()
        for name in ["barcodes.tsv.gz", "features.tsv.gz", "matrix.mtx.gz"] {
            file(name, gzip(megabytes: 1...40), in: matrix, task: task, metadata: sample.metadata())
        }
        file("web_summary.html", qualityReport("pbmc_10k_v3"), in: root, tags: ["qc"], task: task)
    }

    /// A colleague's project, which the sandbox's user may read and copy from but not change.
    mutating func addSharedProject() {
        let root = project("lncRNA atlas", owner: "maurice", on: "2024-02-06") {
            $0.description = "Shared for reading."
            $0.tags = ["rna-seq", "atlas"]
            $0.members["rosalind"] = Permissions(copy: true)
        }
        let tissues = ["brain", "heart", "kidney", "liver", "lung", "testis"]
        for (index, tissue) in tissues.enumerated() {
            let sample = Sample(
                id: tissue, caseID: "GTEX-\(1117 + index)", type: "Normal Tissue", age: 44 + index,
                sex: "male",
                strategy: "RNA-Seq")
            readPair(sample, run: "SRR\(598_148 + index * 11)", megabytes: 2100...5200, in: root)
        }
        file("atlas_counts.csv", countTable(samples: tissues), in: root, tags: ["checked"])
    }

    private mutating func tumourSamples(patients: Int) -> [Sample] {
        (1...patients).flatMap { patient in
            let age = number(34...79)
            return [("T", "Primary Tumor"), ("N", "Solid Tissue Normal")].map { suffix, type in
                Sample(
                    id: "BC\(100 + patient)-\(suffix)", caseID: "BC\(100 + patient)", type: type, age: age,
                    sex: "female", strategy: "RNA-Seq")
            }
        }
    }
}
