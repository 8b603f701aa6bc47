/// A syntax tree as text: a node a line, indented under the one it belongs to.
///
/// It says everything that matters to meaning and nothing about layout, so that two programs mean the same to the
/// parser where their dumps are equal.
public struct SyntaxDump {
    private var lines: [String] = []
    private var depth = 0
    private let source: Source?

    /// The tree as text; with `positions`, each line starts with the node's line and column.
    public static func text(of program: Program, positions: Bool = false) -> String {
        var dump = SyntaxDump(source: positions ? program.source : nil)
        dump.add(program.statements)
        return dump.lines.map { $0 + "\n" }.joined()
    }

    private init(source: Source?) {
        self.source = source
    }

    /// Adds a line, and what `content` adds below it.
    mutating func add(_ line: String, _ range: SourceRange?, _ content: (inout SyntaxDump) -> Void = { _ in })
    {
        lines.append(String(repeating: "  ", count: depth) + line + (range.map(position) ?? ""))
        depth += 1
        content(&self)
        depth -= 1
    }

    private func position(_ range: SourceRange) -> String {
        guard let source else { return "" }
        let start = source.location(of: range.lower)
        return "  @\(start.line):\(start.column)"
    }

    /// Text in quotes, on one line.
    func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("'", with: "\\'")
            + "'"
    }

    // MARK: Statements

    private mutating func add(_ statements: [Statement]) {
        for statement in statements { add(statement) }
    }

    mutating func add(_ block: Block, as title: String = "block") {
        add(title, block.range) { $0.add(block.statements) }
    }

    private mutating func add(_ statement: Statement) {
        let range = statement.range
        switch statement.kind {
        case .pipeline(let pipeline): add(pipeline)
        case .assignment(let assignment): add(assignment, range)
        case .conditional(let conditional): add(conditional, range)
        case .forLoop(let variable, let sequence, let body):
            add("for $\(variable.text)", range) {
                $0.add(sequence)
                $0.add(body)
            }
        case .whileLoop(let condition, let body):
            add("while", range) {
                $0.add(condition)
                $0.add(body)
            }
        case .definition(let definition): add(definition, range)
        case .parameter(let parameter, let help):
            add("param", range) {
                $0.add(parameter)
                if let help { $0.add("help \($0.quoted(help))", nil) }
            }
        case .attempt(let attempt): add(attempt, range)
        case .throw(let value): add("throw", range) { $0.add(value) }
        case .inclusion(let inclusion): add(inclusion.form.rawValue, range) { $0.add(inclusion.path) }
        case .return(let value): add("return", range) { dump in value.map { dump.add($0) } }
        case .break: add("break", range)
        case .continue: add("continue", range)
        case .invalid: add("invalid", range)
        }
    }

    private mutating func add(_ assignment: Assignment, _ range: SourceRange) {
        add("assign \(assignment.operator?.rawValue ?? "")= $\(assignment.variable.text)", range) {
            for accessor in assignment.path {
                switch accessor {
                case .property(let name): $0.add("property \($0.quoted(name.text))", name.range)
                case .index(let index): $0.add("index", index.range) { $0.add(index) }
                }
            }
            $0.add(assignment.value)
        }
    }

    mutating func add(_ conditional: Conditional, _ range: SourceRange) {
        add("if", range) {
            for (condition, body) in conditional.branches {
                $0.add(condition)
                $0.add(body)
            }
            if let otherwise = conditional.otherwise { $0.add(otherwise, as: "else") }
        }
    }

    mutating func add(_ attempt: Attempt, _ range: SourceRange) {
        add("try", range) {
            $0.add(attempt.body)
            $0.add(
                attempt.handler,
                as: (["catch"] + [attempt.variable?.text].compactMap { $0 }).joined(separator: " "))
        }
    }

    private mutating func add(_ definition: Definition, _ range: SourceRange) {
        add("def \(definition.name.text)", range) {
            for line in definition.help { $0.add("help \($0.quoted(line))", nil) }
            for parameter in definition.parameters { $0.add(parameter) }
            $0.add(definition.body)
        }
    }

    private mutating func add(_ parameter: ParameterSyntax) {
        add("parameter \(parameter.name.text): \(parameter.type?.text ?? "any")", parameter.name.range) {
            dump in
            parameter.defaultValue.map { dump.add($0) }
        }
    }
}

extension Program {
    /// Whether another program reads the same to the parser, wherever its parts stand.
    public func isSame(as other: Program) -> Bool {
        SyntaxDump.text(of: self) == SyntaxDump.text(of: other)
    }
}
