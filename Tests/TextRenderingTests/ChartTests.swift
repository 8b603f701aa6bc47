import Testing
import TextRendering

@Suite struct ChartTests {
    private let bars = BarChart([
        .init(label: "bwa", value: 12, text: "12"), .init(label: "star aligner", value: 5, text: "5"),
        .init(label: "x", value: 0, text: "0"), .init(label: "fastqc", value: 0.001, text: "0.001"),
    ])

    @Test func barsAreDrawnInEighthsOfACharacter() {
        expect(
            bars.lines(width: 40),
            """
            bwa           ████████████████████ 12
            star aligner  ████████▍ 5
            x             0
            fastqc        ▏ 0.001
            """
        )
    }

    @Test func barsKeepToASCIIWhereWanted() {
        expect(
            bars.lines(width: 40, style: Style(isASCII: true)),
            """
            bwa           #################### 12
            star aligner  ######## 5
            x             0
            fastqc        # 0.001
            """
        )
    }

    @Test func negativeBarsGoToTheLeft() {
        let chart = BarChart([
            .init(label: "a", value: 10, text: "10"), .init(label: "b", value: -5, text: "-5"),
        ])
        expect(
            chart.lines(width: 30),
            """
            a          ████████████████ 10
            b  ████████ -5
            """
        )
    }

    @Test func longLabelsAreShortened() {
        let chart = BarChart([.init(label: "a very long label\nindeed", value: 1, text: "1")])
        expect(
            chart.lines(width: 20),
            """
            a very …  ██████████ 1
            """
        )
    }

    @Test func histogramsCountBetweenRoundNumbers() {
        let histogram = Histogram([0.1, 0.2, 0.3, 0.31, 0.7, 1])
        expect(
            histogram.chart { "\($0)" }.lines(width: 40),
            """
            0.0 .. 0.2  ████████▋ 1
            0.2 .. 0.4  ██████████████████████████ 3
            0.4 .. 0.6  0
            0.6 .. 0.8  ████████▋ 1
            0.8 .. 1.0  ████████▋ 1
            """
        )
    }

    @Test func histogramsOfOneNumberHaveOneBin() {
        #expect(Histogram([7, 7], unit: .whole).bins.map(\.count) == [2])
        #expect(Histogram([]).bins.isEmpty)
    }

    @Test func histogramsOfHugeNumbersDoNotTrap() {
        for numbers in [
            [-1e308, 1e308], [1e-300, 2e-300], [1e18, 1e18 + 1000], [0, .greatestFiniteMagnitude],
        ] {
            #expect(Histogram(numbers).bins.map(\.count).reduce(0, +) == 2)
        }
    }

    private let line = LineChart(
        title: "price over day",
        points: [(0, 1), (1, 4), (2, 2), (4, 9)].map { LineChart.Point(x: $0.0, y: $0.1) },
        xLabel: { "day \(Int($0))" }, yLabel: { "\(Int($0))" })

    @Test func linesAreDrawnInBraille() {
        expect(
            line.lines(width: 40),
            """
            price over day
            10 ┤
               │                                  ⢀⠔
             8 ┤                                ⢀⠔⠁
               │                              ⡠⠒⠁
             6 ┤                            ⡠⠊
               │                          ⡠⠊
               │                        ⡠⠊
             4 ┤       ⡠⠔⠑⠢⢄⡀        ⢀⠤⠊
               │    ⢀⠔⠊     ⠈⠑⠤⣀   ⢀⠔⠁
             2 ┤  ⡠⠒⠁           ⠉⠒⠔⠁
               │⠔⠉
             0 ┤
               └────────────────────────────────────
                day 0                          day 4
            """
        )
    }

    @Test func linesKeepToASCIIWhereWanted() {
        expect(
            line.lines(width: 40, style: Style(isASCII: true)),
            """
            price over day
            10 +
               |                                  **
             8 +                                **
               |                              **
             6 +                            **
               |                          **
               |                        **
             4 +        ****          **
               |     ***    ****    **
             2 +  ***           ****
               |**
             0 +
               +------------------------------------
                day 0                          day 4
            """
        )
    }

    @Test func aSinglePointIsADot() {
        let chart = LineChart(
            title: "one", points: [.init(x: 3, y: 3)], xLabel: { "\(Int($0))" }, yLabel: { "\(Int($0))" })
        #expect(chart.lines(width: 20).count == 15)
        #expect(
            chart.lines(width: 20).joined().contains {
                $0.unicodeScalars.first.map { (0x2801...0x28FF).contains($0.value) } == true
            })
    }

    @Test func chartsOfNothingHaveNoLines() {
        #expect(BarChart([]).lines().isEmpty)
        #expect(LineChart(title: "", points: [], xLabel: { "\($0)" }, yLabel: { "\($0)" }).lines().isEmpty)
    }

    @Test func barsAsAPictureEscapeText() {
        expect(
            BarChart([
                .init(label: "<a> & \"b\"", value: 2, text: "2"), .init(label: "c", value: -1, text: "-1"),
            ])
            .svg().split(separator: "\n").map(String.init),
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="720" height="68" viewBox="0 0 720 68" font-family="sans-serif" font-size="12">
              <text x="192" y="26" text-anchor="end">&lt;a&gt; &amp; &quot;b&quot;</text>
              <rect x="333.3" y="13" width="266.7" height="18" fill="#2b7bba"><title>&lt;a&gt; &amp; &quot;b&quot;: 2</title></rect>
              <text x="606" y="26" text-anchor="start">2</text>
              <text x="192" y="50" text-anchor="end">c</text>
              <rect x="200" y="37" width="133.3" height="18" fill="#2b7bba"><title>c: -1</title></rect>
              <text x="339.3" y="50" text-anchor="start">-1</text>
            </svg>
            """
        )
    }

    @Test func linesAsAPicture() {
        expect(
            LineChart(
                title: "t", points: [.init(x: 0, y: 0), .init(x: 1, y: 10)], xLabel: { "\($0)" },
                yLabel: { "\($0)" }
            ).svg().split(separator: "\n").map(String.init),
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="720" height="400" viewBox="0 0 720 400" font-family="sans-serif" font-size="12">
              <text x="100" y="24" text-anchor="start">t</text>
              <line x1="100" y1="360" x2="700" y2="360" stroke="#cccccc"/>
              <line x1="100" y1="360" x2="700" y2="360" stroke="#cccccc"/>
              <text x="92" y="364" text-anchor="end">0.0</text>
              <line x1="100" y1="200" x2="700" y2="200" stroke="#cccccc"/>
              <text x="92" y="204" text-anchor="end">5.0</text>
              <line x1="100" y1="40" x2="700" y2="40" stroke="#cccccc"/>
              <text x="92" y="44" text-anchor="end">10.0</text>
              <text x="100" y="380" text-anchor="start">0.0</text>
              <text x="700" y="380" text-anchor="end">1.0</text>
              <polyline points="100,360 700,40" fill="none" stroke="#2b7bba" stroke-width="2"/>
              <circle cx="100" cy="360" r="3" fill="#2b7bba"/>
              <circle cx="700" cy="40" r="3" fill="#2b7bba"/>
            </svg>
            """
        )
    }
}
