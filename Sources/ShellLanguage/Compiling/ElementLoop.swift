import SevenBridgesData

/// `for` over a list or a range, whose body never waits and yields nothing.
struct ElementLoop {
    let elements: Compiled
    let store: (Machine, Value) -> Void
    let block: CompiledBlock
    let place: Place

    func run(_ machine: Machine) throws -> Completion {
        guard let body = block.body?.run else { return .normal }
        let sequence = try elements.evaluate(machine)
        switch sequence {
        case .list(let list):
            for element in list {
                if let ending = try turn(element, machine, body) { return ending }
            }
            return .normal
        case .null: return .normal
        case .box(let box):
            guard let range = box as? RangeValue else { fallthrough }
            return try count(range, machine, body)
        default:
            // Says what is wrong with it.
            _ = try ElementBatches(sequence, place)
            return .normal
        }
    }

    /// Goes through a range; its last number may be the largest that there is.
    private func count(
        _ range: RangeValue, _ machine: Machine, _ body: (Machine) throws -> Completion
    ) throws -> Completion {
        let step = range.first <= range.last ? 1 : -1
        var number = range.first
        while true {
            if let ending = try turn(.int(number), machine, body) { return ending }
            if number == range.last { return .normal }
            number += step
        }
    }

    /// One turn; what the loop ends with, if it ends.
    @inline(__always) private func turn(
        _ element: Value, _ machine: Machine, _ body: (Machine) throws -> Completion
    ) throws -> Completion? {
        try machine.session.countStep()
        block.enter(machine)
        store(machine, element)
        switch try body(machine) {
        case .normal, .continue: return nil
        case .break: return .normal
        case .return: return .return
        }
    }
}
