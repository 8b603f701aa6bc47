/// The name of a file that an output port gives.
struct OutputName {
    let text: String

    /// The name after the port's pattern, or its file type, or the port itself; `number` tells those of a list apart.
    init(_ port: CWLPort, stem: String, number: Int?) {
        let part = number.map { "\(stem)_\($0)" } ?? stem
        let isPlain = port.glob.map { !$0.contains(where: { "{}[]?$/".contains($0) }) } ?? false
        if let glob = port.glob, isPlain, !glob.isEmpty {
            let pieces = glob.split(separator: "*", omittingEmptySubsequences: true).joined()
            text = glob.contains("*") ? part + pieces : (number.map { "\($0)_\(glob)" } ?? glob)
        } else if let type = port.fileTypes.first {
            text = "\(part).\(type.lowercased())"
        } else {
            text = "\(part).\(port.id).txt"
        }
    }

    /// The name of a file that comes along with another: `.bai` is added, each `^` takes an extension away first.
    static func companion(of name: String, _ pattern: String) -> String {
        var stem = name[...]
        var rest = pattern[...]
        while rest.hasPrefix("^") {
            rest = rest.dropFirst()
            if let dot = stem.lastIndex(of: "."), dot != stem.startIndex { stem = stem[..<dot] }
        }
        return String(stem + rest.filter { $0 != "/" })
    }
}
