"""The rows of the checklist, each as the official client makes it.

A row is a function of the client and the world. What it does before its first `yield` is preparation, such as
fetching the object that the call is made on, and isn't compared.
"""

import inspect
from dataclasses import dataclass, field

ROWS = {}


@dataclass
class Row:
    number: int
    call: str
    function: object
    # Whether the client opts in to Advance Access.
    preview: bool = False
    # What the proxy answers in place of the sandbox, first things first.
    answers: list = field(default_factory=list)
    # The status by which the sandbox refuses the call, where it does.
    refused: int | None = None
    # The error that the official client raises without the server's doing.
    raises: str | None = None
    # Whether it asks the same again until something has happened, however often that takes.
    polls: bool = False
    # Rows are made in the order of this and their numbers; what takes something away from others goes last.
    place: int = 0

    def make(self, api, world, start):
        """Makes the call; `start` is called when the preparation is done."""
        if not inspect.isgeneratorfunction(self.function):
            start()
            self.function(api, world)
            return
        steps = self.function(api, world)
        next(steps)
        start()
        for _ in steps:
            pass


def row(number, call, **options):
    """Declares the function below as the row of this number."""

    def declare(function):
        assert number not in ROWS, f"row {number} is declared twice"
        ROWS[number] = Row(number, call, function, **options)
        return function

    return declare


def in_order():
    return sorted(ROWS.values(), key=lambda row: (row.place, row.number))
