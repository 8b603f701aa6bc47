"""The token goes to the server and nowhere else, whatever goes wrong."""

import pytest

from servers import platform
from support import DONE, NOT_CONFIGURED
from unreachable import free_port

TOKEN = "c0ffee5ecre7c0ffee5ecre7c0ffee99"


def refuse(asked, answer):
    # A server that repeats what it was sent.
    answer.error(401, 401, f"Unauthorized: {asked.token}")


def page(asked, answer):
    answer.send(200, f"<html>{asked.headers}</html>", type="text/html")


def bad_request(asked, answer):
    answer.error(400, 1000, f"what is {asked.token}?", X_Echo=asked.token)


def is_secret_kept(shell, *texts):
    files = [path.read_bytes().decode(errors="replace") for path in shell.home.rglob("*") if path.is_file()]
    return not any(TOKEN in text for text in [*texts, *files])


@pytest.mark.parametrize("respond", [platform, refuse, page, bad_request])
@pytest.mark.parametrize("flags", [[], ["--trace"], ["--output", "json"]], ids=["plain", "trace", "json"])
@pytest.mark.parametrize("program", [
    "me", "projects | files", "create project name=x",
])
def test_no_answer_of_a_server_brings_the_token_to_light(shell, serve, respond, flags, program):
    server = serve(respond)
    result = shell.text(program, *flags, **server.account | {"SB_AUTH_TOKEN": TOKEN})
    assert server.requests and server.requests[0].token == TOKEN
    assert is_secret_kept(shell, result.out, result.err)


@pytest.mark.parametrize("arguments", [
    ["--help"], ["-c", "help"], ["-c", "help me"], ["-c", "projcts"], ["-c", "print $nope"], ["--nonsense"],
    ["--profile", "nope", "-c", "me"], ["--endpoint", "https://x.invalid/v2", "-c", "me"], ["check", "nowhere"],
])
def test_no_other_use_brings_the_token_to_light(shell, arguments):
    result = shell.run(*arguments, SB_API_ENDPOINT=f"http://127.0.0.1:{free_port()}/v2", SB_AUTH_TOKEN=TOKEN)
    assert is_secret_kept(shell, result.out, result.err)


@pytest.mark.parametrize("token", [TOKEN + "\u00e9", TOKEN + " x", TOKEN + "\n\nX-Evil: 1"])
def test_a_token_that_can_not_be_sent_is_not_repeated(shell, serve, token):
    server = serve(platform)
    result = shell.text("me", "--trace", **server.account | {"SB_AUTH_TOKEN": token})
    assert result.status == NOT_CONFIGURED
    assert TOKEN not in result.out + result.err
    assert server.requests == []


def test_an_address_with_a_password_is_not_repeated(shell):
    url = "https://ada:hunter2@api.example.invalid/v2"
    result = shell.text("me", "--trace", SB_API_ENDPOINT=url, SB_AUTH_TOKEN=TOKEN)
    assert result.status == NOT_CONFIGURED
    assert "hunter2" not in result.out + result.err


def test_the_trace_shows_requests_and_answers_on_standard_error(shell, serve):
    server = serve(platform)
    result = shell.text("me | get username", "--trace", **server.account | {"SB_AUTH_TOKEN": TOKEN})
    assert (result.status, result.out) == (DONE, "ada\n")
    assert f"GET http://127.0.0.1:{server.port}/v2/user" in result.err
    assert "200" in result.err
    assert "TraceEvent(" not in result.err


def test_the_trace_masks_the_token(shell, serve):
    server = serve(platform)
    result = shell.text("me", "--trace", **server.account | {"SB_AUTH_TOKEN": TOKEN})
    line = next(line for line in result.err.splitlines() if "X-SBG-Auth-Token" in line)
    assert TOKEN not in line and TOKEN[:8] not in line


def test_the_tokens_of_a_credentials_file_stay_there(shell):
    path = shell.write(
        ".sevenbridges/credentials",
        f"[default]\napi_endpoint = http://127.0.0.1:{free_port()}/v2\nauth_token {TOKEN}\n")
    path.chmod(0o644)
    result = shell.text("me", "--trace")
    assert TOKEN not in result.out + result.err
