"""The two sides: each makes every row against a sandbox of its own, behind a recording proxy."""

import importlib
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
from dataclasses import dataclass
from unittest import mock

import requests
import rows
import sevenbridges
import world as worlds
from proxy import RecordingProxy
from sevenbridges.errors import SbgError

HERE = pathlib.Path(__file__).parent
for _module in sorted(HERE.glob("rows_*.py")):
    importlib.import_module(_module.stem)

TOKEN = "0123456789abcdef0123456789abcdef"


@dataclass
class Outcome:
    """What came of a row: the requests, and the error that ended it, if one did."""

    requests: list
    error: str | None = None
    # The status of the platform's refusal, where that was the error.
    status: int | None = None


class Side:
    """A fresh sandbox with the world in it, and the proxy before it."""

    def __init__(self, sandbox):
        command = [
            sandbox, "--port", "0", "--token", TOKEN, "--rate-limit", "100000/300", "--time-scale", "2000",
            "--exit-with-parent",
        ]
        self._sandbox = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = re.fullmatch(r"url=(\S+) token=(\S+)\n", self._sandbox.stdout.readline())
        assert line, "the sandbox's first line is not as agreed"
        self._directory = tempfile.TemporaryDirectory(prefix="sbsh-wire-")
        self.world = worlds.build(line[1], TOKEN, self._directory.name)
        self.proxy = RecordingProxy(line[1], TOKEN)

    def close(self):
        self.proxy.close()
        self._sandbox.stdin.close()
        self._sandbox.wait(10)
        self._directory.cleanup()


class Official(Side):
    """The official client, unmodified but for the sleeping."""

    def run(self):
        options = {"url": self.proxy.url, "token": TOKEN, "debug": True}
        clients = {preview: sevenbridges.Api(advance_access=preview, **options) for preview in (False, True)}
        sleep = time.sleep
        with mock.patch("time.sleep", lambda seconds: sleep(min(seconds, 0.01))):
            return {row.number: self._make(row, clients[row.preview]) for row in rows.in_order()}

    def _make(self, row, api):
        try:
            row.make(api, self.world, lambda: self.proxy.start(row.answers))
        except (SbgError, requests.RequestException, LookupError, TypeError, AttributeError, AssertionError) as error:
            text = f"{type(error).__name__}: {error}"
            return Outcome(self.proxy.stop(), text, getattr(error, "status", None))
        return Outcome(self.proxy.stop())


class Ours(Side):
    """Our client, in a program that makes the row whose number it reads.

    A number is answered by `begin` when the row's preparation is done, and after the next empty line by `done`,
    or by `absent` where our client has no such call, or by `error STATUS TEXT`.
    """

    def __init__(self, sandbox, program):
        super().__init__(sandbox)
        environment = dict(os.environ, SB_API_ENDPOINT=self.proxy.url, SB_AUTH_TOKEN=TOKEN)
        self._program = subprocess.Popen(
            [program, json.dumps(vars(self.world))], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=environment,
        )

    def run(self):
        return {row.number: self._make(row) for row in rows.in_order()}

    def _make(self, row):
        answer = self._say(f"{row.number} preview" if row.preview else f"{row.number}")
        if answer == "begin":
            self.proxy.start(row.answers)
            answer = self._say("")
        requests = self.proxy.stop()
        if answer.startswith("error "):
            _, status, text = answer.split(" ", 2)
            return Outcome(requests, text, int(status) or None)
        return Outcome(requests, None if answer == "done" else answer)

    def _say(self, text):
        self._program.stdin.write(text + "\n")
        self._program.stdin.flush()
        return self._program.stdout.readline().rstrip("\n") or "error 0 the program has ended"

    def close(self):
        self._program.stdin.close()
        self._program.wait(10)
        super().close()
