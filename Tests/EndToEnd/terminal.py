"""A person at the prompt: a real terminal, keys, and what is shown."""

import re

import time

import pexpect

from screen import Screen
from support import SBSH

PROMPT = "sbsh> "
CTRL_C, CTRL_D, UP, TAB = "\x03", "\x04", "\x1b[A", "\t"
_ANYTHING = re.compile("(?s).+")
CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>()][0-9A-B]?|\x07")


class Terminal:
    """A person at the prompt."""

    def __init__(self, shell, *flags, **variables):
        self.program = pexpect.spawn(
            SBSH, list(flags), env=shell.environment(**variables), cwd=str(shell.home), encoding="utf-8",
            timeout=5, dimensions=(40, 200))
        self.program.delaybeforesend = None
        self.screen = Screen()
        self.shown = self.wait_for_prompt()

    def wait_for_prompt(self):
        """Waits for the prompt; gives what was shown before it, without control sequences."""
        self.program.expect_exact(PROMPT)
        self.screen = Screen(PROMPT)
        return CONTROLS.sub("", self.program.before)

    def enter(self, line):
        """Enters a line; gives what is shown after it until the next prompt."""
        self.program.send(line + "\r")
        echo, *shown = self.wait_for_prompt().replace("\r", "").split("\n")
        # A line typed while the editor was still setting up the terminal is echoed by both.
        if shown and line and shown[0].strip() == line:
            shown = shown[1:]
        return "\n".join(shown)

    def press(self, keys):
        self.program.send(keys)

    def sees(self, text, within=5):
        """Waits until a text stands on the screen below the last prompt that was waited for."""
        end = time.monotonic() + within
        while text not in self.screen.text:
            assert time.monotonic() < end, f"no {text!r} on the screen:\n{self.screen.text}"
            if self.program.expect([_ANYTHING, pexpect.TIMEOUT, pexpect.EOF], timeout=0.02) == 0:
                self.screen.feed(self.program.match[0])

    def end(self):
        """Waits for the program's end; gives its exit status."""
        self.program.expect(pexpect.EOF)
        self.program.close()
        return self.program.exitstatus

    def leave(self):
        self.press(CTRL_D)
        return self.end()


def answers(shown):
    """The lines that are not empty."""
    return [line.strip() for line in shown.split("\n") if line.strip()]
