// The sbsh language: text goes in, values come out.
//
// This target owns the way from source text to running code: lexer and parser (Syntax), names and types (Checking),
// closures (Compiling), values in motion (Runtime), formats (Formats) and the data commands (Commands). `Interpreter`
// is the way in. It deliberately knows no API, no terminal, no network and no files but those that a command reads:
// what a program can do beyond data is the `CommandSet` that the host brings, and where its output goes is the host's
// `ProgramOutput`.
