"""The counter of the newsstand: takes one request, hands over the answer, or hangs, or slams the shutter."""

import socket
import struct
import threading
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import cast

from pipeline.newsstand.answer import Answer

_LOOPBACK = "127.0.0.1"
_TYPES = {
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".png": "image/png",
}
_PAGE = "text/html; charset=utf-8"


class Counters(ThreadingHTTPServer):
    """A server on loopback with a counter a request.

    `find` gives the answer to a request target; `note` is told method, target, status and headers (names in lower
    case) before a byte of the answer is sent; what hangs or waits lets go when `closing` is set.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self,
        port: int,
        *,
        find: Callable[[str], Answer],
        note: Callable[[str, str, int, Mapping[str, str]], None],
        closing: threading.Event,
    ) -> None:
        super().__init__((_LOOPBACK, port), _Counter)
        self.find, self.note, self.closing = find, note, closing

    @property
    def address(self) -> str:
        """Where it stands, without a slash at the end."""
        return f"http://{_LOOPBACK}:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle is no news; what it asked was noted."""


class _Counter(BaseHTTPRequestHandler):
    """One request. HTTP/1.0, so that each connection ends with its answer and none outlives the newsstand."""

    server_version = "newsstand"
    sys_version = ""

    def do_GET(self) -> None:
        self._serve(with_body=True)

    def do_HEAD(self) -> None:
        self._serve(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the standard library's name
        """Say nothing on stderr: the newsstand's `requests` are the log."""

    def _serve(self, *, with_body: bool) -> None:
        counters = cast("Counters", self.server)
        answer = counters.find(self.path)
        asked = {name.lower(): value for name, value in self.headers.items()}
        status = 0 if answer.behaviour else 304 if _unchanged(answer, asked) else answer.status
        counters.note(self.command, self.path, status, asked)
        counters.closing.wait(answer.delay_seconds)
        if answer.behaviour == "hang":
            counters.closing.wait()
        elif answer.behaviour == "reset":
            self._reset()
        else:
            self._hand_over(answer, status, with_body=with_body)

    def _hand_over(self, answer: Answer, status: int, *, with_body: bool) -> None:
        self.send_response(status)
        usual = _usual(answer, self.path, status)
        own = {name: value for name, value in usual.items() if not answer.header(name)}
        for name, value in {**own, **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body and status != 304:
            self.wfile.write(answer.body)

    def _reset(self) -> None:
        # A linger time of zero turns the close into a reset (socket(7), SO_LINGER).
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


def _usual(answer: Answer, path: str, status: int) -> dict[str, str]:
    """The headers that a well-kept outlet sends; only a 200 has validators, a 304 has no body to measure."""
    usual = {"Content-Type": _TYPES.get(PurePosixPath(path.partition("?")[0]).suffix, _PAGE)}
    if answer.status == 200:
        usual["ETag"] = answer.etag
    if status != 304:
        usual["Content-Length"] = str(len(answer.body))
    return usual


def _unchanged(answer: Answer, asked: Mapping[str, str]) -> bool:
    """Whether a 304 is the answer; If-None-Match decides alone where it is given (RFC 9110, 13.2.2)."""
    if answer.status != 200:
        return False
    tags = asked.get("if-none-match")
    if tags is not None:
        held = answer.header("ETag") or answer.etag
        return tags.strip() == "*" or held in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
    since, modified = asked.get("if-modified-since", ""), answer.header("Last-Modified")
    return bool(since and modified) and _not_after(modified, since)


def _not_after(modified: str, since: str) -> bool:
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        # An unreadable date, or one without a zone, is as good as none (RFC 9110, 13.1.3).
        return False
