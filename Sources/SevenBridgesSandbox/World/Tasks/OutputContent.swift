/// The bytes of a file that a task gives, by what its name says that it is.
struct OutputContent {
    let name: String
    let inputSize: Int
    let task: AppTask

    private static let smallest = 20_000
    private static let indexSize = 40_000

    var content: Content {
        let seed = (task.id + name).stableHash
        switch name.lowercased().split(separator: ".").last {
        case "bam", "cram": return .noise(.blockGzip(seed: seed, size: size(of: 0.6)))
        case "bai", "crai": return .noise(.bamIndex(seed: seed, size: Self.indexSize))
        case "tbi": return .noise(.blockGzip(seed: seed, size: Self.indexSize))
        case "gz" where name.contains(".vcf"): return .noise(.blockGzip(seed: seed, size: size(of: 0.05)))
        case "gz", "zip", "tar", "bz2": return .noise(.gzip(seed: seed, size: size(of: 0.1)))
        default: return .text(Array(text.utf8))
        }
    }

    private func size(of part: Double) -> Int {
        Self.smallest.saturatingAdd(Int(clamping: Double(inputSize) * part))
    }

    private var text: String {
        "# \(name)\n# made by \(task.app)\n# in the task \(task.name)\n"
    }
}
