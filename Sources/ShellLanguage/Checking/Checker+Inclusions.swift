// Files that a program takes in: they are read, and their definitions known, before anything runs.

extension Checker {
    /// Reads the file of a `source` or `use`, and makes its definitions known in this block.
    mutating func hoist(_ inclusion: Inclusion) {
        let range = inclusion.path.range
        guard let written = inclusion.path.constantText else {
            return report(
                "the path is known before anything runs", hint: "write it out, without inserted values",
                at: range)
        }
        let path = SourceReader.path(written, from: source.path)
        switch inclusion.form {
        case .source:
            guard !isSourcing(path, at: range), let file = read(path, at: range) else { return }
            resolution.inclusions[range.lower] = file
            inside(file) { $0.hoist(file.program.statements) }
        case .use:
            guard let library = libraries[path] ?? loadLibrary(path, at: range) else { return }
            resolution.inclusions[range.lower] = library
            for (name, function) in library.scope.definitions where scope.definitions[name] == nil {
                scope.add(function, closure: nil)
            }
        }
    }

    /// Checks the statements of a sourced file where it runs.
    mutating func check(_ inclusion: Inclusion) {
        guard inclusion.form == .source,
            let file = resolution.inclusions[inclusion.path.range.lower]
        else { return }
        inside(file) { checker in
            for statement in file.program.statements { checker.check(statement) }
        }
    }

    /// Does something in the place of another file, whose names go into the innermost block.
    private mutating func inside(_ file: IncludedFile, _ work: (inout Checker) -> Void) {
        let outer = resolution
        including.append((file.program.source.path, outer, scope))
        resolution = file.resolution
        work(&self)
        resolution = outer
        including.removeLast()
    }

    /// Whether a file is taken in by itself, by way of others or not; this is reported.
    private mutating func isSourcing(_ path: String, at range: SourceRange) -> Bool {
        guard
            source.path == path
                || including.contains(where: { $0.path == path || $0.file.source.path == path })
        else { return false }
        report("'\(path)' sources itself", hint: "'use' takes in definitions once", at: range)
        return true
    }

    private mutating func loadLibrary(_ path: String, at range: SourceRange) -> IncludedFile? {
        guard let library = read(path, at: range) else { return nil }
        // Known before its own files are read: two libraries may use each other.
        libraries[path] = library
        let outer = scope
        scope = library.scope
        inside(library) { $0.hoist(library.program.statements) }
        scope = outer
        return library
    }

    /// Reads and parses a file; what is wrong with it is reported, in it or where its path is written.
    private mutating func read(_ path: String, at range: SourceRange) -> IncludedFile? {
        guard including.count < SourceReader.nestingLimit else {
            report("files are taken in deeper than \(SourceReader.nestingLimit) levels", at: range)
            return nil
        }
        let source: Source
        do {
            source = try reader.source(at: path)
        } catch {
            diagnostics.append(Place(source: self.source, range: range).diagnostic(error))
            return nil
        }
        let (program, problems) = Parser.parse(source)
        diagnostics += problems.map { problem in
            var problem = problem
            // More input at a prompt can't mend a file.
            problem.isPartial = false
            return problem
        }
        return IncludedFile(program)
    }
}

/// A file that a program takes in, parsed, with what the checker found out about it.
final class IncludedFile {
    let program: Program
    let resolution: Resolution
    /// Where its definitions are, for `use`; a sourced file has those of the block that it runs in.
    let scope = LexicalScope(parent: nil, function: FunctionScope(parent: nil), block: nil)
    /// Whether the definitions of a library have code already.
    var isCompiled = false

    init(_ program: Program) {
        self.program = program
        resolution = Resolution(program.source)
    }
}

extension Expression {
    /// The text of an expression that needs no running; nil for one with inserted values.
    fileprivate var constantText: String? {
        switch kind {
        case .word(let text, _), .string(let text): text
        case .literal(let literal): literal.spelling
        default: nil
        }
    }
}
