"""Small HTTP servers on loopback that answer as a test wants, and remember what they were asked."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USER = {"href": "x", "username": "ada", "email": "ada@example.org", "first_name": "Ada", "last_name": "L"}


class Asked:
    """One request that arrived."""

    def __init__(self, handler):
        self.method = handler.command
        self.path = handler.path
        self.headers = {name.lower(): value for name, value in handler.headers.items()}
        length = int(self.headers.get("content-length", 0))
        self.body = handler.rfile.read(length)

    @property
    def token(self):
        return self.headers.get("x-sbg-auth-token")


class Answer:
    """Writes the response to one request."""

    def __init__(self, handler, released):
        self._handler = handler
        self._released = released

    def send(self, status, body=b"", type="application/json", length=None, **headers):
        """Sends a response; `length` may claim more bytes than there are."""
        content = body if isinstance(body, bytes) else body.encode()
        self._handler.send_response(status)
        self._handler.send_header("Content-Type", type)
        self._handler.send_header("Content-Length", str(len(content) if length is None else length))
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()
        self._handler.wfile.write(content)
        self._handler.close_connection = True

    def json(self, value, status=200, **headers):
        self.send(status, json.dumps(value), **headers)

    def error(self, status, code, message, **headers):
        """An error as the platform words it."""
        body = {"status": status, "code": code, "message": message, "more_info": "https://example.org"}
        self.json(body, status, **headers)

    def hang(self):
        """Says nothing until the test is over."""
        self._released.wait(30)
        self._handler.close_connection = True


class Server:
    """What a test knows of a running server."""

    def __init__(self, port, token="a-token-of-32-characters-0123456"):
        self.port = port
        self.token = token
        self.requests = []
        self.was_asked = threading.Event()

    @property
    def account(self):
        """The environment that makes `sbsh` talk to this server."""
        return {"SB_API_ENDPOINT": f"http://127.0.0.1:{self.port}/v2", "SB_AUTH_TOKEN": self.token}


@contextmanager
def serving(respond):
    """Runs a server that calls `respond(asked, answer)` for each request."""
    released = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self):
            asked = Asked(self)
            server.requests.append(asked)
            server.was_asked.set()
            try:
                respond(asked, Answer(self, released))
            except OSError:
                pass  # The client went away, or the test wants the connection to break.
            self.close_connection = True

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

        def log_message(self, *_):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(http.server_address[1])
    threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        released.set()
        http.shutdown()
        http.server_close()


def platform(asked, answer):
    """The least that speaks the protocol: a user and one project."""
    path = asked.path.split("?")[0]
    if path == "/v2/user":
        answer.json(USER)
    elif path == "/v2/projects":
        answer.json({"href": "x", "items": [{"href": "x", "id": "ada/rna", "name": "rna"}], "links": []})
    else:
        answer.error(404, 1002, "Not found")
