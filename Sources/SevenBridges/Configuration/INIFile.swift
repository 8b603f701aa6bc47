/// A file of `[sections]` with `key = value` lines, as credentials are kept in.
///
/// Comments are whole lines that begin with `#` or `;`. Values are taken as they stand: no interpolation, no quotes.
/// Keys are found in any case, sections are not. Of a repeated key the last value holds, and a repeated section goes on.
struct INIFile: Sendable {
    /// The sections' names in the order of the file.
    private(set) var sections: [String] = []
    private var values: [String: [String: String]] = [:]

    /// Reads text; `path` is for the error, which names the first line that is neither of the forms.
    init(_ text: String, path: String) throws(ConfigurationError) {
        let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        var section: String?
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in zip(1..., lines) {
            let line = line.trimmed
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
            if let name = Self.sectionName(line) {
                section = name
                open(name)
            } else if let (key, value) = Self.keyAndValue(line) {
                guard let section else {
                    throw Self.error("a '[section]' line has to come first", path, number)
                }
                values[section]?[key] = value
            } else {
                throw Self.error("neither '[section]' nor 'key = value'", path, number)
            }
        }
    }

    /// The keys and values of a section, keys in lower case; nil where there is no such section.
    func section(_ name: String) -> [String: String]? {
        values[name]
    }

    private mutating func open(_ name: String) {
        guard values[name] == nil else { return }
        sections.append(name)
        values[name] = [:]
    }

    private static func sectionName(_ line: String) -> String? {
        guard line.hasPrefix("["), line.hasSuffix("]") else { return nil }
        let name = line.dropFirst().dropLast().trimmed
        return name.isEmpty ? nil : name
    }

    private static func keyAndValue(_ line: String) -> (String, String)? {
        guard !line.hasPrefix("["), let separator = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
            return nil
        }
        let key = line[..<separator].trimmed.lowercased()
        return key.isEmpty ? nil : (key, line[line.index(after: separator)...].trimmed)
    }

    /// The line itself may hold a token and is not repeated.
    private static func error(_ problem: String, _ path: String, _ line: Int) -> ConfigurationError {
        ConfigurationError(.syntax, "\(path):\(line): \(problem); correct this line")
    }
}

extension [String: String] {
    /// A value of an ini section as a boolean, as Python's configparser reads it; false where the key is absent.
    func flag(_ key: String, path: String) throws(ConfigurationError) -> Bool {
        guard let text = self[key], !text.isEmpty else { return false }
        switch text.lowercased() {
        case "1", "yes", "true", "on": return true
        case "0", "no", "false", "off": return false
        default:
            throw ConfigurationError(
                .invalidValue, "\(path): '\(key)' is '\(text)'; write true or false")
        }
    }
}
