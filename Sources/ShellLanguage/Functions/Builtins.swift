import SevenBridgesData

/// The functions of the language.
enum Builtins {
    /// All of them, in the order of the guide.
    static let all = text + paths + numbers + collections + kinds + time + system

    static let table = Dictionary(uniqueKeysWithValues: all.map { ($0.signature.name, $0) })

    // MARK: Arguments

    static func text(_ value: Value, _ name: String) throws(Fault) -> String {
        guard case .string(let text) = value else { throw wrong(name, "a string", value) }
        return text
    }

    static func record(_ value: Value, _ name: String) throws(Fault) -> Record {
        guard case .record(let record) = value else { throw wrong(name, "a map", value) }
        return record
    }

    static func list(_ value: Value, _ name: String) throws(Fault) -> [Value] {
        guard case .list(let elements) = value else { throw wrong(name, "a list", value) }
        return elements
    }

    static func regex(_ value: Value) -> RegexValue? {
        guard case .box(let box) = value else { return nil }
        return box as? RegexValue
    }

    static func wrong(_ name: String, _ wanted: String, _ value: Value) -> Fault {
        Fault("'\(name)' takes \(wanted), not \(value.phrase)")
    }
}
