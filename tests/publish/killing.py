"""A line on which the sender dies: passes every request on to a blog, and kills who sent the one that makes a post."""

import http.client
import os
import random
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread, Timer
from typing import Self
from urllib.parse import urlsplit

_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}  # RFC 9110, 7.6.1


@dataclass(slots=True)
class DeadlyLine:
    """Stands before the blog at `target`. `deadly` says of a method and path whether it makes a post.

    After such a request has arrived here, `victim` is killed at a random moment within `within_seconds`; meanwhile the
    request goes on its way, and the answer may or may not come back in time.
    """

    target: str
    deadly: Callable[[str, str], bool]
    within_seconds: float
    dice: random.Random
    victim: "subprocess.Popen[bytes] | None" = None
    killed: int = 0
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
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server
        self._server.shutdown()
        self._server.server_close()

    def strike(self) -> None:
        """Kill the sender, as `kill -9` does."""
        if self.victim and self.victim.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.victim.pid, signal.SIGKILL)
                self.killed += 1


class _Handler(BaseHTTPRequestHandler):
    line: DeadlyLine
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.line.deadly(self.command, urlsplit(self.path).path):
            Timer(self.line.dice.uniform(0, self.line.within_seconds), self.line.strike).start()
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

    do_POST = do_PATCH = do_PUT = do_DELETE = do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass
