"""Where notices arrive in tests: an address on this machine that takes a POST, kind or rude."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast


@dataclass(frozen=True, slots=True)
class Posted:
    """One POST as it came in, header names in lower case."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Inbox:
    """An address on loopback. `answer` is the status of each answer; 0 = the connection ends without one.

    An answer waits until `goes_on` is set, which it is from the start.
    """

    answer: int = 200
    location: str = ""
    posted: list[Posted] = field(default_factory=list)
    port: int = 0
    goes_on: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def open_inbox() -> Iterator[Inbox]:
    """Open an inbox for as long as the block lasts."""
    inbox = Inbox()
    inbox.goes_on.set()
    server = _Server(("127.0.0.1", 0), _Letterbox)
    server.inbox, inbox.port = inbox, server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield inbox
    finally:
        inbox.goes_on.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    inbox: Inbox


class _Letterbox(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        inbox = cast("_Server", self.server).inbox
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        inbox.posted.append(Posted(self.path, headers, body))
        inbox.goes_on.wait()
        if not inbox.answer:
            return
        self.send_response(inbox.answer)
        if inbox.location:
            self.send_header("Location", inbox.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the standard library's name
        """Say nothing: `posted` is the log."""
