// Statements about errors, and those that take in other files.

extension Parser {
    /// `try { } catch e { }`, with a `catch` that may stand on the next line and may leave out its name.
    mutating func attempt() throws(SyntaxFailure) -> Attempt {
        let keyword = take(.statement)
        let body = try block()
        guard takeContinuation("catch") else {
            throw failure(
                "the 'try' has no 'catch'", hint: "write try { ... } catch e { ... }", at: keyword.range,
                isPartial: peek(.statement).kind == .end)
        }
        let next = peek(.statement)
        var variable: Name?
        switch next.kind {
        case .word: variable = name(take(.statement))
        case .variable:
            throw failure(
                "the name after 'catch' has no '$'", hint: "write catch \(next.text) { ... }", at: next.range)
        default: break
        }
        return Attempt(body: body, variable: variable, handler: try block())
    }

    mutating func throwStatement() throws(SyntaxFailure) -> Statement.Kind {
        let keyword = take(.statement)
        switch peek(.statement).kind {
        case .newline, .semicolon, .end, .rightBrace:
            throw failure(
                "'throw' needs what went wrong", hint: "throw \"no such sample\", or throw {message: ...}",
                at: keyword.range)
        default: return .throw(try value())
        }
    }

    mutating func inclusion(_ form: Inclusion.Form) throws(SyntaxFailure) -> Inclusion {
        let keyword = take(.statement)
        guard !isAtEndOfStage else {
            throw failure(
                "'\(keyword.text)' needs a file", hint: "\(keyword.text) \"lib.sbsh\"", at: keyword.range)
        }
        return Inclusion(form: form, path: try argumentValue())
    }
}
