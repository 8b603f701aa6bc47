"""How the tests run `sbsh`: always with a home of its own, and never with the user's account."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass

SBSH = os.environ["SBSH"]
SANDBOX = os.environ["SBSH_SANDBOX"]

DONE, FAILED, BAD_USAGE, NOT_CONFIGURED, INTERRUPTED = 0, 1, 2, 3, 130

# Sanitizers of the environment: what a user's shell may set and a test must not see.
_FOREIGN = ("SB_", "XDG_", "SBSH", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "NO_COLOR")


@dataclass
class Result:
    status: int
    out: str
    err: str


class Shell:
    """Runs `sbsh` as a user whose home is the folder given."""

    def __init__(self, home):
        self.home = home

    def environment(self, **variables):
        kept = {k: v for k, v in os.environ.items() if not k.upper().startswith(_FOREIGN)}
        return kept | {"HOME": str(self.home), "TERM": "xterm", "LANG": "C.UTF-8"} | variables

    def start(self, *arguments, **variables):
        """Starts it without waiting; what it prints comes through pipes."""
        return subprocess.Popen(
            [SBSH, *map(str, arguments)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=self.home, env=self.environment(**variables))

    def run(self, *arguments, input=b"", timeout=20, **variables):
        """Runs it to its end."""
        done = subprocess.run(
            [SBSH, *map(str, arguments)], input=input, capture_output=True, timeout=timeout,
            cwd=self.home, env=self.environment(**variables))
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def text(self, program, *arguments, **variables):
        """Runs the text of a program."""
        return self.run(*arguments, "-c", program, **variables)

    def write(self, name, content):
        """Writes a file in the home and gives its path."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


def interrupt(process, within=5):
    """Presses Ctrl-C; gives the result and fails if the program takes longer than `within` seconds to end."""
    process.send_signal(signal.SIGINT)
    return finish(process, within)


def finish(process, within=20):
    """Waits for the end of a started program."""
    try:
        out, err = process.communicate(timeout=within)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise AssertionError(f"still running after {within} s") from None
    return Result(process.returncode, out.decode(), err.decode())


def becomes_true(condition, within=5):
    """Polls a condition until it holds or the time is over."""
    end = time.monotonic() + within
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def is_one_error(text):
    """Whether what was reported is exactly one error, told in the one shape and not as the runtime's crash."""
    starts = [line for line in text.splitlines() if line.startswith(("error:", "warning:"))]
    return len(starts) == 1 and "Fatal error" not in text and "crashed" not in text
