import SevenBridgesData
import ShellLanguage
import TextRendering

/// Turns records into a table, or one record into a card.
struct TableBuilder {
    let cells: CellText
    /// What is known of the records from the program; nil where nothing is.
    let flow: ObjectType?

    /// A row for each record, in the columns that its type or `select` names, else in all keys that occur.
    func table(_ records: [Record]) -> Table {
        let keys = columns(of: records)
        let columns = keys.map { key in
            Table.Column(key, alignment: isNumeric(key, records) ? .right : .left, canShrink: key != "id")
        }
        return Table(
            columns: columns,
            rows: records.map { record in
                keys.map { cells.text(record[$0] ?? .null, unit: cells.unit(of: $0, in: record, flow: flow)) }
            })
    }

    /// A line for each property; the entries of a nested map have lines of their own.
    func card(_ record: Record) -> Card {
        Card(
            fields: record.pairs.flatMap { key, value -> [Card.Field] in
                if case .record(let inner) = value, !inner.isEmpty {
                    return inner.pairs.map { Card.Field("\(key).\($0.key)", cells.text($0.value, unit: nil)) }
                }
                let unit = cells.unit(of: key, in: record, flow: flow)
                return [Card.Field(key, cells.text(value, unit: unit))]
            })
    }

    private func columns(of records: [Record]) -> [String] {
        if let flow, !flow.defaultColumns.isEmpty { return flow.defaultColumns }
        let types = Set(records.map(\.type))
        if types.count == 1, let name = types.first ?? nil, let type = cells.types()[name] {
            return type.defaultColumns
        }
        var seen: Set<String> = []
        return records.flatMap(\.keys).filter { seen.insert($0).inserted }
    }

    private func isNumeric(_ key: String, _ records: [Record]) -> Bool {
        let values = records.compactMap { $0[key] }.filter { !$0.isNull }
        return !values.isEmpty && values.allSatisfy(\.isNumber)
    }
}
