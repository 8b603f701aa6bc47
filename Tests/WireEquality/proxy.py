"""A reverse proxy on loopback that notes the requests of the row that is being made.

It passes the Host header through, so the sandbox makes every link and every signed URL with the proxy's address and
what follows them comes by here too.
"""

import http.client
import http.server
import threading
import urllib.parse
from dataclasses import dataclass, field

# What a connection needs rather than what a call says.
TRANSPORT_HEADERS = {"host", "connection", "accept-encoding", "content-length", "transfer-encoding", "expect"}


@dataclass(frozen=True)
class Request:
    """A request as it was sent: decoded, its secrets masked."""

    method: str
    path: str
    query: tuple = ()
    headers: tuple = ()
    body: bytes = b""

    @property
    def is_storage(self):
        return self.path == "{storage}"


@dataclass
class Answer:
    """What the proxy says itself, once, in place of the sandbox."""

    status: int
    body: bytes = b"{}"
    headers: dict = field(default_factory=dict)


class RecordingProxy:
    """Listens on a free port for one sandbox; what comes between `start` and `stop` is noted."""

    def __init__(self, url, token):
        parts = urllib.parse.urlsplit(url)
        self._upstream = parts.netloc
        self._base = parts.path
        self._token = token
        self._lock = threading.Lock()
        self._requests = None
        self._answers = []
        proxy = self

        class Handler(_Handler):
            owner = proxy

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}{self._base}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def start(self, answers=()):
        """Begins to note requests; the first of them get these answers."""
        with self._lock:
            self._requests, self._answers = [], list(answers)

    def stop(self):
        """Ends the noting and returns what came."""
        with self._lock:
            requests, self._requests, self._answers = self._requests, None, []
        return requests or []

    def note(self, method, target, headers, body):
        """Notes a request and returns the answer that is due instead of the sandbox's, if any."""
        with self._lock:
            if self._requests is None:
                return None
            self._requests.append(self._masked(method, target, headers, body))
            return self._answers.pop(0) if self._answers else None

    def _masked(self, method, target, headers, body):
        path, _, query = target.partition("?")
        if not path.startswith(self._base + "/"):
            path, query = "{storage}", ""
        else:
            path = urllib.parse.unquote(path[len(self._base):])
        kept = [
            (name.lower(), "{token}" if value == self._token else value)
            for name, value in headers if name.lower() not in TRANSPORT_HEADERS
        ]
        pairs = urllib.parse.parse_qsl(query, keep_blank_values=True)
        return Request(method, path, tuple(pairs), tuple(sorted(kept)), body)

    def forward(self, connection, method, target, headers, body):
        connection.request(method, target, body=body or None, headers=headers)
        response = connection.getresponse()
        return response.status, response.getheaders(), response.read()

    def connect(self):
        return http.client.HTTPConnection(self._upstream, timeout=30)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    owner = None

    def setup(self):
        super().setup()
        self._connection = self.owner.connect()

    def finish(self):
        super().finish()
        self._connection.close()

    def _handle(self):
        body = self._body()
        answer = self.owner.note(self.command, self.path, self.headers.items(), body)
        if answer:
            headers = [("Content-Type", "application/json"), *answer.headers.items()]
            return self._reply(answer.status, headers, answer.body)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "transfer-encoding"}
        self._reply(*self.owner.forward(self._connection, self.command, self.path, headers, body))

    def _body(self):
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            return b"".join(iter(self._chunk, b""))
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _chunk(self):
        chunk = self.rfile.read(int(self.rfile.readline().split(b";")[0], 16))
        self.rfile.readline()
        return chunk

    def _reply(self, status, headers, body):
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self.wfile.flush()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = _handle

    def log_message(self, *arguments):
        pass
