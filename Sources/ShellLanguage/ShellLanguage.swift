// The language: lexer, parser, checker, compiler, runtime and data commands. It knows no API and no terminal.
