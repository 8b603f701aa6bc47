/// The ids of ports, steps and types, which documents write in several ways for one thing.
enum CWLIdentifier {
    /// The last part of an id: `#main/reads`, `#step.reads` and `app.cwl#reads` are all `reads`.
    ///
    /// Only draft-2 separates steps from ports by a dot, and only in ids that begin with `#`.
    static func local(_ id: String) -> String {
        let fragment = id.split(separator: "#", omittingEmptySubsequences: false).last.map(String.init) ?? id
        let name = fragment.split(separator: "/").last.map(String.init) ?? fragment
        guard id.hasPrefix("#"), !fragment.contains("/"), let last = name.split(separator: ".").last else {
            return name
        }
        return String(last)
    }
}
