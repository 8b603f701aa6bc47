import SevenBridgesData
import ShellLanguage
import TextRendering

/// The rows of a chart, and which of their properties are drawn.
struct ChartRows {
    private let rows: [Value]
    private let cells: CellText
    private let flow: ObjectType?
    private let session: Session
    /// What was asked for before and after `over`; nil where nothing was.
    private let value: RowFunction?
    private let base: RowFunction?

    init(_ rows: [Value], _ call: Invocation, _ cells: CellText) throws {
        self.rows = rows
        self.cells = cells
        session = call.session
        flow = if case .object(let type) = call.rowType { type } else { nil }
        let parts = call.rows("values").split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0.word == "over"
        }
        value = parts[0].first
        base = parts.count > 1 ? parts[1].first : nil
        if parts[0].count > 1 || (parts.count > 1 && parts[1].count != 1) {
            throw Fault("one property stands on each side of 'over'", hint: "as in: price over created_on")
        }
    }

    // MARK: Charts

    func bars() async throws -> BarChart {
        let keys = keys
        let valueKey = value?.word ?? keys.dropFirst().first(where: isNumeric) ?? keys.first(where: isNumeric)
        let labelKey = keys.first { $0 != valueKey }
        let numbers = try await values(value, or: valueKey)
        let labels = try await values(base, or: labelKey)
        let unit = unit(of: valueKey)
        _ = try ChartAxis(numbers, unit: unit)
        let labelUnit = base == nil ? self.unit(of: labelKey) : self.unit(of: base?.word)
        return BarChart(
            rows.indices.map { index in
                let label = base == nil && labelKey == nil ? .int(index) : labels[index]
                return BarChart.Bar(
                    label: label.isNull ? "null" : cells.text(label, unit: labelUnit),
                    value: ChartAxis.number(numbers[index]) ?? 0, text: cells.text(numbers[index], unit: unit)
                )
            })
    }

    func histogram() async throws -> BarChart {
        let values = try await values(value, or: nil)
        let axis = try ChartAxis(values, unit: unit(of: value?.word))
        return Histogram(values.compactMap(ChartAxis.number), unit: axis.unit).chart(label: axis.label)
    }

    func line() async throws -> LineChart {
        let heights = try await values(value, or: nil)
        let places = base == nil ? rows.indices.map { .int($0) } : try await values(base, or: nil)
        let (x, y) = (
            try ChartAxis(places, unit: unit(of: base?.word)),
            try ChartAxis(heights, unit: unit(of: value?.word))
        )
        let points = zip(places, heights).compactMap { place, height -> LineChart.Point? in
            guard let x = ChartAxis.number(place), let y = ChartAxis.number(height) else { return nil }
            return LineChart.Point(x: x, y: y)
        }
        let title = [value?.name, base.map { "over \($0.name)" }].compactMap(\.self).joined(separator: " ")
        return LineChart(
            title: title, points: points, units: (x.unit, y.unit), xLabel: { x.label($0) },
            yLabel: { y.label($0) })
    }

    // MARK: Columns

    /// All keys of the rows, in the order in which they first occur.
    private var keys: [String] {
        var seen: Set<String> = []
        return rows.flatMap { $0.recordValue?.keys ?? [] }.filter { seen.insert($0).inserted }
    }

    private func isNumeric(_ key: String) -> Bool {
        let values = rows.map { $0[key] }.filter { !$0.isNull }
        return !values.isEmpty && values.allSatisfy(\.isNumber)
    }

    /// What a function, or else a key, gives for each row; the rows themselves where there is neither.
    private func values(_ function: RowFunction?, or key: String?) async throws -> [Value] {
        guard let function else { return key.map { key in rows.map { $0[key] } } ?? rows }
        var values: [Value] = []
        for row in rows { values.append(try await function.value(row)) }
        function.reportUnseen(to: session)
        return values
    }

    private func unit(of key: String?) -> PropertyType.Unit? {
        guard let key, let record = rows.first?.recordValue else { return nil }
        return cells.unit(of: key, in: record, flow: flow)
    }
}
