public import SevenBridgesData

// The pure syntax tree: what was written, where, and nothing that checking or running finds out.
// Offsets identify nodes: two names of one program never start at the same byte.

/// A parsed program.
public struct Program: Sendable {
    /// The text it came from.
    public var source: Source
    /// Its statements, in order.
    public var statements: [Statement]
    /// The comments, for the formatter and for help; they are in no statement.
    public var comments: [Comment]
}

/// A comment, from `#` to the end of its line.
public struct Comment: Sendable {
    /// The text without `#` and the space after it.
    public var text: String
    /// From the `#` to the end.
    public var range: SourceRange
}

/// One statement.
public struct Statement: Sendable {
    /// The forms of a statement.
    public indirect enum Kind: Sendable {
        case pipeline(Pipeline)
        case assignment(Assignment)
        case conditional(Conditional)
        case forLoop(variable: Name, sequence: Expression, body: Block)
        case whileLoop(condition: Expression, body: Block)
        case definition(Definition)
        /// `param name: type = default  # help` of a script.
        case parameter(ParameterSyntax, help: String?)
        case attempt(Attempt)
        /// `throw "text"` or `throw {map}`.
        case `throw`(Expression)
        /// `source "lib.sbsh"` or `use lib.sbsh`.
        case inclusion(Inclusion)
        case `return`(Expression?)
        case `break`
        case `continue`
        /// Stands where a statement could not be read; the problem is already reported.
        case invalid
    }

    /// The form.
    public var kind: Kind
    /// From its first to its last token.
    public var range: SourceRange
}

/// Statements in braces, or the body of a program.
public struct Block: Sendable {
    /// The statements, in order.
    public var statements: [Statement]
    /// The braces and what is between them.
    public var range: SourceRange
}

/// A name and where it stands; a variable's is without `$`.
public struct Name: Hashable, Sendable {
    /// The name.
    public var text: String
    /// Where it stands.
    public var range: SourceRange
}

/// `target = value`, `target += value` and so on.
public struct Assignment: Sendable {
    /// The variable at the root of the target.
    public var variable: Name
    /// The properties and indices after it, outermost first: `.name`, `[0]`.
    public var path: [Accessor]
    /// nil for `=`, the operator for `+=`.
    public var `operator`: BinaryOperator?
    /// The new value.
    public var value: Expression
}

/// A step into a value in the target of an assignment.
public enum Accessor: Sendable {
    case property(Name)
    case index(Expression)
}

/// `if c { } else if d { } else { }`.
public struct Conditional: Sendable {
    /// The conditions with their blocks, in order.
    public var branches: [(condition: Expression, body: Block)]
    /// The block after a last `else`.
    public var otherwise: Block?
}

/// `try { } catch e { }`.
public struct Attempt: Sendable {
    /// What may fail.
    public var body: Block
    /// The variable that the error is in; nil for `catch { }`.
    public var variable: Name?
    /// What is done where it fails.
    public var handler: Block
}

/// Another file's part in a program.
public struct Inclusion: Sendable {
    /// What is taken from the file.
    public enum Form: String, Sendable {
        /// All of it, which runs in this scope.
        case source
        /// Its definitions, once.
        case use
    }

    /// What is taken from the file.
    public var form: Form
    /// Where the file is, seen from the file that says so.
    public var path: Expression
}

/// `def name [parameters] { body }`.
public struct Definition: Sendable {
    /// The new command's name.
    public var name: Name
    /// Its parameters, in order.
    public var parameters: [ParameterSyntax]
    /// What it does.
    public var body: Block
    /// The comment lines right above it: its help.
    public var help: [String]
}

/// `name: type = default` in a `def`.
public struct ParameterSyntax: Sendable {
    /// The parameter's name.
    public var name: Name
    /// The type's name; nil means `any`.
    public var type: Name?
    /// The value where none is given; nil makes the parameter required.
    public var defaultValue: Expression?

    /// The byte after its last token.
    var end: Int { (defaultValue?.range ?? type?.range ?? name.range).upper }
}

/// Stages joined by `|`.
public struct Pipeline: Sendable {
    /// The stages, at least one. Only the first may be an expression.
    public var stages: [Stage]
    /// Where the `&` stands after which it runs in the background; nil where there is none.
    public var background: SourceRange?
    /// All stages, and the `&`.
    public var range: SourceRange
}

/// One stage of a pipeline.
public enum Stage: Sendable {
    case expression(Expression)
    case command(CommandCall)
    case system(SystemCall)

    /// Where the stage stands.
    public var range: SourceRange {
        switch self {
        case .expression(let expression): expression.range
        case .command(let call): call.range
        case .system(let call): call.range
        }
    }
}

