import SevenBridgesData

/// One strand of a running program: its stack of frames and what it has in hand.
///
/// Compiled code is closures over a machine. A machine is used by one task at a time; code that runs beside it (a
/// body that streams its output) gets a machine of its own.
final class Machine {
    /// The frames, one after the other on one reused stack; the first `top` slots are initialized.
    private var slots: UnsafeMutablePointer<Value>
    private var capacity: Int
    private var top = 0
    /// Where the running function's frame starts.
    private var base = 0
    /// The cells that the running function shares with outer ones.
    private(set) var captures: [Cell] = []
    /// Values that the running block has yielded and nobody has taken yet.
    var emitted: [Value] = []
    /// What `return` gave.
    var returned: Value = .null
    /// Where property lookups remember the last shape.
    private var lookups: [PropertyLookup?] = []
    /// How much of the native stack the calls under way may need, in levels of expression.
    private var weight = 0

    let session: Session

    /// Endless recursion ends here in an error, well before the native stack does.
    private static let weightLimit = 6_000
    private static let callWeight = 6

    init(session: Session, weight: Int = 0) {
        self.session = session
        self.weight = weight
        capacity = 32
        slots = .allocate(capacity: capacity)
    }

    deinit {
        slots.deinitialize(count: top)
        slots.deallocate()
    }

    /// A machine for code that runs beside this one, in calls as deep.
    func fork() -> Machine {
        Machine(session: session, weight: weight)
    }

    // MARK: Frames

    subscript(slot: Int) -> Value {
        get { slots[base + slot] }
        set { slots[base + slot] = newValue }
    }

    /// Makes the first frame of a machine.
    func enter(slotCount: Int, captures: [Cell]) {
        self.captures = captures
        push(slotCount)
    }

    private func push(_ count: Int) {
        if top + count > capacity { grow(to: max(capacity * 2, top + count)) }
        (slots + top).initialize(repeating: .null, count: count)
        top += count
    }

    private func pop(_ count: Int) {
        top -= count
        (slots + top).deinitialize(count: count)
    }

    private func grow(to newCapacity: Int) {
        let larger = UnsafeMutablePointer<Value>.allocate(capacity: newCapacity)
        larger.moveInitialize(from: slots, count: top)
        slots.deallocate()
        slots = larger
        capacity = newCapacity
    }

    /// Runs `body` in a new frame on top of the stack.
    func call<Result>(
        _ function: CompiledFunction, captures: [Cell], _ body: () throws -> Result
    ) throws -> Result {
        let outer = (base, self.captures, weight)
        try session.countStep()
        do { try addWeight(of: function) } catch {
            weight = outer.2
            throw error
        }
        let count = function.scope.slotCount
        let start = top
        push(count)
        base = start
        self.captures = captures
        defer {
            pop(count)
            (base, self.captures, weight) = outer
        }
        return try body()
    }

    /// Counts a call, also one that runs on a machine of its own; it must be given back by the caller's frame.
    func addWeight(of function: CompiledFunction) throws(Fault) {
        weight += Self.callWeight + function.scope.depth
        guard weight < Self.weightLimit else {
            throw Fault("calls are nested too deep", hint: "does '\(function.name)' call itself without end?")
        }
    }

    // MARK: Lookups

    /// The value of a path in a record; nil where the record has no such key.
    func value(of path: PropertyPath, in record: Record, cache: Int) -> Value? {
        while lookups.count <= cache { lookups.append(nil) }
        if lookups[cache] == nil { lookups[cache] = PropertyLookup(path) }
        return lookups[cache]?.value(in: record)
    }

    /// What the block has yielded since this was last asked.
    func takeEmitted() -> [Value] {
        let values = emitted
        emitted = []
        return values
    }
}

/// A variable that several functions share.
final class Cell: Value.Box, @unchecked Sendable {
    // Changed only by the strand that runs the program: a parallel body may not assign to outer variables.
    var value: Value

    init(_ value: Value) {
        self.value = value
    }
}
