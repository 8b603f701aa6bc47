public import ShellLanguage

/// How displayed results are written.
public enum OutputFormat: Hashable, Sendable {
    /// Tables and cards for people.
    case table
    /// A document for each result, for programs.
    case document(TextFormat)

    /// The formats by the names that `--output` takes.
    public static let names: [String] = ["table"] + TextFormat.allCases.filter { $0 != .text }.map(\.rawValue)

    /// The format of a name.
    public init?(name: String) {
        if name == "table" {
            self = .table
        } else if Self.names.contains(name), let format = TextFormat(rawValue: name) {
            self = .document(format)
        } else {
            return nil
        }
    }
}
