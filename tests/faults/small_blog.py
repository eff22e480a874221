"""As much of a WordPress as one new post needs, in memory: kept when asked, found by its mark, told from its slug.

The real one is what tests/publish kills senders on; this one needs nothing installed, and is as dumb: it takes a post
a second time if it is sent a second time.
"""

import json
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

_INDEX = {"name": "River Watch", "namespaces": ["wp/v2"], "authentication": {"application-passwords": {}}}
_POSTS = "/wp-json/wp/v2/posts"


class SmallBlog:
    """A server on a free port of loopback; `posts` is what was sent, in the order it came.

    It takes its time over a post, as a blog does, so that a sender can die before and after it is kept.
    """

    def __init__(self, *, seconds: float = 0.02) -> None:
        self.posts: list[dict[str, Any]] = []
        self._seconds = seconds
        self._lock = threading.Lock()
        blog = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                blog.says(self, blog.found(self.path))

            def do_POST(self) -> None:
                sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                blog.says(self, blog.keeps(sent), 201)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def found(self, target: str) -> object:
        """What is asked for: the index, or the posts that a slug or a search names."""
        path, query = urlsplit(target).path, parse_qs(urlsplit(target).query)
        if path != _POSTS:
            return _INDEX
        with self._lock:
            if "slug" in query:
                return [one for one in self.posts if one["slug"] in query["slug"][0].split(",")]
            return [one for one in self.posts if query["search"][0] in one["content"]["raw"]]

    def keeps(self, sent: dict[str, Any]) -> object:
        """Keep a post and return it as WordPress describes it."""
        time.sleep(self._seconds)
        now = f"{datetime.now(UTC):%FT%T}"  # noqa: TID251  a blog has a clock of its own
        with self._lock:
            number = len(self.posts) + 1
            words = {name: {"raw": sent[name], "rendered": sent[name]} for name in ("title", "content", "excerpt")}
            post = {"id": number, "slug": sent["slug"], "status": sent["status"], **words}
            post |= {"link": f"{self.address}/{number}", "modified_gmt": now, "date_gmt": now}
            self.posts.append(post)
        time.sleep(self._seconds)
        return post

    def says(self, request: BaseHTTPRequestHandler, document: object, status: int = 200) -> None:
        """Answer in JSON; whoever asked may be dead."""
        body = json.dumps(document).encode()
        try:
            request.send_response(status)
            request.send_header("Content-Type", "application/json; charset=UTF-8")
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            return

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
