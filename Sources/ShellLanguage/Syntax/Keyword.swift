/// A word that begins a statement, as help explains it.
public struct Keyword: Sendable {
    /// The word.
    public var name: String
    /// One line about it.
    public var summary: String
    /// The statement's form.
    public var usage: String
    /// A program with it.
    public var example: Signature.Example

    private init(_ name: String, _ summary: String, _ usage: String, _ code: String, _ result: String) {
        self.name = name
        self.summary = summary
        self.usage = usage
        example = Signature.Example(code, result)
    }

    /// All of them, in the order of the guide.
    public static let all = [
        Keyword(
            "if", "runs a block if a condition holds; only true and false are conditions, and null as false",
            "if CONDITION { ... } else if CONDITION { ... } else { ... }",
            "$n = 3; if $n > 2 { print many } else { print few }", "prints 'many'"),
        Keyword(
            "else", "the block for when no condition before it held", "if CONDITION { ... } else { ... }",
            "$word = if 1 > 2 { \"yes\" } else { \"no\" }; print $word",
            "an 'if' after '=' gives its block's last value"),
        Keyword(
            "for", "runs a block for each element of a list, a range or a pipeline's result",
            "for $NAME in LIST { ... }", "for $i in 1..3 { print $i }", "prints three numbers"),
        Keyword(
            "while", "runs a block as long as a condition holds", "while CONDITION { ... }",
            "$n = 3; while $n > 0 { print $n; $n -= 1 }", "counts down"),
        Keyword(
            "break", "ends the innermost loop", "break",
            "for $i in 1..10 { if $i > 2 { break }; print $i }", "prints 1 and 2"),
        Keyword(
            "continue", "goes on with the next turn of the innermost loop", "continue",
            "for $i in 1..4 { if $i % 2 == 0 { continue }; print $i }", "prints 1 and 3"),
        Keyword(
            "def", "defines a command with parameters; a comment right above it is its help",
            "def NAME [PARAMETER: TYPE = DEFAULT, ...] { ... }",
            "def double [n: int] { return $n * 2 }\nprint (double(4))",
            "with 'return VALUE' it is a function too"),
        Keyword(
            "return", "ends a def or a closure, with a value where one follows", "return [VALUE]",
            "def sign [n: int] { if $n < 0 { return -1 }; return 1 }\nprint (sign(-5))", "prints -1"),
        Keyword(
            "param",
            "a parameter of a script, given as NAME=VALUE on the command line; the comment is its help",
            "param NAME: TYPE = DEFAULT", "param top: int = 10  # how many to show\nprint $top",
            "prints 10, unless the command line says top=..."),
        Keyword(
            "try", "runs a block; if it fails, runs the one after 'catch' with the error",
            "try { ... } catch NAME { ... }", "try { throw \"no files\" } catch e { print $e.message }",
            "prints 'no files'"),
        Keyword(
            "catch", "the block for the error of 'try': it has message kind status code request_id span",
            "try { ... } catch NAME { ... }", "try { int(\"x\") } catch e { print \"failed: ${e.message}\" }",
            "goes on after the error"),
        Keyword(
            "throw", "fails with a message, or with a map that has one", "throw TEXT | throw MAP",
            "try { throw {message: \"too few\", status: 404} } catch e { print $e.status }", "prints 404"),
        Keyword(
            "source", "runs a file in this scope; its path is relative to the file that says so",
            "source \"PATH\"", "source \"lib.sbsh\"", "its variables and definitions are known afterwards"),
        Keyword(
            "use", "loads a file's definitions, once, and runs nothing else of it", "use PATH",
            "use lib.sbsh", "its commands are known afterwards"),
    ]
}
