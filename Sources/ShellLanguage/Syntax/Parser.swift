/// Reads a program into its syntax tree.
///
/// Recursive descent for statements and pipelines, precedence climbing for expressions. A statement that can't be read
/// is reported once, passed over up to its end, and the rest is read as if nothing had happened.
public struct Parser {
    let source: Source
    var lexer: Lexer
    var comments: [Comment] = []
    /// The problems found so far.
    public private(set) var diagnostics: [Diagnostic] = []
    /// Whether a string that is not closed runs over a `}`, which the block around it then lacks.
    var lostBrace = false
    /// How many brackets and blocks are open.
    private var nesting = 0

    /// Nesting beyond this is an error rather than a risk for the stack.
    static let nestingLimit = 128
    /// The deepest expression, in operators as well as brackets: `1 + 1 + ...` nests to the left.
    static let depthLimit = 512
    /// Enough to mend a program by; a binary file given by mistake has thousands.
    private static let diagnosticsLimit = 20

    /// A parser at the start of a program.
    public init(_ source: Source) {
        self.source = source
        lexer = Lexer(source)
    }

    /// Reads the whole program. The tree holds whatever could be read; `diagnostics` say what could not.
    public static func parse(_ source: Source) -> (program: Program, diagnostics: [Diagnostic]) {
        var parser = Parser(source)
        let statements = parser.program()
        return (
            Program(source: source, statements: statements, comments: parser.comments), parser.diagnostics
        )
    }

    private mutating func program() -> [Statement] {
        lexer.skipInterpreterLine()
        var statements = statements()
        while peek(.statement).kind != .end, !isGivingUp {
            let stray = take(.statement)
            report("unexpected '\(shown(stray))'", hint: "no block is open here", at: stray.range)
            statements += self.statements()
        }
        return statements
    }

    // MARK: Tokens

    /// The next token in a mode, without taking it.
    mutating func peek(_ mode: LexicalMode) -> Token {
        comments += lexer.skipTrivia()
        var ahead = lexer
        return ahead.next(mode)
    }

    /// Takes the next token.
    @discardableResult mutating func take(_ mode: LexicalMode) -> Token {
        comments += lexer.skipTrivia()
        return lexer.next(mode)
    }

    /// Takes the next token if it is of this kind.
    mutating func take(_ kind: Token.Kind, _ mode: LexicalMode) -> Token? {
        peek(mode).kind == kind ? take(mode) : nil
    }

    /// Takes a token of this kind or fails.
    @discardableResult mutating func expect(
        _ kind: Token.Kind, _ mode: LexicalMode, _ wanted: String, hint: String? = nil
    ) throws(SyntaxFailure) -> Token {
        if let token = take(kind, mode) { return token }
        throw unexpected(mode, wanted: wanted, hint: hint)
    }

    /// Whether the next token touches the one before it.
    var isAdjacent: Bool { lexer.isAdjacent }

    // MARK: Problems

    var isGivingUp: Bool { diagnostics.count >= Self.diagnosticsLimit }

    mutating func report(
        _ message: String, hint: String? = nil, at range: SourceRange, isPartial: Bool = false
    ) {
        guard !isGivingUp else { return }
        var diagnostic = Diagnostic(message, hint: hint, at: range, in: source)
        diagnostic.isPartial = isPartial
        diagnostics.append(diagnostic)
    }

    /// Reports that something else should stand here.
    mutating func unexpected(_ mode: LexicalMode, wanted: String, hint: String? = nil) -> SyntaxFailure {
        let token = peek(mode)
        switch token.kind {
        case .end: report("the program ends where \(wanted) should be", at: token.range, isPartial: true)
        case .newline: report("the line ends where \(wanted) should be", at: token.range)
        case .unterminated: report(token.text, at: token.range, isPartial: true)
        case .unknown where token.text == "$":
            report(
                "a name should follow '$'", hint: "it starts with a letter or '_', as in $x", at: token.range)
        default: report("expected \(wanted), found '\(shown(token))'", hint: hint, at: token.range)
        }
        return SyntaxFailure()
    }

    /// A token in a message: as it was written, cut where it is long.
    func shown(_ token: Token) -> String {
        let text = source.text(token.range)
        return text.utf8.count > 60 ? text.prefix(40) + "..." : text
    }

    mutating func failure(
        _ message: String, hint: String? = nil, at range: SourceRange, isPartial: Bool = false
    ) -> SyntaxFailure {
        report(message, hint: hint, at: range, isPartial: isPartial)
        return SyntaxFailure()
    }

    // MARK: Brackets

    /// Reads what stands between brackets; inside, newlines are white space unless it is a block.
    mutating func nested<Content>(
        isBlock: Bool = false, _ content: (inout Parser) throws(SyntaxFailure) -> Content
    ) throws(SyntaxFailure) -> Content {
        let outer = lexer.newlineIsSpace
        lexer.newlineIsSpace = !isBlock
        defer { lexer.newlineIsSpace = outer }
        return try deeper(content)
    }

    /// Reads something a level deeper, where what may stand there does not change.
    mutating func deeper<Content>(
        _ content: (inout Parser) throws(SyntaxFailure) -> Content
    ) throws(SyntaxFailure) -> Content {
        guard nesting < Self.nestingLimit else {
            throw failure("nested deeper than \(Self.nestingLimit) levels", at: peek(.statement).range)
        }
        nesting += 1
        defer { nesting -= 1 }
        return try content(&self)
    }
}

/// Thrown after a problem has been reported, to leave the statement it is in.
struct SyntaxFailure: Error {}
