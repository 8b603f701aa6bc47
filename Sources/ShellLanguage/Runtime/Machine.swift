import SevenBridgesData

/// One strand of a running program: its stack of frames and what it has in hand.
///
/// Compiled code is closures over a machine. A machine is used by one task at a time; code that runs beside it (a
/// body that streams its output) gets a machine of its own.
final class Machine {
    /// Where variables are: the running function's frame, and the globals.
    let bases: UnsafeMutablePointer<UnsafeMutablePointer<Value>>
    @exclusivity(unchecked) private var stack = FrameStack()
    /// The cells that the running function shares with outer ones; those of a caller while it shares none.
    @exclusivity(unchecked) private(set) var captures: [Cell] = []
    /// Values that the running block has yielded and nobody has taken yet.
    @exclusivity(unchecked) var emitted: [Value] = []
    /// What `return` gave.
    @exclusivity(unchecked) var returned: Value = .null
    /// Where interpolation puts text together.
    @exclusivity(unchecked) var text = TextBuffer()
    /// Where property lookups remember the last shape.
    @exclusivity(unchecked) private var lookups: [PropertyLookup?] = []
    /// How deep the calls under way are, in levels of expression.
    @exclusivity(unchecked) private var weight = 0
    /// The size of the machine's first frame.
    private var firstCount = 0

    let session: Session
    /// The values of the globals; a job has its own.
    private let globals: Globals

    /// Endless recursion ends here in an error, or where the native stack is used up before.
    private static let weightLimit = 10_000

    init(session: Session, weight: Int = 0, globals: Globals? = nil) {
        self.session = session
        self.globals = globals ?? session.globals
        self.weight = weight
        bases = .allocate(capacity: 2)
        bases.initialize(to: stack.push(0))
        (bases + 1).initialize(to: self.globals.start)
    }

    deinit {
        for slot in 0..<firstCount { (bases[0] + slot).clear() }
        stack.deallocate()
        text.deallocate()
        bases.deallocate()
    }

    /// A machine for code that runs beside this one, in calls as deep.
    func fork() -> Machine {
        Machine(session: session, weight: weight, globals: globals)
    }

    /// A machine for a job in the background: with copies of all variables, as they are now.
    func snapshot() -> Machine {
        let copy = Machine(session: session, weight: weight, globals: Globals(copying: globals))
        copy.enter(slotCount: firstCount, captures: captures.map { Cell($0.value) })
        for slot in 0..<firstCount {
            if case .box(let box) = self[slot], let cell = box as? Cell {
                copy[slot] = .box(Cell(cell.value))
            } else {
                copy[slot] = self[slot]
            }
        }
        return copy
    }

    // MARK: Frames

    subscript(slot: Int) -> Value {
        get { bases[0][slot] }
        set { (bases[0] + slot).set(newValue) }
    }

    /// Makes the first frame of a machine.
    func enter(slotCount: Int, captures: [Cell]) {
        self.captures = captures
        firstCount = slotCount
        bases[0] = stack.push(slotCount)
    }

    /// A call under way: what the caller goes on with, and the frame of what it called.
    struct Call {
        let frame: UnsafeMutablePointer<Value>
        fileprivate let count: Int
        fileprivate let caller: UnsafeMutablePointer<Value>
        fileprivate let mark: FrameStack.Mark
        fileprivate let weight: Int
    }

    /// Makes the frame of a call, for the arguments to be put there; the caller's frame stays the running one.
    @inline(__always) func prepare(_ function: CompiledFunction) throws -> Call {
        try session.countStep()
        let outer = weight
        weight += function.weight
        guard weight < Self.weightLimit, session.stack.hasRoom() else {
            weight = outer
            throw Self.tooDeep(function)
        }
        let mark = stack.mark
        let count = function.slotCount
        return Call(
            frame: stack.push(count), count: count, caller: bases[0], mark: mark, weight: outer)
    }

    /// Makes the frame of a call the running one.
    @inline(__always) func begin(_ call: Call) {
        bases[0] = call.frame
    }

    /// Goes on with the caller.
    @inline(__always) func end(_ call: Call) {
        bases[0] = call.caller
        stack.pop(call.frame, call.count, to: call.mark)
        weight = call.weight
    }

    /// Runs something with the cells that a closure shares, if it shares any.
    func sharing<Result>(_ captures: [Cell]?, _ body: () throws -> Result) rethrows -> Result {
        guard let captures else { return try body() }
        let outer = self.captures
        self.captures = captures
        defer { self.captures = outer }
        return try body()
    }

    /// Counts a call on a machine of its own; it is given back with the machine.
    func addWeight(of function: CompiledFunction) throws(Fault) {
        weight += function.weight
        guard weight < Self.weightLimit else { throw Self.tooDeep(function) }
    }

    @inline(never) private static func tooDeep(_ function: CompiledFunction) -> Fault {
        Fault.limit("calls are nested too deep", hint: "does '\(function.name)' call itself without end?")
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
    @exclusivity(unchecked) var value: Value

    init(_ value: Value) {
        self.value = value
    }
}
