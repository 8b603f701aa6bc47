import SevenBridgesData

/// A statement or block under way: asked again and again, it does a little and hands on what it yields.
///
/// Runs are pulled, as streams are: a loop over a million files goes only as far as somebody asks.
protocol Run: AnyObject {
    func next() async throws -> RunStep
}

/// What a run has done.
enum RunStep {
    /// Yielded values, at least one; there may be more.
    case values([Value])
    /// Ended.
    case done(Completion)
}

/// What a block yields, as a stream that remembers how the block ended.
final class RunStream: ValueStream {
    private let run: BlockRun
    /// Whether a returned value is what the stream yields last, as of a closure.
    private let yieldsReturned: Bool
    private var completion: Completion?

    init(_ run: BlockRun, yieldsReturned: Bool = false) {
        self.run = run
        self.yieldsReturned = yieldsReturned
    }

    /// How the block was left before its end; nil where it was not.
    var exit: Completion? {
        if case .normal? = completion { nil } else { completion }
    }

    /// Whether the block has ended by `return`.
    var hasReturned: Bool {
        if case .return? = completion { true } else { false }
    }

    func next() async throws -> [Value]? {
        guard completion == nil else { return nil }
        switch try await run.next() {
        case .values(let batch): return batch
        case .done(let completion):
            self.completion = completion
            return hasReturned && yieldsReturned ? [run.machine.returned] : nil
        }
    }
}

/// The statements of a block, one after the other.
final class BlockRun: Run {
    let machine: Machine
    private let block: CompiledBlock
    private var position = 0
    private var current: (any Run)?
    private var ending: Completion?
    private var isEntered = false

    init(_ machine: Machine, _ block: CompiledBlock) {
        self.machine = machine
        self.block = block
    }

    /// For a block that the caller has entered, as a loop does to set its variable.
    convenience init(entered machine: Machine, _ block: CompiledBlock) {
        self.init(machine, block)
        isEntered = true
    }

    func next() async throws -> RunStep {
        if !isEntered {
            block.enter(machine)
            isEntered = true
        }
        while true {
            if let ending { return .done(ending) }
            if let step = try await advanceCurrent() { return step }
            guard position < block.statements.count else { return .done(.normal) }
            try machine.session.countStep()
            let statement = block.statements[position]
            position += 1
            switch statement {
            case .run(let start): current = start(machine)
            default:
                guard let code = statement.immediate else { continue }
                finish(try code.run(machine))
                let values = machine.takeEmitted()
                if !values.isEmpty { return .values(values) }
            }
        }
    }

    /// Goes on with the statement under way; nil where there is none, or it ended normally.
    private func advanceCurrent() async throws -> RunStep? {
        guard let current else { return nil }
        switch try await current.next() {
        case .values(let values): return .values(values)
        case .done(let completion):
            self.current = nil
            finish(completion)
            return ending.map { .done($0) }
        }
    }

    private func finish(_ completion: Completion) {
        if case .normal = completion { return }
        ending = completion
    }
}

/// A pipeline as a statement: its output is the block's.
final class PipelineRun: Run {
    private let machine: Machine
    private let pipeline: CompiledPipeline
    private var stream: (any ValueStream)?

    init(_ machine: Machine, _ pipeline: CompiledPipeline) {
        self.machine = machine
        self.pipeline = pipeline
    }

    func next() async throws -> RunStep {
        if stream == nil {
            switch try await pipeline.open(machine) {
            case .nothing: return .done(.normal)
            case .one(let value): stream = ListStream([value])
            case .many(let values): stream = values
            }
        }
        return try await stream?.next().map { .values($0) } ?? .done(.normal)
    }
}

/// A statement that waits first and then runs at once.
final class StepRun: Run {
    private let machine: Machine
    private let prelude: [AsyncStep]
    private let immediate: (Machine) throws -> Completion
    private var ending: Completion?

    init(_ machine: Machine, _ prelude: [AsyncStep], _ immediate: @escaping (Machine) throws -> Completion) {
        self.machine = machine
        self.prelude = prelude
        self.immediate = immediate
    }

