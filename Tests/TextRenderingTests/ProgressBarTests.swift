import Testing
import TextRendering

@Suite struct ProgressBarTests {
    private let bar = ProgressBar(
        label: "reads.bam",
        fraction: 0.4375,
        details: ["1.2 GB of 2.8 GB", "85 MB/s", "0:19"]
    )

    @Test(arguments: [
        (70, "reads.bam  43% █████████▋              1.2 GB of 2.8 GB  85 MB/s  0:19"),
        (56, "reads.bam  43% ███▌      1.2 GB of 2.8 GB  85 MB/s  0:19"),
        (50, "reads.bam  43%  1.2 GB of 2.8 GB  85 MB/s  0:19"),
        (40, "reads.bam  43% ███      1.2 GB of 2.8 GB"),
        (14, "reads.bam  43%"), (10, "read…  43%"), (3, "… …"), (1, "…"), (0, ""),
    ])
    func givesWayFromTheRight(width: Int, expected: String) {
        #expect(bar.line(width: width) == expected)
    }

    @Test func showsHundredPercentOnlyWhenDone() {
        #expect(ProgressBar(label: "a", fraction: 0.9999).line(width: 12) == "a  99% ████▉")
        #expect(ProgressBar(label: "a", fraction: 1).line(width: 12) == "a 100% █████")
        #expect(ProgressBar(label: "a", fraction: 7).line(width: 12) == "a 100% █████")
        #expect(ProgressBar(label: "a", fraction: -1).line(width: 12) == "a   0%")
    }

    @Test func showsNoBarWhenTheTotalIsUnknown() {
        #expect(ProgressBar(label: "a", fraction: nil, details: ["3 MB"]).line(width: 30) == "a  3 MB")
        #expect(ProgressBar(label: "a", fraction: .nan, details: ["3 MB"]).line(width: 30) == "a  3 MB")
    }

    @Test func alignsBarsBelowOneAnother() {
        let style = Style(isASCII: true)
        #expect(
            ProgressBar(label: "a", fraction: 0.5, labelWidth: 4).line(width: 18, style: style)
                == "a     50% ####")
        #expect(
            ProgressBar(label: "name", fraction: 1, labelWidth: 4).line(width: 18, style: style)
                == "name 100% ########")
    }
}
