"""Calls and downloads go through the proxy, in whichever way it is configured; the token goes to the API only."""

import pytest

import proxies
from servers import platform
from support import DONE, FAILED

FILE = "5f2a90c1e4b0b7d1a2c3d4e5"
CONFIG = ".sevenbridges/sevenbridges-python/config"


@pytest.fixture
def proxy():
    with proxies.forwarding() as running:
        yield running


@pytest.fixture
def storage(serve):
    return serve(lambda asked, answer: answer.send(200, "ACGT", type="text/plain"))


@pytest.fixture
def api(serve, storage):
    def respond(asked, answer):
        path = asked.path.split("?")[0]
        if path == f"/v2/files/{FILE}":
            answer.json({"href": "x", "id": FILE, "name": "a.txt", "size": 4, "type": "file", "project": "ada/rna"})
        elif path == f"/v2/files/{FILE}/download_info":
            answer.json({"url": f"http://127.0.0.1:{storage.port}/raw/a?signature=s3cret"})
        else:
            platform(asked, answer)

    return serve(respond)


def environment(*names):
    return lambda shell, proxy: {name: proxy.address for name in names}


def as_url(shell, proxy):
    return {"HTTP_PROXY": f"http://{proxy.address}"}


def config_file(shell, proxy):
    shell.write(CONFIG, f"[proxies]\nhttp_proxy={proxy.address}\nhttps_proxy={proxy.address}\n")
    return {}


def both(shell, proxy):
    """The file comes before the environment."""
    config_file(shell, proxy)
    return {"HTTP_PROXY": "127.0.0.1:9"}


WAYS = {
    "upper": environment("HTTP_PROXY", "HTTPS_PROXY"), "lower": environment("http_proxy", "https_proxy"),
    "url": as_url, "file": config_file, "file-first": both,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_calls_and_downloads_go_through_the_proxy(shell, api, storage, proxy, way):
    variables = api.account | way(shell, proxy)
    result = shell.text(f"me | get username; file {FILE} | download to=.", **variables)
    assert result.status == DONE, result.err
    assert (shell.home / "a.txt").read_text() == "ACGT"
    hosts = {f"127.0.0.1:{api.port}", f"127.0.0.1:{storage.port}"}
    assert proxy.hosts == hosts
    assert len(proxy.requests) == len(api.requests) + len(storage.requests)
    assert proxy.tokens(f"127.0.0.1:{api.port}") == {api.token}
    assert proxy.tokens(f"127.0.0.1:{storage.port}") == {None}


@pytest.mark.parametrize("name", ["NO_PROXY", "no_proxy"])
def test_what_is_excepted_is_reached_directly(shell, api, proxy, name):
    variables = api.account | {"HTTP_PROXY": proxy.address, name: "example.org,127.0.0.1"}
    result = shell.text("me | get username", **variables)
    assert (result.status, result.out) == (DONE, "ada\n")
    assert proxy.requests == []


def test_a_proxy_on_another_machine_is_not_told_what_stays_on_this_one(shell, api):
    result = shell.text("me | get username", HTTP_PROXY="proxy.invalid:3128", **api.account)
    assert (result.status, result.out) == (DONE, "ada\n")


def test_the_sandbox_bypasses_every_proxy(shell, proxy):
    config_file(shell, proxy)
    result = shell.text(
        "projects | count", "--sandbox", HTTP_PROXY=proxy.address, http_proxy=proxy.address,
        HTTPS_PROXY=proxy.address)
    assert result.status == DONE, result.err
    assert proxy.requests == []


def test_a_proxy_that_is_not_there_is_told(shell, api):
    shell.write("s.sbsh", "me\n")
    result = shell.run("s.sbsh", timeout=30, HTTP_PROXY="127.0.0.1:9", **api.account)
    assert result.status == FAILED
    assert api.requests == [] and "error:" in result.err


def test_a_proxys_password_is_not_shown(shell, api):
    result = shell.text("me", "--trace", HTTP_PROXY="http://ada:hunter2@:x", **api.account)
    assert result.status == FAILED
    assert "hunter2" not in result.out + result.err
