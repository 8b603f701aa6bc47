"""What the tests of the official client share: a client and places of their own."""

import itertools
import os
import subprocess
from contextlib import ExitStack, contextmanager

import pytest
import sevenbridges

_numbers = itertools.count(1)


def pytest_configure(config):
    config.addinivalue_line("markers", "rows(*numbers): the rows of the checklist whose calls the test makes")


def client(token=None, url=None, **options):
    """The official client for the sandbox; `debug` lets it accept plain http."""
    return sevenbridges.Api(
        url=url or os.environ["SB_API_ENDPOINT"],
        token=token or os.environ["SB_AUTH_TOKEN"],
        debug=True,
        **options,
    )


@contextmanager
def sandbox(*options):
    """A sandbox of the test's own; gives its URL and its token."""
    command = [os.environ["SBSH_SANDBOX"], "--exit-with-parent", *map(str, options)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            url, token = (word.split("=", 1)[1] for word in process.stdout.readline().split())
            yield url, token
        finally:
            process.kill()


@pytest.fixture
def misbehaving():
    """Starts sandboxes with options; gives a client of each, made with the arguments."""
    with ExitStack() as stack:

        def start(*options, **arguments):
            url, token = stack.enter_context(sandbox(*options))
            return sevenbridges.Api(url=url, token=token, debug=True, **arguments)

        yield start


@pytest.fixture
def api():
    return client()


@pytest.fixture
def dorothy():
    """A colleague's client."""
    return client(token="dorothy-token")


@pytest.fixture
def maurice():
    """The client of the colleague who administers the division."""
    return client(token="maurice-token")


@pytest.fixture
def eve():
    """A stranger's client."""
    return client(token="eve-token")


@pytest.fixture
def preview():
    """A client that opted in to Advance Access."""
    return client(advance_access=True)


@pytest.fixture
def project(api):
    """An empty project that no other test knows."""
    return api.projects.create(name=f"Interop {os.getpid()} {next(_numbers)}")


def seeded(api, name, project="rosalind/exome-pilot"):
    """A file of the world that every sandbox begins with."""
    return api.files.query(project=project, names=[name])[0]


@pytest.fixture
def reads(api, project):
    """A small FASTQ file in the test's own project."""
    return seeded(api, "EX01_first_reads_1.fastq").copy(project)


@pytest.fixture
def folder(api, project):
    """An empty folder in the test's own project."""
    return api.files.create_folder("inbox", project=project)
