public import SevenBridgesData

/// The `param` lines of a script: what it takes on the command line, and its usage.
public struct ScriptParameters: Sendable {
    private struct Entry {
        var parameter: Parameter
        var help: String?
        var defaultText: String?
    }

    private let entries: [Entry]
    private let about: [String]

    init(_ program: Program) {
        about = program.headComment
        entries = program.statements.compactMap { statement in
            guard case .parameter(let syntax, let help) = statement.kind else { return nil }
            let defaultText = syntax.defaultValue.map { program.source.text($0.range) }
            return Entry(parameter: Parameter(syntax), help: help, defaultText: defaultText)
        }
    }

    /// The usage of a script, made from its first comment and its `param` lines.
    public func usage(of script: String) -> String {
        let words = entries.map { entry in
            let word = "\(entry.parameter.name)=\(entry.parameter.kind.name.uppercased())"
            return entry.parameter.isRequired ? word : "[\(word)]"
        }
        var lines = about + (about.isEmpty ? [] : [""])
        lines.append((["usage: sbsh \(script)"] + words).joined(separator: " "))
        let width = entries.map(\.parameter.name.count).max() ?? 0
        for entry in entries {
            let name = entry.parameter.name
            let padding = String(repeating: " ", count: width - name.count)
            let notes = [entry.help, entry.defaultText.map { "(default: \($0))" }].compactMap { $0 }
            lines.append(
                "  \(name)\(padding)  \(([entry.parameter.kind.name] + notes).joined(separator: "  "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Matches the words of a command line to the parameters; what no parameter claims is `$args`.
    ///
    /// `key=value` and `--switch` bind by name. A script without any `param` takes every word as it is.
    public func bind(_ words: [String]) throws(Fault) -> (values: [String: Value], rest: [Value]) {
        var values: [String: Value] = [:]
        var rest: [Value] = []
        for word in words {
            guard !entries.isEmpty, let (key, text) = Self.pair(word) else {
                rest.append(.string(word))
                continue
            }
            let parameter = try parameter(key)
            guard
                !word.hasPrefix("--") || word.contains("=") || parameter.kind == .bool
                    || parameter.kind == .any
            else {
                let name = parameter.name
                throw Fault("'--\(name)' is a switch, and '\(name)' takes a value", hint: "write \(name)=...")
            }
            guard values[parameter.name] == nil else { throw Fault("'\(parameter.name)' is given twice") }
            values[parameter.name] = try parameter.value(spelled: text)
        }
        for entry in entries where entry.parameter.isRequired && values[entry.parameter.name] == nil {
            let name = entry.parameter.name
            let stray = rest.first.map { "; did you mean '\(name)=\($0.inserted)'?" } ?? ""
            throw Fault(
                "the script needs '\(name)='", hint: (entry.help ?? "a \(entry.parameter.kind.name)") + stray)
        }
        return (values, rest)
    }

    private static func pair(_ word: String) -> (key: String, text: String)? {
        if word.hasPrefix("--"), word.count > 2, !word.contains("=") {
            return (String(word.dropFirst(2)), "true")
        }
        let plain = word.hasPrefix("--") ? word.dropFirst(2) : word[...]
        guard let sign = plain.firstIndex(of: "="), let first = plain.utf8.first, Lexer.isNameStart(first)
        else { return nil }
        return (String(plain[..<sign]), String(plain[sign...].dropFirst()))
    }

    private func parameter(_ key: String) throws(Fault) -> Parameter {
        let wanted = Signature.normalized(key)
        if let entry = entries.first(where: { Signature.normalized($0.parameter.name) == wanted }) {
            return entry.parameter
        }
        let known = entries.map(\.parameter.name)
        let hint = Suggestion.hint(for: key, among: known) ?? "it takes \(known.joined(separator: ", "))"
        throw Fault("the script has no parameter '\(key)'", hint: hint)
    }
}

extension Parameter {
    /// The value that a word of the command line spells: a list is `a,b` or `[a, b]`.
    fileprivate func value(spelled text: String) throws(Fault) -> Value {
        let isList = kind == .list || kind == .strings
        if isList, !text.hasPrefix("[") {
            return .list(text.split(separator: ",").map { Literal(String($0))?.value ?? .string(String($0)) })
        }
        let expression = Self.expression(text)
        if let problem = kind.problem(with: expression, .any) { throw Fault("'\(name)' \(problem)") }
        if let constant = kind.constant(expression) { return constant }
        guard let value = expression.constantValue else { throw Fault("'\(name)' can't be read: \(text)") }
        return value
    }

    private static func expression(_ text: String) -> Expression {
        let source = Source(name: "<argument>", text: text)
        if text.hasPrefix("[") || text.hasPrefix("{") {
            var parser = Parser(source)
            if let parsed = try? parser.element(), parser.diagnostics.isEmpty { return parsed }
        }
        let range = SourceRange(0, source.bytes.count)
        if let literal = Literal(text) { return Expression(kind: .literal(literal), range: range) }
        return Expression(kind: .word(text, isOperand: true), range: range)
    }
}

extension Expression {
    /// The value of a literal, a list or a map of literals; nil for anything that has to be computed.
    fileprivate var constantValue: Value? {
        switch kind {
        case .literal(let literal): return literal.value
        case .word(let text, _), .string(let text): return .string(text)
        case .list(let elements):
            let values = elements.compactMap(\.constantValue)
            return values.count == elements.count ? .list(values) : nil
        case .map(let pairs):
            let values = pairs.compactMap { pair in pair.value.constantValue.map { (pair.key.text, $0) } }
            return values.count == pairs.count ? .record(Record(values)) : nil
        default: return nil
        }
    }
}

extension Program {
    /// What it takes on the command line.
    public var parameters: ScriptParameters { ScriptParameters(self) }

    /// The comment lines at the very top, below a `#!` line.
    fileprivate var headComment: [String] {
        let firstStatement = statements.first?.range.lower ?? .max
        var lines: [String] = []
        var next: Int?
        for comment in comments where comment.range.upper <= firstStatement {
            let line = source.location(of: comment.range.lower).line
            guard next == nil || line == next else { break }
            lines.append(comment.text)
            next = line + 1
        }
        return lines
    }
}
