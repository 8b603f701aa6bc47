"""Servers that refuse, break off, lie or hang: one clear error, the right status, and no token where it must not go."""

import json
import re
import select
import time

import pytest

import unreachable
from servers import USER, platform
from support import DONE, FAILED, INTERRUPTED, NOT_CONFIGURED, finish, interrupt, is_one_error


def refuse(asked, answer):
    answer.error(401, 401, "Unauthorized", X_Request_Id="req-401")


def hang(asked, answer):
    answer.hang()


# A server that speaks the protocol


def test_any_server_that_speaks_the_protocol_will_do(shell, serve):
    server = serve(platform)
    result = shell.text("me | get username; projects | get id", **server.account)
    assert (result.status, result.out, result.err) == (DONE, "ada\nada/rna\n", "")
    assert {asked.token for asked in server.requests} == {server.token}


def test_an_account_is_only_looked_for_when_it_is_needed(shell, serve):
    server = serve(platform)
    assert shell.text("print 1", **server.account).out == "1\n"
    assert server.requests == []


def test_unknown_properties_of_a_newer_platform_are_kept(shell, serve):
    server = serve(lambda asked, answer: answer.json(USER | {"shoe_size": 38}))
    result = shell.text("me", "--output", "json", **server.account)
    assert json.loads(result.out)["shoe_size"] == 38


# Refusals


def test_a_refused_token_is_one_error_with_status_3(shell, serve):
    server = serve(refuse)
    result = shell.text("me", **server.account)
    assert (result.status, result.out) == (NOT_CONFIGURED, "")
    assert is_one_error(result.err)
    assert "token" in result.err and "401" in result.err and "req-401" in result.err
    assert len(server.requests) == 1


def test_a_forbidden_action_is_a_failure_and_not_one_of_the_account(shell, serve):
    server = serve(lambda asked, answer: answer.error(403, 403, "Forbidden"))
    result = shell.text("me", **server.account)
    assert result.status == FAILED
    assert is_one_error(result.err) and "403" in result.err


def test_a_name_of_an_unknown_profile_names_the_known_ones(shell):
    path = shell.write(".sevenbridges/credentials", "\n".join(
        f"[{name}]\napi_endpoint = https://api.sbgenomics.com/v2\nauth_token = {name}-secret-0123456789\n"
        for name in ("default", "cgc")))
    path.chmod(0o600)
    result = shell.text("me", "--profile", "cgd")
    assert result.status == NOT_CONFIGURED
    assert is_one_error(result.err)
    assert "cgd" in result.err and "default" in result.err and "cgc" in result.err
    assert "secret" not in result.err


def test_a_credentials_file_that_others_can_read_earns_one_warning(shell, serve):
    server = serve(platform)
    path = shell.write(
        ".sevenbridges/credentials",
        f"[default]\napi_endpoint = {server.account['SB_API_ENDPOINT']}\nauth_token = {server.token}\n")
    path.chmod(0o644)
    result = shell.text("me | get username; me | get username; projects | count")
    assert (result.status, result.out) == (DONE, "ada\nada\n1\n")
    assert result.err.count("warning:") == 1
    assert f"chmod 600 {path}" in result.err


def test_a_credentials_file_of_the_user_alone_earns_none(shell, serve):
    server = serve(platform)
    path = shell.write(
        ".sevenbridges/credentials",
        f"[default]\napi_endpoint = {server.account['SB_API_ENDPOINT']}\nauth_token = {server.token}\n")
    path.chmod(0o600)
    result = shell.text("me | get username")
    assert (result.status, result.out, result.err) == (DONE, "ada\n", "")


@pytest.mark.parametrize("content", [
    "not an ini file", "[default]\n", "[default]\napi_endpoint = https://api.sbgenomics.com/v2\n", b"\xff\xfe[default]",
    "[default]\napi_endpoint = nonsense\nauth_token = t\n",
    "[default]\napi_endpoint = https://x.invalid/v2\nauth_token = two words\n",
])
def test_a_broken_credentials_file_is_one_error_with_status_3(shell, content):
    shell.write(".sevenbridges/credentials", content).chmod(0o600)
    result = shell.text("me")
    assert result.status == NOT_CONFIGURED
    assert is_one_error(result.err)


# Where the token may go


@pytest.mark.parametrize("url", ["http://example.invalid/v2", "http://192.0.2.1/v2", "http://127.0.0.1.example.invalid/v2"])
def test_plain_http_beyond_this_machine_is_refused_at_once(shell, url):
    start = time.monotonic()
    result = shell.text("me", SB_API_ENDPOINT=url, SB_AUTH_TOKEN="a-token")
    assert result.status == NOT_CONFIGURED
    assert time.monotonic() - start < 2
    assert is_one_error(result.err) and "https://" in result.err


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_another_server_does_not_carry_the_token(shell, serve, status):
    other = serve(platform)

    def redirect(asked, answer):
        answer.send(status, Location=f"http://localhost:{other.port}/v2/user", Retry_After="0")

    shell.text("me", **serve(redirect).account)
    assert [asked.token for asked in other.requests if asked.token] == []


def test_a_link_to_another_server_does_not_carry_the_token(shell, serve):
    other = serve(platform)

    def lead_away(asked, answer):
        link = {"rel": "next", "method": "GET", "href": f"http://127.0.0.1:{other.port}/v2/projects?offset=1"}
        answer.json({"href": "x", "items": [{"id": "ada/one", "name": "one"}], "links": [link]})

    shell.text("projects", **serve(lead_away).account)
    assert [asked.token for asked in other.requests if asked.token] == []


