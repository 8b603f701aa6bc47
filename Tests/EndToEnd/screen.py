"""The screen of a terminal, as far as a line editor moves on it."""

import re

_PART = re.compile(r"\x1b\[([?0-9;]*)([A-Za-z@])|\x1b[=>]|\x1b[()][0-9A-B]|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+")


class Screen:
    """Rows of text and a cursor; it never scrolls, since nobody looks at its height."""

    def __init__(self, text=""):
        self.rows = [text]
        self.row, self.column = 0, len(text)

    @property
    def text(self):
        return "\n".join(row.rstrip("\n") for row in self.rows)

    def feed(self, output):
        for part in _PART.finditer(output):
            if part[2]:
                self._control(part[1], part[2])
            elif part[0] == "\r":
                self.column = 0
            elif part[0] == "\n":
                self._move(1)
            elif part[0] == "\b":
                self.column = max(0, self.column - 1)
            elif part[0][0] >= " " and part[0] != "\x7f":
                self._write(part[0])

    def _control(self, parameters, command):
        count = int(parameters) if parameters.isdigit() else 1
        row = self.rows[self.row].ljust(self.column)
        if command == "G":
            self.column = count - 1
        elif command == "C":
            self.column += count
        elif command == "D":
            self.column = max(0, self.column - count)
        elif command == "A":
            self.row = max(0, self.row - count)
        elif command == "B":
            self._move(count)
        elif command == "K":
            self.rows[self.row] = row[:self.column]
        elif command == "J":
            self.rows[self.row:] = [row[:self.column]]
        elif command == "P":
            self.rows[self.row] = row[:self.column] + row[self.column + count:]
        elif command == "@":
            self.rows[self.row] = row[:self.column] + " " * count + row[self.column:]

    def _move(self, down):
        self.row += down
        self.rows += [""] * (self.row + 1 - len(self.rows))

    def _write(self, text):
        row = self.rows[self.row].ljust(self.column)
        self.rows[self.row] = row[:self.column] + text + row[self.column + len(text):]
        self.column += len(text)
