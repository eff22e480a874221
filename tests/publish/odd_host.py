"""A host that stands where a WordPress should, or before one, and misbehaves: answers from a table, on loopback."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from pipeline import publish
from pipeline.publish import Channel
from pipeline.settings import Channel as Table
from pipeline.settings import Secret
from tests.publish.sent_post import BLOG

PASSWORD = "canary abcd EFGH ijkl MNOP qrst"
JSON = "application/json; charset=UTF-8"
INDEX = {"name": "River Watch", "namespaces": ["wp/v2"], "authentication": {"application-passwords": {}}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the host says, after so long. `hangs` = nothing at all; `cuts` = it breaks off in the middle of the body."""

    status: int = 200
    body: bytes = b""
    kind: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs: bool = False
    cuts: bool = False
    wait_seconds: float = 0.0


def says(document: object, status: int = 200, **headers: str) -> Reply:
    """Return a reply in JSON."""
    return Reply(status=status, body=json.dumps(document).encode(), headers=headers)


def no(code: str, status: int, message: str = "Sorry.", **data: Any) -> Reply:  # noqa: ANN401
    """Return a refusal in WordPress's shape."""
    return says({"code": code, "message": message, "data": {"status": status, **data}}, status)


class OddHost:
    """A server on a free port; `replies` by method and path, the index of a healthy WordPress unless told otherwise.

    What is in no reply is asked of the real site at `behind`, where there is one.
    """

    def __init__(self, replies: Mapping[str, Reply] | None = None, *, behind: str = "") -> None:
        self.replies = {"GET /wp-json/": says(INDEX), **(replies or {})}
        self.behind = behind
        self.asked: list[str] = []
        self.bodies: list[dict[str, Any]] = []  # of what was posted
        self.authorized: list[str] = []
        self.caching: list[str] = []  # what each request said to caches
        self.closing = threading.Event()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.serve(self)

            def do_POST(self) -> None:
                host.serve(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def channel(self, **other: Any) -> Iterator[Channel]:  # noqa: ANN401
        """Open the channel of a table that names this host."""
        asked = {"url": self.address, "user": "ana", "secret": Secret(PASSWORD), "timeout_seconds": 5.0, **other}
        table = Table(name="blog", kind="wordpress", **asked)
        with publish.opened(table, desk=Path(), blog=BLOG) as channel:
            yield channel

    def serve(self, request: BaseHTTPRequestHandler) -> None:
        """Give the answer of the table."""
        asked = f"{request.command} {request.path}"
        self.asked.append(asked)
        self.authorized.append(request.headers.get("Authorization", ""))
        self.caching.append(request.headers.get("Cache-Control", ""))
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        if body:
            self.bodies.append(json.loads(body))
        listed = self.replies.get(asked) or self.replies.get(asked.partition("?")[0])
        reply = listed or (self._relayed(request, body) if self.behind else no("rest_no_route", 404))
        self.closing.wait(reply.wait_seconds)
        if reply.hangs:
            self.closing.wait()
            return
        request.send_response(reply.status)
        request.send_header("Content-Type", reply.kind)
        request.send_header("Content-Length", str(len(reply.body) + (100 if reply.cuts else 0)))
        for name, value in reply.headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(reply.body)

    def _relayed(self, request: BaseHTTPRequestHandler, body: bytes) -> Reply:
        given = {name: value for name in ("Authorization", "Content-Type") if (value := request.headers.get(name))}
        answer = httpx.request(request.command, self.behind + request.path, content=body, headers=given, timeout=60)
        link = {"Link": answer.headers["link"]} if "link" in answer.headers else {}
        return Reply(status=answer.status_code, body=answer.content, kind=answer.headers["content-type"], headers=link)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
