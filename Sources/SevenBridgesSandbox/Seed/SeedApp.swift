import SevenBridgesData

/// An app of the seeded world: its short name and its document in YAML.
struct SeedApp: Sendable {
    let name: String
    let document: Value

    /// An app from its document; the steps of a workflow name the apps in `parts` that they run.
    init(_ name: String, _ text: String, parts: [SeedApp] = []) {
        self.name = name
        do {
            document = Self.linked(try YAML.parse(text), parts)
        } catch {
            preconditionFailure("the seed app \(name) is no YAML: \(error.message)")
        }
    }

    /// The document of a workflow with the apps in place of their names.
    private static func linked(_ document: Value, _ parts: [SeedApp]) -> Value {
        guard var record = document.recordValue, let steps = record["steps"]?.listValue else {
            return document
        }
        record["steps"] = .list(
            steps.map {
                guard var step = $0.recordValue,
                    let part = parts.first(where: { $0.name == step["run"]?.stringValue })
                else { return $0 }
                step["run"] = part.document
                return .record(step)
            })
        return .record(record)
    }
}

extension SeedApp {
    /// The apps that everybody may copy.
    static let published = tools + workflows
    /// All the tools that are published.
    static let tools = [bwaMem, samtoolsSort, star, featureCounts, haplotypeCaller, fastqc, salmon]
    /// All the workflows that are published.
    static let workflows = [expression, variants]
}
