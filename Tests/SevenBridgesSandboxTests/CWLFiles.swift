import Foundation
import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

/// The apps in `cwl/`, as people wrote them.
enum CWLFile: String, CaseIterable {
    case samtoolsView = "samtools-view.json"
    case cnvnator = "cnvnator-workflow.json"
    case starAlign = "star-align.cwl"
    case variantCalling = "rna-seq-variant-calling.cwl"

    var isJSON: Bool { rawValue.hasSuffix(".json") }

    func text() throws -> String {
        let folder = try #require(Bundle.module.url(forResource: "cwl", withExtension: nil))
        return try String(contentsOf: folder.appendingPathComponent(rawValue), encoding: .utf8)
    }

    func document() throws -> Value {
        isJSON ? try JSON.parse(try text()) : try YAML.parse(try text())
    }
}
