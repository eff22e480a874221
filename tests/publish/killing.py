"""A line on which the sender dies: passes requests on to a blog, and kills who sent the one that makes a post."""

import http.client
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread, Timer
from typing import Self
from urllib.parse import urlsplit

from tests.forge import Begun

_LOST = 0.25  # this part of the requests that make a post does not arrive
_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}  # RFC 9110, 7.6.1


@dataclass(slots=True)
class DeadlyLine:
    """Stands before the blog at `target`. `deadly` says of a method and path whether it makes a post.

    After such a request has arrived here, `victim` is killed at a random moment within `within_seconds`. Meanwhile the
    request goes on its way, and the answer may or may not come back in time; but a part of them, as the dice say, is
    `lost` here: the blog never hears of it.
    """

    target: str
    deadly: Callable[[str, str], bool]
    within_seconds: float
    dice: random.Random
    victim: Begun | None = None
    killed: int = 0
    lost: int = 0
    passing: int = 0
    quiet: Condition = field(default_factory=Condition)
    _server: ThreadingHTTPServer | None = field(default=None)

    @property
    def url(self) -> str:
        """Where it listens, without a slash at its end."""
        assert self._server
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"line": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server
        self._server.shutdown()
        self._server.server_close()

    def takes(self, method: str, path: str) -> bool:
        """Set the strike at who sends this, if it is deadly; return whether the request is lost on its way."""
        victim = self.victim
        if not victim or not self.deadly(method, path):
            return False
        Timer(self.dice.uniform(0, self.within_seconds), self.strike, [victim]).start()
        is_lost = self.dice.random() < _LOST
        self.lost += is_lost
        return is_lost

    def settle(self) -> None:
        """Wait until all that came in has been passed on and answered by the blog."""
        with self.quiet:
            assert self.quiet.wait_for(lambda: not self.passing, timeout=60)

    @contextmanager
    def passage(self) -> Iterator[None]:
        """Hold `settle` for as long as a request is on its way."""
        with self.quiet:
            self.passing += 1
        try:
            yield
        finally:
            with self.quiet:
                self.passing -= 1
                self.quiet.notify_all()

    def strike(self, victim: Begun) -> None:
        """Kill the sender, as `kill -9` does."""
        if not victim.ended.is_set():
            victim.kill()
            self.killed += 1


class _Handler(BaseHTTPRequestHandler):
    line: DeadlyLine
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        with self.line.passage():
            self._pass_on()

    do_POST = do_PATCH = do_PUT = do_DELETE = do_HEAD = do_GET  # noqa: N815

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.line.takes(self.command, urlsplit(self.path).path):
            return  # without an answer; who waits for it is killed
        there = urlsplit(self.line.target)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _HOP}
        asked = http.client.HTTPConnection(there.netloc, timeout=60)
        asked.request(self.command, self.path, body=body or None, headers=headers)
        answer = asked.getresponse()
        content = answer.read()
        asked.close()
        with suppress(BrokenPipeError, ConnectionResetError):  # the sender is dead
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass
