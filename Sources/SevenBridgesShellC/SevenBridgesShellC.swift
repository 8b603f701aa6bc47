// The C interface of the interpreter.
