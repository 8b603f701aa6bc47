// Reads lines: libedit on a terminal, a plain reader elsewhere. It knows no language.
