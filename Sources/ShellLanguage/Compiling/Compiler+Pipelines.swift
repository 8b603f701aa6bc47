import SevenBridgesData

/// A pipeline, compiled: opening it connects its stages, asking for its values runs them.
struct CompiledPipeline {
    fileprivate var stages: [CompiledStage]

    /// Where the last stage ends.
    fileprivate var end: Int { stages.last?.place.range.upper ?? 0 }

    /// Opens the stages from the first to the last.
    func open(_ machine: Machine) async throws -> Output {
        var output: Output?
        for stage in stages {
            let input = output.map(Self.input)
            do {
                output = stage.located(try await stage.open(machine, input, stage.demand))
            } catch { throw stage.place.locate(error) }
        }
        return output ?? .nothing
    }

    /// What the next stage receives: of one value that is a list, its elements.
    private static func input(from output: Output) -> PipelineInput {
        switch output {
        case .nothing: PipelineInput(stream: ListStream([]), isOne: false)
        case .one(.list(let elements)): PipelineInput(stream: ListStream(elements), isOne: false)
        case .one(.null): PipelineInput(stream: ListStream([]), isOne: true)
        case .one(.box(let box as RangeValue)): PipelineInput(stream: RangeStream(box), isOne: false)
        case .one(let value): PipelineInput(stream: flowing(value), isOne: true)
        case .many(let stream): PipelineInput(stream: stream, isOne: false)
        }
    }
}

private struct CompiledStage {
    let place: Place
    /// What it looks at in the rows that flow in.
    var use = ColumnUse.whole
    /// What the stages after it look at in the rows that it hands on; nil for whole rows.
    var demand: Set<String>?
    let open: (Machine, PipelineInput?, Set<String>?) async throws -> Output

    init(
        place: Place, use: ColumnUse = .whole,
        open: @escaping (Machine, PipelineInput?, Set<String>?) async throws -> Output
    ) {
        self.place = place
        self.use = use
        self.open = open
    }

    /// The output, with its errors blamed on this stage.
    func located(_ output: Output) -> Output {
        guard case .many(let stream) = output else { return output }
        return .many(LocatedStream(stream, place))
    }
}

/// Blames the errors of a stream on the stage that makes it.
private final class LocatedStream: ValueStream {
    private let stream: any ValueStream
    private let place: Place

    init(_ stream: any ValueStream, _ place: Place) {
        self.stream = stream
        self.place = place
    }

    func next() async throws -> [Value]? {
        do {
            try Task.checkCancellation()
            return try await stream.next()
        } catch { throw place.locate(error) }
    }
}

extension Compiler {
    mutating func compile(_ pipeline: Pipeline) -> CompiledPipeline {
        var stages = pipeline.stages.map { compile($0) }
        for index in stages.indices {
            stages[index].demand = ColumnDemand.of(stages[(index + 1)...].lazy.map(\.use))
        }
        let compiled = CompiledPipeline(stages: stages)
        return pipeline.background == nil ? compiled : compileJob(compiled, pipeline)
    }

    /// A pipeline in the background is one stage, which yields the job.
    private func compileJob(_ stages: CompiledPipeline, _ pipeline: Pipeline) -> CompiledPipeline {
        let text = source.text(SourceRange(pipeline.range.lower, stages.end))
        let place = place(pipeline.range)
        let stage = CompiledStage(place: place) { machine, _, _ in
            let job = machine.session.jobs.add(text)
            job.start(stages, on: machine.snapshot(), at: place)
            return .one(job.record)
        }
        return CompiledPipeline(stages: [stage])
    }

    private mutating func compile(_ stage: Stage) -> CompiledStage {
        switch stage {
        case .expression(let expression):
            let compiled = compile(expression)
            return CompiledStage(place: place(expression.range)) { machine, _, _ in
                .one(try await compiled.value(machine))
            }
        case .command(let call): return compile(call)
        case .system(let call):
            let program = compile(call)
            return CompiledStage(place: program.place) { machine, input, _ in
                try await program.open(machine, input)
            }
        }
    }

    private mutating func compile(_ call: CommandCall) -> CompiledStage {
        let place = place(call.range)
        guard let resolved = resolution.calls[call.name.range.lower] else {
            return CompiledStage(place: place) { _, _, _ in .nothing }
        }
        let arguments = compile(resolved)
        let closure = resolution.variables[call.name.range.lower].map { read($0) }
        let command = resolved.command
        let use = ColumnUse(command, arguments.rows.map(\.code))
        return CompiledStage(place: place, use: use) { machine, input, demand in
            var call = try await arguments.invocation(machine, input: input)
            call.demand = demand
            guard let user = command as? UserFunction, let closure else {
                return try await command.open(call)
            }
            guard case .box(let box) = try closure(machine), let value = box as? ClosureValue else {
                return .nothing
            }
            return try await user.open(call, captures: value.captures)
        }
    }

    // MARK: Arguments

