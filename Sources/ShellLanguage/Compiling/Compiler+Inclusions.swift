import SevenBridgesData

extension Compiler {
    /// A compiler for another file, whose statements run in this function.
    private func compiler(for file: IncludedFile, function: FunctionScope) -> Compiler {
        Compiler(
            source: file.program.source, resolution: file.resolution, function: function, counter: counter,
            meter: meter)
    }

    private func file(of inclusion: Inclusion) -> IncludedFile? {
        resolution.inclusions[inclusion.path.range.lower]
    }

    /// Compiles the definitions of a file that is taken in; those of a library once.
    func definitions(of inclusion: Inclusion) -> [(Machine) -> Void] {
        guard let file = file(of: inclusion) else { return [] }
        switch inclusion.form {
        case .source:
            var inner = compiler(for: file, function: function)
            return inner.definitions(in: file.program.statements)
        case .use:
            guard !file.isCompiled else { return [] }
            file.isCompiled = true
            var inner = compiler(for: file, function: file.scope.function)
            _ = inner.definitions(in: file.program.statements)
            return []
        }
    }

    /// The statements of a sourced file, compiled for this function; nil for `use`, which runs nothing.
    func sourced(_ inclusion: Inclusion) -> (compiler: Compiler, statements: [Statement])? {
        guard inclusion.form == .source, let file = file(of: inclusion) else { return nil }
        return (compiler(for: file, function: function), file.program.statements)
    }

    /// `source` as a statement in a block. A `return` in the file ends the file.
    func compile(_ inclusion: Inclusion) -> Code {
        guard case (var inner, let statements)? = sourced(inclusion) else {
            return .immediate { _ in .normal }
        }
        let block = CompiledBlock(statements: statements.map { inner.compile($0) })
        return .run { machine in SourcedRun(BlockRun(machine, block)) }
    }
}

/// The statements of a sourced file.
private final class SourcedRun: Run {
    private let run: BlockRun

    init(_ run: BlockRun) {
        self.run = run
    }

    func next() async throws -> RunStep {
        let step = try await run.next()
        if case .done(.return) = step { return .done(.normal) }
        return step
    }
}
