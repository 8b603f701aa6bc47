import SevenBridgesData

/// Code that is quick on ints and right for everything else.
///
/// Nothing is assumed of a value before it is there: two ints are computed with at once, whatever else they may be goes
/// to the general code.
enum IntegerCode {
    static func arithmetic(
        _ op: BinaryOperator, _ left: Compiled, _ right: Compiled, _ place: Place
    ) -> ValueCode? {
        switch op {
        case .add: ValueCode(value: combined(Adding.self, left, right, place))
        case .subtract: ValueCode(value: combined(Subtracting.self, left, right, place))
        case .multiply: ValueCode(value: combined(Multiplying.self, left, right, place))
        case .floorDivide: ValueCode(value: combined(FloorDividing.self, left, right, place))
        case .remainder: ValueCode(value: combined(Remaining.self, left, right, place))
        default: nil
        }
    }

    static func comparison(
        _ op: BinaryOperator, _ left: Compiled, _ right: Compiled, _ test: @escaping ComparisonCode.Test,
        _ place: Place
    ) -> Condition? {
        switch op {
        case .equal: Condition(holds: compared(Equals.self, left, right, test, place))
        case .notEqual: Condition(holds: compared(Differs.self, left, right, test, place))
        case .less: Condition(holds: compared(IsLess.self, left, right, test, place))
        case .lessOrEqual: Condition(holds: compared(IsAtMost.self, left, right, test, place))
        case .greater: Condition(holds: compared(IsGreater.self, left, right, test, place))
        case .greaterOrEqual: Condition(holds: compared(IsAtLeast.self, left, right, test, place))
        default: nil
        }
    }

    // MARK: Arithmetic

    private static func combined<O: IntegerOperator>(
        _ op: O.Type, _ left: Compiled, _ right: Compiled, _ place: Place
    ) -> Evaluation {
        if let variable = left.variable { return combined(op, variable, right, place) }
        if let number = left.constant?.intValue {
            return combined(op, IntegerOperand(number: number), right, place)
        }
        return combined(op, ExpressionOperand(evaluate: left.evaluate), right, place)
    }

    private static func combined<O: IntegerOperator>(
        _ op: O.Type, _ left: some Operand, _ right: Compiled, _ place: Place
    ) -> Evaluation {
        if let variable = right.variable { return code(op, left, variable, place) }
        if let number = right.constant?.intValue {
            return code(op, left, IntegerOperand(number: number), place)
        }
        return code(op, left, ExpressionOperand(evaluate: right.evaluate), place)
    }

    private static func code<O: IntegerOperator>(
        _ op: O.Type, _ left: some Operand, _ right: some Operand, _ place: Place
    ) -> Evaluation {
        { machine in
            let x = try left.load(machine)
            let y = try right.load(machine)
            if case .int(let a) = x, case .int(let b) = y {
                let (result, isNone) = O.apply(a, b)
                if !isNone { return .int(result) }
            }
            return try general(O.symbol, x, y, place)
        }
    }

    @inline(never) static func general(
        _ op: BinaryOperator, _ x: Value, _ y: Value, _ place: Place
    ) throws -> Value {
        do throws(Fault) { return try Arithmetic.apply(op, x, y) } catch { throw place.diagnostic(error) }
    }

    // MARK: Comparison

    private static func compared<T: IntegerTest>(
        _ op: T.Type, _ left: Compiled, _ right: Compiled, _ test: @escaping ComparisonCode.Test,
        _ place: Place
    ) -> (Machine) throws -> Bool {
        if let variable = left.variable { return compared(op, variable, right, test, place) }
        return compared(op, ExpressionOperand(evaluate: left.evaluate), right, test, place)
    }

    private static func compared<T: IntegerTest>(
        _ op: T.Type, _ left: some Operand, _ right: Compiled, _ test: @escaping ComparisonCode.Test,
        _ place: Place
    ) -> (Machine) throws -> Bool {
        if let variable = right.variable { return code(op, left, variable, test, place) }
        if let number = right.constant?.intValue {
            return code(op, left, IntegerOperand(number: number), test, place)
        }
        return code(op, left, ExpressionOperand(evaluate: right.evaluate), test, place)
    }

    private static func code<T: IntegerTest>(
        _ op: T.Type, _ left: some Operand, _ right: some Operand, _ test: @escaping ComparisonCode.Test,
        _ place: Place
    ) -> (Machine) throws -> Bool {
        { machine in
            let x = try left.load(machine)
            let y = try right.load(machine)
            if case .int(let a) = x, case .int(let b) = y { return T.holds(a, b) }
            do throws(Fault) { return try test(x, y) } catch { throw place.diagnostic(error) }
        }
    }

    // MARK: Updates

    /// `$x += value` on a variable in the frame or a global.
    static func update(
        _ op: BinaryOperator, _ variable: VariableOperand, _ value: Compiled, _ place: Place
    ) -> Immediate? {
        switch op {
        case .add: Immediate(run: updated(Adding.self, variable, value, place))
        case .subtract: Immediate(run: updated(Subtracting.self, variable, value, place))
        case .multiply: Immediate(run: updated(Multiplying.self, variable, value, place))
        default: nil
        }
    }

    private static func updated<O: IntegerOperator>(
        _ op: O.Type, _ variable: VariableOperand, _ value: Compiled, _ place: Place
    ) -> (Machine) throws -> Completion {
        if let other = value.variable { return code(op, variable, other, place) }
        if let number = value.constant?.intValue {
            return code(op, variable, IntegerOperand(number: number), place)
        }
        return code(op, variable, ExpressionOperand(evaluate: value.evaluate), place)
    }

    private static func code<O: IntegerOperator>(
        _ op: O.Type, _ variable: VariableOperand, _ value: some Operand, _ place: Place
    ) -> (Machine) throws -> Completion {
        { machine in
            let y = try value.load(machine)
            let pointer = variable.pointer(machine)
            if case .int(let a) = pointer.pointee, case .int(let b) = y {
                let (result, isNone) = O.apply(a, b)
                if !isNone {
                    pointer.initialize(to: .int(result))
                    return .normal
                }
            }
            try change(pointer, O.symbol, y, place)
            return .normal
        }
    }

    /// Changes text and lists in place where the variable is their sole owner.
    @inline(never) private static func change(
        _ pointer: UnsafeMutablePointer<Value>, _ op: BinaryOperator, _ value: Value, _ place: Place
    ) throws {
        do throws(Fault) {
            try Nesting.check(value, outer: 0)
            try Arithmetic.update(&pointer.pointee, op, value)
        } catch { throw place.diagnostic(error) }
    }
}
