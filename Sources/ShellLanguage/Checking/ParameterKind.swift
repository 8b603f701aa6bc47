import SevenBridgesData

extension Parameter.Kind {
    /// The types that may follow `:` in a `def` or `param`, resource types aside.
    static let plainNames: [String: Parameter.Kind] = [
        "any": .any, "string": .string, "int": .int, "float": .float, "bool": .bool, "size": .size,
        "duration": .duration, "date": .date, "list": .list, "map": .map, "closure": .closure, "path": .path,
    ]

    /// The kind of a type's name, or nil where there is no such type.
    init?(named name: String, resources: [String]) {
        if let plain = Self.plainNames[name] {
            self = plain
        } else if resources.contains(name) {
            self = .resource([name])
        } else {
            return nil
        }
    }

    /// Why an expression can't be the value, as far as that is known before it is evaluated.
    func problem(with expression: Expression, _ type: ValueType) -> String? {
        switch expression.kind {
        case .word(let text, _): return accepts(text) ? nil : "takes \(phrase), not '\(text)'"
        case .literal(let literal) where self == .count:
            return accepts(literal.spelling) ? nil : "takes \(phrase), not '\(literal.spelling)'"
        case .literal(let literal):
            return accepts(literal.spelling) || accepts(ValueType(of: literal.value))
                ? nil : "takes \(phrase), not '\(literal.spelling)'"
        case .template(_, isQuoted: false): return nil
        default: return accepts(type) ? nil : "takes \(phrase), not \(type.phrase)"
        }
    }

    /// The nearest word of an enumeration.
    func suggestion(for expression: Expression) -> String? {
        guard case .enumeration(let words) = self, case .word(let text, _) = expression.kind else {
            return nil
        }
        return Suggestion.hint(for: text, among: words) ?? "one of \(words.joined(separator: ", "))"
    }

    /// Whether an unquoted word can become a value of this kind.
    private func accepts(_ word: String) -> Bool {
        switch self {
        case .any, .string, .path, .resource, .row, .condition, .property, .newName, .aggregate, .list,
            .strings:
            true
        case .count: Literal(word)?.value.intValue.map { $0 >= 0 } ?? false
        case .enumeration(let words): words.contains(word)
        case .int, .size: Literal(word)?.value.intValue != nil
        case .float: Literal.number(word) != nil
        case .bool: Literal(word)?.value.boolValue != nil
        case .duration: Literal.duration(word) != nil
        case .date: Timestamp(iso8601: word) != nil
        case .map, .stringMap, .closure: false
        }
    }

    private func accepts(_ type: ValueType) -> Bool {
        switch (self, type.plain) {
        case (_, .any), (.any, _), (_, .null): true
        case (.string, .string), (.path, .string), (.enumeration, .string), (.bool, .bool), (.int, .int),
            (.size, .int), (.count, .int), (.float, .int), (.float, .float), (.duration, .duration),
            (.date, .date),
            (.list, .list),
            (.map, .map), (.closure, .closure), (.resource, .string), (.date, .string):
            true
        case (.map, .object), (.stringMap, .map), (.stringMap, .object): true
        case (.resource(let names), .object(let object)): names.contains(object.name)
        case (.list, _), (.strings, .list), (.strings, .string): true
        default: false
        }
    }

    /// The kind in a sentence.
    var phrase: String {
        switch self {
        case .enumeration(let words): "one of \(words.joined(separator: ", "))"
        case .size: "a size such as 10MB"
        case .count: "an int of 0 or more"
        case .closure: "a block { ... }"
        default: "aeiou".contains(name.first ?? " ") ? "an \(name)" : "a \(name)"
        }
    }
}

extension CommandSet {
    /// The names of the resource types that the commands know.
    var resourceTypes: [String] {
        var names: Set<String> = []
        for command in all {
            switch command.signature.input {
            case .resources(let types), .resourcesOrArgument(let types): names.formUnion(types)
            default: break
            }
            for case .resource(let types) in command.signature.parameters.map(\.kind) {
                names.formUnion(types)
            }
        }
        return names.sorted()
    }
}

extension Parameter.Kind {
    /// A value from a variable or expression as this kind; nothing is converted that could be misunderstood.
    func converted(_ value: Value, for name: String) throws(Fault) -> Value {
        switch (self, value) {
        case (.enumeration(let words), .string(let text)) where !words.contains(text):
            throw Fault(
                "'\(name)' takes \(phrase), not '\(text)'", hint: Suggestion.hint(for: text, among: words))
        case (_, .null), (.any, _), (.row, _), (.condition, _): return value
        case (.string, .string), (.path, .string), (.enumeration, .string), (.int, .int), (.size, .int),
            (.float, .float), (.bool, .bool), (.duration, .duration), (.date, .date), (.list, .list),
            (.strings, .list), (.map, .record), (.stringMap, .record), (.resource, .string),
            (.resource, .record):
            return value
        case (.count, .int(let number)):
            guard number >= 0 else { throw Fault("a count can't be negative") }
            return value
        case (.float, .int(let number)): return .float(Double(number))
        case (.date, .string(let text)):
            guard let date = Timestamp(iso8601: text) else { throw Fault("'\(text)' is no date") }
            return .date(date)
        case (.list, _), (.strings, .string): return .list([value])
        case (.closure, .box(let box)) where box.kind == "closure": return value
        default: throw Fault("'\(name)' takes \(phrase), not \(value.phrase)", hint: conversionHint(value))
        }
    }

    private func conversionHint(_ value: Value) -> String? {
        switch (self, value) {
        case (.string, .int), (.string, .float), (.string, .date): "string(...) converts"
        case (.int, .string), (.size, .string), (.count, .string): "int(...) converts"
        default: nil
        }
    }
}
