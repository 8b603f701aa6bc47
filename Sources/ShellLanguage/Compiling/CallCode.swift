import SevenBridgesData

/// A call of a user's function in an expression, where the function never waits: it runs in a frame on the same stack.
struct CallCode {
    let user: UserFunction
    let function: CompiledFunction
    /// Reads the function's closure, where it shares variables of outer functions.
    let closure: ValueCode?
    /// Code for each parameter's argument; nil where the default holds.
    let arguments: [Compiled?]
    let place: Place

    /// Puts arguments into the new frame; they are computed in the caller's.
    private typealias Store = (Machine, UnsafeMutablePointer<Value>) throws -> Void

    var evaluation: Evaluation {
        if arguments.count == 1, let argument = arguments[0], closure == nil, !user.yields {
            return single(argument.evaluate)
        }
        return user.yields ? dropping(general) : general
    }

    /// The commonest call: one argument, nothing shared.
    private func single(_ argument: @escaping Evaluation) -> Evaluation {
        let (function, place) = (function, place)
        let slot = function.parameterSlots[0]
        return { machine in
            let call: Machine.Call
            do { call = try machine.prepare(function) } catch { throw place.locate(error) }
            do {
                (call.frame + slot).set(try argument(machine))
                machine.begin(call)
                let value = try function.value(machine)
                machine.end(call)
                return value
            } catch {
                machine.end(call)
                throw place.locate(error)
            }
        }
    }

    private var general: Evaluation {
        let (function, place, closure) = (function, place, closure)
        let store = store
        let complete = defaults
        return { machine in
            let shared = try closure.map { try Self.captures($0, machine) }
            let call: Machine.Call
            do { call = try machine.prepare(function) } catch { throw place.locate(error) }
            defer { machine.end(call) }
            do {
                try store(machine, call.frame)
                machine.begin(call)
                return try machine.sharing(shared) {
                    _ = try complete?.run(machine)
                    return try function.value(machine)
                }
            } catch { throw place.locate(error) }
        }
    }

    private static func captures(_ closure: ValueCode, _ machine: Machine) throws -> [Cell] {
        guard case .box(let box) = try closure.value(machine), let value = box as? ClosureValue else {
            return []
        }
        return value.captures
    }

    // MARK: Arguments

    private var store: Store {
        var store: Store = { _, _ in }
        for (slot, argument) in zip(function.parameterSlots, arguments) {
            guard let evaluate = argument?.evaluate else { continue }
            let before = store
            store = { machine, frame in
                try before(machine, frame)
                (frame + slot).set(try evaluate(machine))
            }
        }
        return store
    }

    /// Gives the parameters without an argument their defaults, which may use the parameters before them.
    private var defaults: Immediate? {
        let missing = arguments.indices.filter { arguments[$0] == nil }
        guard !missing.isEmpty else { return nil }
        let (user, slots) = (user, function.parameterSlots)
        return Immediate { machine in
            for index in missing {
                machine[slots[index]] = try user.defaults[index]?.evaluate(machine) ?? .null
            }
            return .normal
        }
    }

    // MARK: Output

    /// What the body yields besides its value goes nowhere.
    private func dropping(_ body: @escaping Evaluation) -> Evaluation {
        { machine in
            let outer = machine.takeEmitted()
            defer { machine.emitted = outer }
            return try body(machine)
        }
    }
}
