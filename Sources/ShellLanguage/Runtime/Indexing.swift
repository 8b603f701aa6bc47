import SevenBridgesData

/// `value[index]`.
enum Indexing {
    static func element(_ index: Value, of value: Value) throws(Fault) -> Value {
        switch (value, index) {
        case (.list(let elements), .int(let number)):
            let position = number < 0 ? elements.count + number : number
            guard elements.indices.contains(position) else { throw outside(number, elements.count) }
            return elements[position]
        case (.string(let text), .int(let number)):
            let characters = Array(text)
            let position = number < 0 ? characters.count + number : number
            guard characters.indices.contains(position) else { throw outside(number, characters.count) }
            return .string(String(characters[position]))
        case (.list(let elements), .box(let box)):
            guard let range = box as? RangeValue else { throw wrong(index, value) }
            return .list(Array(elements[slice(range, of: elements.count)]))
        case (.string(let text), .box(let box)):
            guard let range = box as? RangeValue else { throw wrong(index, value) }
            let characters = Array(text)
            return .string(String(characters[slice(range, of: characters.count)]))
        case (.record(let record), .string(let key)): return record[key] ?? .null
        case (.null, _): throw Fault("null has no elements")
        default: throw wrong(index, value)
        }
    }

    /// The part of a collection that a range names, cut to fit; negative bounds count from the end.
    private static func slice(_ range: RangeValue, of count: Int) -> Range<Int> {
        let first = range.first < 0 ? count + range.first : range.first
        let last = range.last < 0 ? count + range.last : range.last
        let lower = max(0, min(first, count))
        return lower..<max(lower, last >= count ? count : last + 1)
    }

    private static func outside(_ index: Int, _ count: Int) -> Fault {
        Fault("there is no element \(index)", hint: count == 0 ? "it is empty" : "it has 0 to \(count - 1)")
    }

    private static func wrong(_ index: Value, _ value: Value) -> Fault {
        Fault("\(value.phrase) has no element under \(index.phrase)")
    }
}

/// `$x.a[0] = value`: a change inside a value.
enum ValueUpdate {
    enum Step {
        case property(String)
        case index(Evaluation)
    }

    static func apply(
        _ steps: ArraySlice<Step>, to old: Value, op: BinaryOperator?, _ new: Value, _ machine: Machine
    ) throws -> Value {
        guard let step = steps.first else {
            guard let op else { return new }
            return try Arithmetic.apply(op, old, new)
        }
        let rest = steps.dropFirst()
        switch (old, try key(of: step, machine)) {
        case (.record(var record), .string(let key)):
            record[key] = try apply(rest, to: record[key] ?? .null, op: op, new, machine)
            return .record(record)
        case (.list(var elements), .int(let number)):
            let position = number < 0 ? elements.count + number : number
            guard elements.indices.contains(position) else {
                throw Fault("there is no element \(number)", hint: "the list has \(elements.count)")
            }
            elements[position] = try apply(rest, to: elements[position], op: op, new, machine)
            return .list(elements)
        case (let value, let key): throw Fault("\(value.phrase) has nothing to set under \(key.phrase)")
        }
    }

    private static func key(of step: Step, _ machine: Machine) throws -> Value {
        switch step {
        case .property(let name): .string(name)
        case .index(let evaluation): try evaluation(machine)
        }
    }
}
