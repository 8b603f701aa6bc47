import ShellLanguage

/// `sbsh fmt`: rewrites scripts in the house layout, or tells which are not in it.
struct Formatting {
    let output: StandardOutput
    /// Whether files stay as they are.
    let onlyChecks: Bool

    /// Formats files in place, and standard input for `-`.
    ///
    /// A file that is no program is reported and left alone, and the others are still formatted.
    func run(_ files: [String]) async throws -> ExitStatus {
        guard !files.isEmpty else {
            throw UsageError(description: "'sbsh fmt' needs a file, or '-' for standard input")
        }
        if let flag = files.first(where: { $0.hasPrefix("-") && $0 != "-" }) {
            throw UsageError(description: "'sbsh fmt' has no '\(flag)'; known is '--check'")
        }
        var status = ExitStatus.done
        for file in files {
            let ended = try await format(file)
            if ended.rawValue > status.rawValue { status = ended }
        }
        return status
    }

    private func format(_ file: String) async throws -> ExitStatus {
        let source = file == "-" ? try SourceFile.readStandardInput() : try SourceFile.read(file)
        let formatted: String
        do throws(SyntaxProblems) { formatted = try Formatter.format(source) } catch {
            for problem in error.diagnostics { output.writeReport(problem.description + "\n") }
            return .badUsage
        }
        let isChanged = !source.holds(formatted)
        if onlyChecks {
            if isChanged { try await output.writeResult(source.name + "\n") }
            return isChanged ? .failed : .done
        }
        if file == "-" {
            try await output.writeResult(formatted)
        } else if isChanged {
            try SourceFile.replace(file, with: formatted)
        }
        return .done
    }
}
