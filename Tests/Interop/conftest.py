"""What the tests of the official client share: a client and places of their own."""

import itertools
import os

import pytest
import sevenbridges

_numbers = itertools.count(1)


def pytest_configure(config):
    config.addinivalue_line("markers", "rows(*numbers): the rows of the checklist whose calls the test makes")


def client(token=None, **options):
    """The official client for the sandbox; `debug` lets it accept plain http."""
    return sevenbridges.Api(
        url=os.environ["SB_API_ENDPOINT"],
        token=token or os.environ["SB_AUTH_TOKEN"],
        debug=True,
        **options,
    )


@pytest.fixture
def api():
    return client()


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
