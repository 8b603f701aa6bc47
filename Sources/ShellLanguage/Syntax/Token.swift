/// What the lexer found.
struct Token: Equatable {
    enum Kind: Equatable {
        case end
        case newline
        case semicolon
        case pipe
        case comma
        case colon
        case leftParenthesis
        case rightParenthesis
        case leftBracket
        case rightBracket
        case leftBrace
        case rightBrace
        /// `.` before a property's name.
        case dot
        /// `?.`
        case questionDot
        /// `$name`; the text is the name.
        case variable
        /// `$(`
        case dollarParenthesis
        /// `!` before a program of the system.
        case bang
        /// `${`
        case dollarBrace
        /// An unquoted word, or the part of one up to an inserted value.
        case word
        /// `key=` before an argument; the text is the key.
        case key
        /// `--name`; the text is the name.
        case flag
        /// The `"` that opens a string.
        case quote
        /// The `"""` that opens a string of many lines.
        case tripleQuote
        /// `'raw'`; the text is the content.
        case rawString
        /// `/pattern/flags`; the text is both with their slashes.
        case regex
        /// `=`, `+=`, `-=`, `*=`, `/=` after the target of an assignment.
        case assign(BinaryOperator?)
        case not
        case binary(BinaryOperator)
        /// Nothing that may stand here; the text is the character.
        case unknown
        /// A token that the end of the input cut off; the text says what is missing.
        case unterminated
    }

    var kind: Kind
    var text: String
    var range: SourceRange
}

/// Where the parser stands. In a shell the same characters mean different things in different places, so the parser
/// says which place it is; the lexer alone looks at characters.
enum LexicalMode {
    /// At the start of a statement: `=` may follow, `-` may belong to a command's name.
    case statement
    /// Among a command's arguments: nearly everything is a word.
    case argument
    /// Among the arguments of a program of the system: everything but brackets and quotes is text.
    case system
    /// Where an expression's operand starts: names, literals, opening brackets.
    case expression
    /// Where a comparison's right operand, a list's element or a map's value starts: bare words are text.
    case operand(Terminators)
    /// After an operand: operators.
    case `operator`

    /// What ends a bare word besides white space and brackets.
    enum Terminators {
        case none
        case comma
    }
}
