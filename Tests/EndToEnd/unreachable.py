"""Programs whose requests can't succeed, which is known only when all retries are used up."""

import socket
from contextlib import contextmanager

import servers
from support import Shell


def free_port():
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cut(asked, answer):
    answer.send(200, '{"href": "x", "user', length=4096)


def hang_up(asked, answer):
    raise ConnectionResetError


@contextmanager
def started(folders):
    """The running programs, by what is wrong with their server."""
    refused = {"SB_API_ENDPOINT": f"http://127.0.0.1:{free_port()}/v2", "SB_AUTH_TOKEN": "token-for-nobody"}
    unknown = {"SB_API_ENDPOINT": "https://no-such-host.invalid/v2", "SB_AUTH_TOKEN": "token-for-nobody"}
    with servers.serving(cut) as cutting, servers.serving(hang_up) as hanging_up:
        accounts = {
            "refused": refused, "unknown host": unknown, "cut": cutting.account, "hung up": hanging_up.account}
        programs = {
            name: Shell(folders.mktemp("hopeless")).start("-c", "me", **account)
            for name, account in accounts.items()}
        try:
            yield programs
        finally:
            for program in programs.values():
                program.kill()
                program.communicate()
