// A study of a population, for those who want to see what 100,000 files are like.
extension WorldBuilder {
    /// 100,000 small variant files in one folder of a project, a sample each.
    mutating func addPopulationProject() {
        let root = project("Population genomes", on: "2024-02-01") {
            $0.description = "Called variants of a hundred thousand genomes."
            $0.tags = ["wgs", "population"]
        }
        let populations = ["GBR", "FIN", "CHS", "PUR", "CDX", "YRI", "PEL", "GWD", "BEB", "STU"]
        let prefix = "HG"
        for index in 0..<100_000 {
            let digits = String(index)
            let sample = prefix + String(repeating: "0", count: 6 - digits.utf8.count) + digits
            file(
                "\(sample).vcf.gz", blockGzip(megabytes: 1...9), in: root, tags: ["variants"],
                metadata: Metadata([("sample_id", sample), ("population", populations[index % 10])]))
        }
    }
}
