"""What the tests share: a shell with a home of its own, the sandbox's account, and servers."""

from contextlib import ExitStack

import pytest

import servers
import unreachable
from support import Shell
from terminal import Terminal


@pytest.fixture
def shell(tmp_path):
    return Shell(tmp_path)


@pytest.fixture
def serve():
    """Starts servers that end with the test."""
    with ExitStack() as stack:
        yield lambda respond: stack.enter_context(servers.serving(respond))


@pytest.fixture
def sandbox(shell):
    """Runs text on a sandbox of its own."""
    return lambda program, *flags, **options: shell.text(program, "--sandbox", *flags, **options)


@pytest.fixture(scope="session", autouse=True)
def hopeless(tmp_path_factory):
    """Programs that retry for half a minute before they give up: started first, and asked for last."""
    with unreachable.started(tmp_path_factory) as programs:
        yield programs


@pytest.fixture
def terminal(shell):
    """Opens prompts that don't outlive the test."""
    opened = []

    def open_one(*flags, **variables):
        opened.append(Terminal(shell, *flags, **variables))
        return opened[-1]

    yield open_one
    for each in opened:
        each.program.close(force=True)
