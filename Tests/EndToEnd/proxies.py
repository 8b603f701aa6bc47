"""A forwarding proxy on loopback that remembers what went through it."""

import http.client
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit


class Proxy:
    """What a test knows of a running proxy."""

    def __init__(self, port):
        self.port = port
        self.address = f"127.0.0.1:{port}"
        self.requests = []

    @property
    def hosts(self):
        """The hosts that were asked through it."""
        return {urlsplit(url).netloc for _, url, _ in self.requests}

    def tokens(self, host):
        """The tokens that were sent to a host through it."""
        return {token for _, url, token in self.requests if urlsplit(url).netloc == host}


@contextmanager
def forwarding():
    """Runs a proxy for plain HTTP in its absolute form; it refuses everything else."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def forward(self):
            proxy.requests.append((self.command, self.path, self.headers.get("X-SBG-Auth-Token")))
            url = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            upstream = http.client.HTTPConnection(url.netloc, timeout=10)
            kept = {k: v for k, v in self.headers.items() if k.lower() not in ("proxy-connection", "connection")}
            upstream.request(self.command, f"{url.path}?{url.query}" if url.query else url.path, body, kept)
            answer = upstream.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("connection", "content-length", "transfer-encoding"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            self.close_connection = True
            upstream.close()

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = forward

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    proxy = Proxy(server.server_address[1])
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
