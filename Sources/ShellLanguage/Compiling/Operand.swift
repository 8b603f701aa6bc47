import SevenBridgesData

/// Where an operand of a fused operation comes from.
///
/// Operations are compiled for each kind of operand: the code of `$i < 10` reads a slot and compares, and calls nothing.
protocol Operand {
    func load(_ machine: Machine) throws -> Value
}

/// A variable in the frame, or a global.
struct VariableOperand: Operand {
    private let base: Int
    private let slot: Int

    init(isGlobal: Bool, slot: Int) {
        base = isGlobal ? 1 : 0
        self.slot = slot
    }

    @inline(__always) func pointer(_ machine: Machine) -> UnsafeMutablePointer<Value> {
        machine.bases[base] + slot
    }

    @inline(__always) func load(_ machine: Machine) -> Value {
        let pointer = pointer(machine)
        if case .int(let number) = pointer.pointee { return .int(number) }
        return pointer.pointee
    }
}

/// An int that is written in the program.
struct IntegerOperand: Operand {
    let number: Int

    @inline(__always) func load(_ machine: Machine) -> Value { .int(number) }
}

/// Any other expression.
struct ExpressionOperand: Operand {
    let evaluate: Evaluation

    @inline(__always) func load(_ machine: Machine) throws -> Value { try evaluate(machine) }
}