    func next() async throws -> RunStep {
        if let ending { return .done(ending) }
        for step in prelude { try await step(machine) }
        let completion = try immediate(machine)
        let values = machine.takeEmitted()
        ending = completion
        return values.isEmpty ? .done(completion) : .values(values)
    }
}

/// `if`: finds the block to run, then is that block.
final class ConditionalRun: Run {
    private let machine: Machine
    private let branches: [(condition: Compiled, body: CompiledBlock)]
    private let otherwise: CompiledBlock
    private var chosen: BlockRun?

    init(
        _ machine: Machine, _ branches: [(condition: Compiled, body: CompiledBlock)],
        _ otherwise: CompiledBlock
    ) {
        self.machine = machine
        self.branches = branches
        self.otherwise = otherwise
    }

    func next() async throws -> RunStep {
        let run: BlockRun
        if let chosen { run = chosen } else { run = BlockRun(machine, try await choose()) }
        chosen = run
        return try await run.next()
    }

    private func choose() async throws -> CompiledBlock {
        for (condition, body) in branches where try await condition.value(machine).isTrue { return body }
        return otherwise
    }
}

/// `for`: a run of the body for each element.
final class LoopRun: Run {
    private let machine: Machine
    private let sequence: Compiled
    private let store: (Machine, Value) -> Void
    private let body: CompiledBlock
    private let place: Place
    private var batches: ElementBatches?
    private var elements: ArraySlice<Value> = []
    private var current: BlockRun?

    init(
        _ machine: Machine, _ sequence: Compiled, _ store: @escaping (Machine, Value) -> Void,
        _ body: CompiledBlock,
        _ place: Place
    ) {
        self.machine = machine
        self.sequence = sequence
        self.store = store
        self.body = body
        self.place = place
    }

    func next() async throws -> RunStep {
        if batches == nil { batches = try ElementBatches(try await sequence.value(machine), place) }
        while true {
            if let current {
                switch try await current.next() {
                case .values(let values): return .values(values)
                case .done(.break): return .done(.normal)
                case .done(.return): return .done(.return)
                case .done: self.current = nil
                }
            }
            guard let element = nextElement() else { return .done(.normal) }
            body.enter(machine)
            store(machine, element)
            current = BlockRun(entered: machine, body)
        }
    }

    private func nextElement() -> Value? {
        if elements.isEmpty { elements = batches?.next()?[...] ?? [] }
        return elements.popFirst()
    }
}

/// `while`: a run of the body as long as the condition holds.
final class WhileRun: Run {
    private let machine: Machine
    private let condition: Compiled
    private let body: CompiledBlock
    private var current: BlockRun?

    init(_ machine: Machine, _ condition: Compiled, _ body: CompiledBlock) {
        self.machine = machine
        self.condition = condition
        self.body = body
    }

    func next() async throws -> RunStep {
        while true {
            if let current {
                switch try await current.next() {
                case .values(let values): return .values(values)
                case .done(.break): return .done(.normal)
                case .done(.return): return .done(.return)
                case .done: self.current = nil
                }
            }
            try machine.session.countStep()
            guard try await condition.value(machine).isTrue else { return .done(.normal) }
            current = BlockRun(machine, body)
        }
    }
}

/// The elements that a `for` goes over, in batches, so that a range is never a list.
struct ElementBatches {
    private var elements: [Value]?
    private let range: RangeValue?
    private var position = 0

    init(_ value: Value, _ place: Place) throws {
        switch value {
        case .list(let list):
            elements = list
            range = nil
        case .null:
            elements = []
            range = nil
        case .box(let box):
            guard let range = box as? RangeValue else { fallthrough }
            self.range = range
        default:
            let message = "'for' goes over a list or a range, not over \(value.phrase)"
            throw place.diagnostic(Fault(message, hint: "put it into brackets: [...]"))
        }
    }

    mutating func next() -> [Value]? {
        guard let range else {
            defer { elements = nil }
            return elements?.isEmpty == true ? nil : elements
        }
        let batch = range.batch(from: position, limit: 256)
        position += batch.count
        return batch.isEmpty ? nil : batch
    }
}
