/// A piece of tissue that was sequenced, as the metadata of its files tells.
struct Sample {
    let id: String
    let caseID: String
    let type: String
    let age: Int
    let sex: String
    let strategy: String
    var platform = "Illumina"

    /// The metadata that all files of the sample have, with what is particular to one.
    func metadata(_ own: [(String, String)] = []) -> Metadata {
        Metadata(
            [
                ("sample_id", id), ("case_id", caseID), ("sample_type", type),
                ("age_at_diagnosis", String(age)),
                ("gender", sex), ("experimental_strategy", strategy), ("platform", platform),
            ] + own)
    }

    /// The metadata of one of two read files.
    func readMetadata(mate: Int, library: String, lane: Int = 1) -> Metadata {
        metadata([
            ("library_id", library), ("platform_unit_id", "L00\(lane)"), ("paired_end", String(mate)),
            ("quality_scale", "illumina18"),
        ])
    }
}