def test_endpoint_alone_does_not_send_the_token_of_another_host(shell, serve):
    server, other = serve(platform), serve(platform)
    result = shell.text("me", "--endpoint", other.account["SB_API_ENDPOINT"], **server.account)
    assert result.status == NOT_CONFIGURED
    assert other.requests == []


# Answers that are not the protocol

HTML = "<!DOCTYPE html><html><body><h1>Welcome to the hotel's wireless network</h1></body></html>"


@pytest.mark.parametrize("status", [200, 400, 502])
def test_a_web_page_is_one_error_that_does_not_show_it_all(shell, serve, status):
    server = serve(lambda asked, answer: answer.send(status, HTML + "x" * 5000, type="text/html", Retry_After="0"))
    result = shell.text("me", **server.account)
    assert (result.status, result.out) == (FAILED, "")
    assert is_one_error(result.err)
    assert str(status) in result.err or "HTML" in result.err or "JSON" in result.err
    assert len(result.err) < 600


def test_a_body_that_is_cut_in_the_middle_of_a_change_is_one_error(shell, serve):
    server = serve(lambda asked, answer: answer.send(201, '{"id": "ada/x", "na', length=4096))
    result = shell.text("create project name=x", **server.account)
    assert (result.status, result.out) == (FAILED, "")
    assert is_one_error(result.err)
    assert len(server.requests) == 1


@pytest.mark.parametrize("body", [
    "{}", "[]", "null", "1", '"text"', '{"items": null}', '{"items": {}}', '{"items": [1]}', '{"items": [null]}',
    "", "{", "\xff", '{"items": ' + "[" * 5000, '{"items": [], "items": []}x',
])
def test_a_list_that_is_none_is_one_error(shell, serve, body):
    server = serve(lambda asked, answer: answer.send(200, body.encode("latin-1")))
    result = finish(shell.start("-c", "projects | get name", **server.account), within=3)
    assert (result.status, result.out) == (FAILED, "")
    assert is_one_error(result.err)


def test_an_empty_page_that_promises_another_does_not_loop_for_ever(shell, serve):
    def promise(asked, answer):
        link = {"rel": "next", "method": "GET", "href": f"http://127.0.0.1:{server.port}/v2/projects?offset=0"}
        answer.json({"href": "x", "items": [], "links": [link]})

    server = serve(promise)
    finish(shell.start("-c", "projects | count", **server.account), within=10)
    assert len(server.requests) < 100


def test_control_characters_of_a_server_do_not_reach_the_error(shell, serve):
    server = serve(lambda asked, answer: answer.error(400, 1000, "bad\x1b[31m\x07thing\r\nerror: forged"))
    result = shell.text("me", **server.account)
    assert result.status == FAILED
    assert is_one_error(result.err)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", result.err)


# Patience


def test_a_limited_request_is_sent_again(shell, serve):
    def limit_once(asked, answer):
        if len(server.requests) == 1:
            answer.error(429, 429, "Too many requests", Retry_After="0")
        else:
            platform(asked, answer)

    server = serve(limit_once)
    result = shell.text("me | get username", **server.account)
    assert (result.status, result.out) == (DONE, "ada\n")
    assert len(server.requests) == 2


def test_a_limited_change_is_sent_again_as_it_was(shell, serve):
    def limit_once(asked, answer):
        if len(server.requests) == 1:
            answer.error(429, 429, "Too many requests", Retry_After="0")
        else:
            answer.json({"href": "x", "id": "ada/x", "name": "x"}, 201)

    server = serve(limit_once)
    assert shell.text("create project name=x", **server.account).status == DONE
    first, second = server.requests
    assert first.body == second.body and json.loads(first.body)["name"] == "x"


def test_a_failed_change_is_not_sent_again(shell, serve):
    server = serve(lambda asked, answer: answer.error(500, 9000, "Internal error", Retry_After="0"))
    assert shell.text("create project name=x", **server.account).status == FAILED
    # It may look whether the change was made all the same.
    assert [asked.method for asked in server.requests if asked.method != "GET"] == ["POST"]


def maintain(asked, answer):
    answer.error(503, 0, "The platform is under maintenance")


@pytest.mark.parametrize("respond", [hang, maintain, unreachable.cut], ids=["silence", "maintenance", "a cut body"])
def test_waiting_for_a_server_is_interrupted_at_once(shell, serve, respond):
    server = serve(respond)
    process = shell.start("-c", "me", **server.account)
    assert server.was_asked.wait(10)
    start = time.monotonic()
    result = interrupt(process)
    assert (result.status, result.out) == (INTERRUPTED, "")
    assert time.monotonic() - start < 2
    assert "crashed" not in result.err


def test_a_long_wait_is_announced(shell, serve):
    server = serve(lambda asked, answer: answer.error(503, 0, "Maintenance", Retry_After="60"))
    process = shell.start("-c", "me", **server.account)
    assert server.was_asked.wait(10)
    line = process.stderr.readline().decode() if becomes_readable(process.stderr) else ""
    process.kill()
    process.communicate()
    assert "again" in line or "wait" in line or "retry" in line


def becomes_readable(stream, within=3):
    import select

    return bool(select.select([stream], [], [], within)[0])
