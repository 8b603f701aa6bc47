import SevenBridgesData

/// One of several things that have ids, which CWL writes as a list of objects or as a map by id.
struct CWLEntry {
    let id: String
    let record: Record

    /// The entries of a list or map; in a map an entry may be its one field (`shortKey`) alone.
    static func all(
        in value: Value, named name: String, idKey: String = "id", shortKey: String
    ) throws(CWLError) -> [CWLEntry] {
        switch value {
        case .null: return []
        case .list(let elements): return try entries(of: elements, named: name, idKey: idKey)
        case .record(let record):
            return record.pairs.map { key, value in
                let fields = value.recordValue.flatMap { isBareType($0) ? nil : $0 }
                return CWLEntry(id: CWLIdentifier.local(key), record: fields ?? Record([(shortKey, value)]))
            }
        default: throw CWLError("The \(name) must be a list or an object.")
        }
    }

    private static func entries(
        of elements: [Value], named name: String, idKey: String
    ) throws(CWLError) -> [CWLEntry] {
        var entries: [CWLEntry] = []
        for (index, element) in elements.enumerated() {
            guard let record = element.recordValue, let id = record[idKey]?.stringValue, !id.isEmpty else {
                throw CWLError("Number \(index + 1) of the \(name) has no '\(idKey)'.")
            }
            entries.append(CWLEntry(id: CWLIdentifier.local(id), record: record))
        }
        return entries
    }

    /// Whether a map's entry is a type (`{"type": "array", "items": "File"}`) where a port was to be expected.
    private static func isBareType(_ record: Record) -> Bool {
        switch record["type"]?.stringValue {
        case "array": record["items"] != nil
        case "enum": record["symbols"] != nil
        case "record": record["fields"] != nil
        default: false
        }
    }
}
