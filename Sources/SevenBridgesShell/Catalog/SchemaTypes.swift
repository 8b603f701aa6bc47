import SevenBridges
import ShellLanguage

// What the catalog says of types, in the words of the language.

extension ResourceType {
    /// The type's properties as the checker, tables and completion know them.
    var objectType: ObjectType {
        ObjectType(
            name: name,
            properties: properties.map { property in
                PropertyType(
                    name: property.name, type: property.kind.valueType,
                    unit: property.unit.map { _ in .bytes },
                    summary: property.summary, words: property.words, resource: property.kind.resource)
            }, defaultColumns: defaultColumns)
    }
}

extension PropertyKind {
    /// The type of the resources whose ids such a property holds.
    fileprivate var resource: String? {
        if case .resource(let name) = self { name } else { nil }
    }

    /// What the checker knows of such a property's values.
    fileprivate var valueType: ValueType {
        switch self {
        case .string, .resource: .string
        case .int: .int
        case .float: .float
        case .bool: .bool
        case .date: .date
        case .list: .list
        case .map, .amount: .map
        case .any: .any
        }
    }
}

extension Filter {
    /// The filter's parameter as a command has it, with the words that its property is known to be.
    func commandParameter(of type: ResourceType) -> ShellLanguage.Parameter {
        var parameter = parameter.commandParameter
        if let property { parameter.words = type.property(property)?.words ?? [] }
        return parameter
    }
}

extension SevenBridges.Parameter {
    /// The parameter as a command has it.
    var commandParameter: ShellLanguage.Parameter {
        ShellLanguage.Parameter(
            name, commandKind, summary, isRequired: isRequired, isPositional: isPositional,
            isVariadic: isPositional && takesList, vocabulary: names.map { .resources($0) },
            defaultValue: defaultValue)
    }

    private var commandKind: ShellLanguage.Parameter.Kind {
        if kind == .string, takesList, !isPositional { return .strings }
        if kind == .map, entryKind == .string { return .stringMap }
        return kind.commandKind
    }

    /// What `name.KEY=value` means, where the parameter has entries.
    var freeKeys: Signature.FreeKeys? {
        guard let entryKind else { return nil }
        return Signature.FreeKeys(prefix: name + ".", type: entryKind.commandKind)
    }
}

extension ParameterKind {
    fileprivate var commandKind: ShellLanguage.Parameter.Kind {
        switch self {
        case .string: .string
        case .int: .int
        case .float: .float
        case .bool: .bool
        case .date: .date
        case .map: .map
        case .any: .any
        case .duration: .duration
        case .path: .path
        case .list(.string): .strings
        case .list: .list
        case .resource(let name): .resource([name] + [Catalog.type(named: name)?.name].compactMap { $0 })
        case .destination: .resource(Catalog.destinations)
        case .enumeration(let words): .enumeration(words)
        }
    }
}

extension SevenBridges.Effect {
    /// The effect as a signature has it.
    var commandEffect: ShellLanguage.Effect {
        switch self {
        case .pure: .pure
        case .read: .read
        case .write: .write
        case .destroy: .destroy
        case .spend: .spend
        }
    }
}

extension SevenBridges.Example {
    var commandExample: Signature.Example { Signature.Example(code, summary) }
}
