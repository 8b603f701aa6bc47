"""What a hostile or broken client sends to the sandbox: it never crashes, never hangs, and reads no file but its own."""

import json
import resource
import select
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from support import SANDBOX


class Server:
    """A running sandbox, and what it takes to talk to it in bytes."""

    def __init__(self, *options):
        self.process = subprocess.Popen(
            [SANDBOX, "--token", "t", "--exit-with-parent", *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        url = self.process.stdout.readline().split()[0].removeprefix("url=")
        self.port = urlsplit(url).port

    def connect(self, timeout=10):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def raw(self, data, timeout=10):
        """What comes back for these bytes, until the connection ends."""
        with self.connect(timeout) as connection:
            connection.sendall(data)
            received = b""
            while chunk := self._receive(connection):
                received += chunk
            return received

    @staticmethod
    def _receive(connection):
        try:
            return connection.recv(65536)
        except ConnectionResetError:
            return b""

    def ask(self, method, target, body=b"", headers=()):
        """The status and the body of an answer."""
        lines = [f"{method} {target} HTTP/1.1", "Host: localhost", "X-SBG-Auth-Token: t", "Connection: close",
                 f"Content-Length: {len(body)}", *headers]
        answer = self.raw("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
        head, _, content = answer.partition(b"\r\n\r\n")
        return int(head.split()[1]), content

    def is_well(self):
        return self.process.poll() is None and self.ask("GET", "/v2/user")[0] == 200

    def stop(self):
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def server():
    server = Server("--rate-limit", "100000/300", "--user", "eve=e")
    yield server
    server.stop()


# JSON and bodies


@pytest.mark.parametrize("body", [
    b"{", b"nul", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000, b'"\\ud800"', b"{}{}", b"1e999999", b"\x00",
    b'{"name":' + b"9" * 10_000 + b"}",
])
@pytest.mark.parametrize("method,path", [
    ("POST", "/v2/projects"), ("POST", "/v2/files"), ("POST", "/v2/bulk/files/get"), ("POST", "/v2/genome/markers"),
    ("PATCH", "/v2/projects/rosalind/scratch"),
])
def test_wrong_json_is_an_error_of_the_caller(server, method, path, body):
    status, content = server.ask(method, path, body, ["Content-Type: application/json"])
    assert 400 <= status < 500, content
    assert json.loads(content)["status"] == status


VALUES = [None, True, 0, -1, 2**63 - 1, 1e308, "", "x" * 100_000, "\u0000", "../../etc/passwd", [], [[]], {}, {"a": {}}]


@pytest.mark.parametrize("method,path,keys", [
    ("POST", "/v2/projects", ["name", "billing_group", "description", "tags", "settings", "type"]),
    ("POST", "/v2/files", ["name", "type", "project", "parent"]),
    ("POST", "/v2/projects/rosalind/scratch/members", ["username", "type", "email", "permissions"]),
    ("POST", "/v2/bulk/files/get", ["file_ids"]), ("POST", "/v2/bulk/files/edit", ["items"]),
    ("POST", "/v2/action/files/copy", ["project", "file_ids"]),
    ("POST", "/v2/action/notifications/feedback", ["type", "text"]),
    ("POST", "/v2/teams", ["name", "division"]),
    ("POST", "/v2/genome/markers", ["file", "name", "position", "chromosome", "private"]),
])
def test_values_of_any_type_are_understood_or_refused(server, method, path, keys):
    for key in keys:
        for value in VALUES:
            body = json.dumps({key: value}).encode()
            status, content = server.ask(method, path, body, ["Content-Type: application/json"])
            assert status < 500, (key, str(value)[:50], content)
    assert server.is_well()


def test_a_huge_body_is_refused_and_not_kept(server):
    before = memory(server)
    chunk = b"x" * (1 << 20)
    with server.connect() as connection:
        connection.sendall(
            b"POST /v2/projects HTTP/1.1\r\nHost: h\r\nX-SBG-Auth-Token: t\r\nContent-Type: application/json\r\n"
            b"Content-Length: 1073741824\r\n\r\n")
        try:
            for _ in range(64):
                connection.sendall(chunk)
            answer = connection.recv(4096)
        except (ConnectionError, TimeoutError):
            answer = b""
    assert not answer or b" 413 " in answer.split(b"\r\n")[0]
    assert server.is_well()
    assert memory(server) - before < 100 << 20


def memory(server):
    """The resident bytes of the sandbox."""
    with open(f"/proc/{server.process.pid}/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


# Paths and ids


@pytest.mark.parametrize("path", [
    "/v2/files/..", "/v2/files/../../../../etc/passwd", "/v2/files/..%2f..%2f..%2fetc%2fpasswd",
    "/v2/files/%2e%2e/%2e%2e/etc/passwd", "/v2/files/%2fetc%2fpasswd", "/v2/files/%00", "/v2/files/a%00b",
    "/v2/files/" + "a" * 5000, "/v2/projects/../..", "/v2/projects/rosalind/..", "/v2/users/..%2frosalind",
    "/storage/../../etc/passwd", "/storage/..%2f..%2fetc%2fpasswd", "/storage/%2e%2e/%2e%2e/etc/passwd",
    "/storage//etc/passwd", "/storage/", "/storage/%00", "/../../etc/passwd", "//etc/passwd", "/etc/passwd",
    "/v2/../etc/passwd", "/v2/files/\xff\xfe", "/v2/files/%ff%fe", "/v2/files/%zz", "/v2/genome/markers/..",
    "/v2/apps/../../../etc/passwd/raw", "/v2/datasets/../..", "/v2/teams/..", "/v2/billing/groups/..",
])
def test_no_path_leads_to_a_file_of_the_machine(server, path):
    for method in ("GET", "DELETE", "PUT", "POST", "PATCH", "HEAD"):
        status, content = server.ask(method, path)
        assert 400 <= status < 500, (method, content)
        assert b"root:" not in content
    assert server.is_well()


@pytest.mark.parametrize("query", [
    "limit=0", "limit=-1", "limit=99999999999999999999", "limit=9223372036854775807", "offset=9223372036854775807",
    "offset=-9223372036854775808", "limit=1e3", "fields=" + "a," * 2000, "fields=!", "fields=%00", "name=%ff",
    "token=%00", "&&&===", "limit=&offset=", "metadata.=x", "metadata.a" + "=b" * 100, "project=..%2f..",
])
def test_queries_of_any_kind_are_answered(server, query):
    for path in ("projects", "files", "files/scroll", "users", "teams", "billing/groups", "genome/markers"):
        join = "&" if path.startswith("files") and "project=" not in query else ""
        prefix = "project=rosalind/exome-pilot" if join else ""
        status, content = server.ask("GET", f"/v2/{path}?{prefix}{join}{query}")
        assert status < 500, (path, content)
    assert server.is_well()


def test_dates_of_any_kind_are_answered(server):
    _, content = server.ask("GET", "/v2/billing/groups")
    group = json.loads(content)["items"][0]["id"]
    for date in ("00-00-0000", "13-01-2025", "02-30-2025", "99-99-9999", "--", "%00", "01-01-99999", "-1-01-2025"):
        status, content = server.ask("GET", f"/v2/billing/groups/{group}/breakdown/storage?date_from={date}&date_to={date}")
        assert status in (200, 400), content


# Not HTTP


@pytest.mark.parametrize("data", [
    b"\r\n\r\n", b"hello\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 100, b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n", b"GET /v2/user HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    b"GET /v2/user HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    b"POST /v2/projects HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"GET /v2/user HTTP/1.1\r\n" + b"".join(b"X-%d: y\r\n" % i for i in range(5000)) + b"\r\n",
    b"GET /v2/user HTTP/1.1\r\nX: " + b"y" * 1_000_000 + b"\r\n\r\n",
])
def test_what_is_no_http_ends_the_connection(server, data):
    with server.connect() as connection:
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass
        except ConnectionError:
            pass
    assert server.is_well()


def test_half_a_request_and_gone(server):
    for _ in range(50):
        with server.connect() as connection:
            connection.sendall(b"POST /v2/projects HTTP/1.1\r\nHost: h\r\nX-SBG-Auth-Token: t\r\nContent-Length: 100\r\n\r\n{")
    assert server.is_well()


# Connections


def test_a_thousand_idle_connections_leave_room_for_others(server):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 2048)), hard))
    idle = [server.connect() for _ in range(1000)]
    try:
        start = time.monotonic()
        assert server.is_well()
        assert time.monotonic() - start < 2
    finally:
        for connection in idle:
            connection.close()
    assert server.is_well()


