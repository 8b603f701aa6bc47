extension WorldBuilder {
    static let genes = [
        ("ENSG00000141510", "TP53"), ("ENSG00000012048", "BRCA1"), ("ENSG00000139618", "BRCA2"),
        ("ENSG00000091831", "ESR1"), ("ENSG00000082175", "PGR"), ("ENSG00000141736", "ERBB2"),
        ("ENSG00000148773", "MKI67"), ("ENSG00000107485", "GATA3"), ("ENSG00000121879", "PIK3CA"),
        ("ENSG00000171862", "PTEN"), ("ENSG00000039068", "CDH1"), ("ENSG00000136997", "MYC"),
        ("ENSG00000110092", "CCND1"), ("ENSG00000146648", "EGFR"), ("ENSG00000111640", "GAPDH"),
        ("ENSG00000075624", "ACTB"), ("ENSG00000103194", "USP10"), ("ENSG00000120129", "DUSP1"),
        ("ENSG00000096060", "FKBP5"), ("ENSG00000189221", "MAOA"), ("ENSG00000152583", "SPARCL1"),
        ("ENSG00000101347", "SAMHD1"), ("ENSG00000211445", "GPX3"), ("ENSG00000157214", "STEAP2"),
    ]

    /// A table of read counts, a row for each gene and a column for each sample.
    mutating func countTable(samples: [String]) -> Content {
        var lines = [(["gene_id", "gene_name"] + samples).joined(separator: ",")]
        for (id, name) in Self.genes {
            let counts = samples.map { _ in String(number(0...48_000)) }
            lines.append(([id, name] + counts).joined(separator: ","))
        }
        return text(lines)
    }

    /// A table of what the samples of a study are.
    func sampleSheet(_ samples: [Sample]) -> Content {
        let rows = samples.map { [$0.id, $0.caseID, $0.type, String($0.age), $0.sex].joined(separator: ",") }
        return text(["sample_id,case_id,sample_type,age_at_diagnosis,gender"] + rows)
    }

    /// A page of quality measures as FastQC writes it.
    mutating func qualityReport(_ name: String) -> Content {
        text([
            "<!DOCTYPE html>",
            "<html><head><title>\(name) FastQC Report</title></head><body>",
            "<h1>FastQC Report</h1><h2>Basic Statistics</h2><table>",
            "<tr><td>Filename</td><td>\(name)</td></tr>",
            "<tr><td>Encoding</td><td>Sanger / Illumina 1.9</td></tr>",
            "<tr><td>Total Sequences</td><td>\(number(18_000_000...64_000_000))</td></tr>",
            "<tr><td>%GC</td><td>\(number(44...52))</td></tr>",
            "</table></body></html>",
        ])
    }

    /// A text file of these lines.
    func text(_ lines: [String]) -> Content {
        .text(Array((lines.joined(separator: "\n") + "\n").utf8))
    }
}
