"""Servers that say back whatever they hear, secrets and all: what a broken or curious host could put before us."""

import json
import socketserver
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class _Web(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        heard = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
        said = f"{self.command} {self.path} {dict(self.headers)} {heard}"
        error = {"code": 401, "message": said, "errors": [{"reason": said, "domain": said, "message": said}]}
        answer = {"code": said, "message": said, "data": {"status": 401, "params": {said: said}}, "error": error}
        if self.path.endswith("/token"):
            answer = {"error": said, "error_description": said}
        body = json.dumps(answer).encode()
        self.send_response(401, said[:200].replace("\n", " "))
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_PATCH = do_PUT = do_DELETE = do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server that echoes: its port, and the lines that it heard."""

    port: int
    heard: list[bytes]


class _Mail(socketserver.StreamRequestHandler):
    heard: list[bytes]
    context: ssl.SSLContext | None
    from_the_start: bool

    def handle(self) -> None:
        with suppress(OSError):  # a client that does not trust the certificate
            if self.from_the_start:
                self._under_tls()
            self.wfile.write(b"220 mail.example\r\n")
            self._converse()

    def _under_tls(self) -> None:
        assert self.context
        self.connection = self.context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)

    def _converse(self) -> None:
        starttls = b"250-STARTTLS\r\n" if self.context and not self.from_the_start else b""
        while line := self.rfile.readline():
            self.heard.append(line)
            word = line[:4].upper()
            if word == b"EHLO":
                self.wfile.write(b"250-mail.example\r\n" + starttls + b"250 AUTH PLAIN LOGIN\r\n")
            elif word == b"STAR" and starttls:
                self.wfile.write(b"220 go ahead\r\n")
                self._under_tls()
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"535 you said " + line.strip() + b"\r\n")


@contextmanager
def web() -> Iterator[str]:
    """Serve HTTP on loopback; yields the address without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Web) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def mail(context: ssl.SSLContext | None = None, *, from_the_start: bool = False) -> Iterator[Mail]:
    """Serve SMTP on loopback; with a `context` under its TLS, after STARTTLS or from the first byte."""
    heard: list[bytes] = []
    handler = type("Handler", (_Mail,), {"heard": heard, "context": context, "from_the_start": from_the_start})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield Mail(int(server.server_address[1]), heard)
        server.shutdown()