/// `!program arguments`: a program of the system.
public struct SystemCall: Sendable {
    /// The program's name or path.
    public var program: Expression
    /// Its arguments, in order; a list stands for as many as it has elements.
    public var arguments: [Expression]
    /// From the `!` to the last argument.
    public var range: SourceRange
}

/// A command with its arguments.
public struct CommandCall: Sendable {
    /// The name's words: `create project` has two where the second is a word that follows at once.
    public var name: Name
    /// The arguments, in order.
    public var arguments: [Argument]
    /// From the name to the last argument.
    public var range: SourceRange
}

/// One argument of a command.
public struct Argument: Sendable {
    /// The key of `key=value` or `--key`; nil for a positional argument.
    public var key: Name?
    /// Whether it was written `--key`.
    public var isSwitch = false
    /// The value; for a switch, `true`.
    public var value: Expression
    /// Key and value.
    public var range: SourceRange
}

/// An expression.
public struct Expression: Sendable {
    /// The forms of an expression.
    public indirect enum Kind: Sendable {
        /// An unquoted number, size, duration, date, bool or null, which keeps its spelling.
        case literal(Literal)
        /// An unquoted word: text, or a property's name in a row filter unless it is a comparison's right operand.
        case word(String, isOperand: Bool)
        /// An unquoted word or a quoted string with text and inserted values.
        case template([TemplatePart], isQuoted: Bool)
        /// A quoted string without inserted values.
        case string(String)
        case regex(pattern: String, flags: String)
        case variable(String)
        case property(Expression, Name, isOptional: Bool)
        case index(Expression, Expression)
        case list([Expression])
        case map([(key: Name, value: Expression)])
        case range(Expression, Expression)
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression)
        case call(Name, [Expression])
        /// `(sum size)`: one value made of a property of all rows of a group.
        case aggregate(Name, Expression)
        /// `$f(1, 2)`: the call of a closure.
        case invocation(Expression, [Expression])
        case closure(parameters: [Name]?, body: Block)
        /// `$( ... )`.
        case pipeline(Pipeline)
        /// `if` after `=` or `return`.
        case conditional(Conditional)
        /// `try` after `=` or `return`.
        case attempt(Attempt)
        /// Stands where an expression could not be read; the problem is already reported.
        case invalid
    }

    /// The form.
    public var kind: Kind
    /// From its first to its last token, brackets around it included.
    public var range: SourceRange
    /// The brackets around it that only say where it ends, outermost first: `(x)`, `$(1 + 2)`, `${x}`.
    public var brackets: [Bracket] = []
    /// How many levels are below it; bounded by the parser, so that walking the tree can't exhaust the stack.
    var depth = 1
}

/// Brackets around an expression that are no part of its meaning.
public struct Bracket: Hashable, Sendable {
    /// The forms of such brackets.
    public enum Form: String, Sendable {
        case parentheses = "("
        case substitution = "$("
        case braces = "${"
    }

    /// The form.
    public var form: Form
    /// What is between them.
    public var inside: SourceRange
}

extension Expression {
    /// Where it stands without the brackets around it.
    var content: SourceRange { brackets.last?.inside ?? range }

    /// The same expression in brackets that end at an offset.
    func bracketed(_ form: Bracket.Form, _ range: SourceRange) -> Expression {
        var whole = self
        whole.brackets.insert(Bracket(form: form, inside: self.range), at: 0)
        whole.range = range
        return whole
    }
}

/// Text or an inserted value of a string or word.
public enum TemplatePart: Sendable {
    case text(String)
    case value(Expression)
}

/// An unquoted literal: its value, and the spelling it keeps for where text is wanted.
public struct Literal: Hashable, Sendable {
    /// The value.
    public var value: Value
    /// As written.
    public var spelling: String
}

/// An operator before its operand.
public enum UnaryOperator: String, Sendable {
    case not
    case negative = "-"
}

/// An operator between two operands.
public enum BinaryOperator: String, Sendable, CaseIterable {
    case or, and
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case matches = "~"
    case notMatches = "!~"
    case like
    case `in`
    case notIn = "not in"
    case has
    case coalesce = "??"
    case range = ".."
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case remainder = "%"

    /// How tightly it binds; the tighter the larger.
    var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .matches, .notMatches, .like,
            .in,
            .notIn, .has:
            4
        case .coalesce: 5
        case .range: 6
        case .add, .subtract: 7
        case .multiply, .divide, .floorDivide, .remainder: 8
        }
    }

    /// Whether it compares: comparisons don't chain, and a bare word on their right is text.
    public var isComparison: Bool { precedence == 4 }
}