    private mutating func compile(_ call: ResolvedCall) -> CompiledArguments {
        var compiled = CompiledArguments(signature: call.signature, rowType: call.rowType)
        for argument in call.arguments {
            if argument.kind.isOverRow {
                compiled.rows.append((argument, compileRow(argument)))
            } else {
                compiled.values.append(
                    (argument, compileArgument(argument.value, as: argument.kind, for: argument.name)))
            }
        }
        return compiled
    }

    /// An argument that is evaluated once: unquoted words become what the parameter's type says.
    mutating func compileArgument(
        _ expression: Expression, as kind: Parameter.Kind, for name: String
    ) -> Compiled {
        let outerRow = row
        row = nil
        defer { row = outerRow }
        let place = place(expression.range)
        if let constant = kind.constant(expression) { return Compiled(constant: constant) }
        let compiled = kind.keepsSpellings ? compileSpelled(expression) : compile(expression)
        guard kind != .any else { return Compiled(prelude: compiled.prelude, compiled.evaluate) }
        let evaluate = compiled.evaluate
        let takesInts = kind == .int || kind == .size
        return Compiled(prelude: compiled.prelude) { machine in
            let value = try evaluate(machine)
            if takesInts, case .int = value { return value }
            do throws(Fault) { return try kind.converted(value, for: name) } catch {
                throw place.diagnostic(error)
            }
        }
    }

    /// A list or map written here whose unquoted elements stay text, as metadata and tags are.
    private mutating func compileSpelled(_ expression: Expression) -> Compiled {
        switch expression.kind {
        case .list(let elements):
            return compile(Expression(kind: .list(elements.map(\.spelled)), range: expression.range))
        case .map(let pairs):
            let spelled = pairs.map { (key: $0.key, value: $0.value.spelled) }
            return compile(Expression(kind: .map(spelled), range: expression.range))
        default: return compile(expression)
        }
    }
}

extension Expression {
    /// The expression with an unquoted literal, null aside, as the text that it spells.
    fileprivate var spelled: Expression {
        guard case .literal(let literal) = kind, !literal.value.isNull else { return self }
        return Expression(kind: .string(literal.spelling), range: range)
    }
}

/// The arguments of one call, compiled.
private struct CompiledArguments {
    let signature: Signature
    let rowType: ValueType
    var values: [(argument: BoundArgument, code: Compiled)] = []
    var rows: [(argument: BoundArgument, code: CompiledRow)] = []

    init(signature: Signature, rowType: ValueType) {
        self.signature = signature
        self.rowType = rowType
    }

    func invocation(_ machine: Machine, input: PipelineInput?) async throws -> Invocation {
        var single: [String: Value] = [:]
        var variadic: [String: [Value]] = [:]
        var free: [(key: String, value: Value)] = []
        for (argument, code) in values {
            let value = try await code.value(machine)
            if argument.isFreeKey {
                free.append((argument.name, value))
            } else if argument.isVariadic {
                variadic[argument.name, default: []].append(value)
            } else {
                single[argument.name] = value
            }
        }
        for parameter in signature.parameters where single[parameter.name] == nil {
            if let value = parameter.defaultValue { single[parameter.name] = value }
        }
        var functions: [String: [RowFunction]] = [:]
        for (argument, code) in rows {
            // Columns keep the order in which they are written, whether they have keys of their own or not.
            let name = argument.isFreeKey ? signature.columnsParameter : argument.name
            functions[name, default: []].append(RowFunction(code, machine))
        }
        return Invocation(
            input: input, session: machine.session, machine: machine, values: single, variadic: variadic,
            rows: functions, free: free, rowType: rowType)
    }
}

extension Signature {
    /// The parameter that free keys over the row are columns of.
    fileprivate var columnsParameter: String {
        parameters.first { $0.isVariadic && $0.kind.isOverRow }?.name ?? ""
    }
}

extension Parameter.Kind {
    /// Whether the elements of a list or map written in place stay the text that they spell.
    var keepsSpellings: Bool { self == .strings || self == .stringMap }

    /// The value of an unquoted word, known before anything runs; nil where the expression is no such word.
    func constant(_ expression: Expression) -> Value? {
        switch expression.kind {
        case .literal(let literal): literal.value.isNull ? .null : value(of: literal)
        case .word(let text, isOperand: true): word(text)
        default: nil
        }
    }

    private func value(of literal: Literal) -> Value {
        switch self {
        case .any, .bool, .int, .size, .count, .duration, .map, .stringMap, .closure, .row, .condition,
            .property, .newName, .aggregate:
            literal.value
        case .float: literal.value.intValue.map { .float(Double($0)) } ?? literal.value
        case .list: .list([literal.value])
        case .strings: .list([.string(literal.spelling)])
        case .date:
            if case .date = literal.value { literal.value } else { .string(literal.spelling) }
        case .string, .path, .resource, .enumeration: .string(literal.spelling)
        }
    }

    private func word(_ text: String) -> Value {
        switch self {
        case .list, .strings: .list([.string(text)])
        default: .string(text)
        }
    }
}