@pytest.mark.parametrize("beginning", [b"", b"GET /v2/user HT", b"POST /v2/projects HTTP/1.1\r\nHost: h\r\n"])
def test_idle_connections_are_closed_in_the_end(beginning):
    server = Server("--idle-timeout", "0.3")
    try:
        with server.connect() as connection:
            connection.sendall(beginning)
            assert select.select([connection], [], [], 5)[0], "still open"
            assert connection.recv(1) == b""
        assert server.is_well()
    finally:
        server.stop()


def test_slow_bodies_are_not_waited_for():
    server = Server("--idle-timeout", "0.3")
    try:
        with server.connect() as connection:
            connection.sendall(
                b"POST /v2/projects HTTP/1.1\r\nHost: h\r\nX-SBG-Auth-Token: t\r\nContent-Type: application/json\r\n"
                b"Content-Length: 1000\r\n\r\n")
            end = time.monotonic() + 10
            try:
                while not select.select([connection], [], [], 0.05)[0]:
                    connection.sendall(b" ")
                    assert time.monotonic() < end, "still reading"
            except ConnectionError:
                pass
        assert server.is_well()
    finally:
        server.stop()


def test_many_callers_at_once(server):
    with ThreadPoolExecutor(32) as pool:
        statuses = list(pool.map(lambda _: server.ask("GET", "/v2/files?project=rosalind/exome-pilot")[0], range(400)))
    assert set(statuses) == {200}
