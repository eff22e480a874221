"""Blogger on this machine: real sockets, each request checked by the discovery document, and mishaps on demand.

The address stands for both of Google's (`api` in copydesk.toml): `v3/...` is the API, `token` the token endpoint.
"""

import json
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from pipeline import settings
from pipeline.settings import Secret
from tests.publish.blogger_blog import BLOG_ID, Blog, BloggerSaysNoError
from tests.publish.discovery import NotInTheDocumentError, api
from tests.publish.google_sign_in import CLIENT_ID, CLIENT_SECRET, SignIn, SignInSaysNoError

TOKEN = "token"  # the token endpoint, in place of a method's name
# Methods by their names in the document, at which a mishap can wait.
INSERT, PUBLISH = "blogger.posts.insert", "blogger.posts.publish"
LIST, GET = "blogger.posts.list", "blogger.posts.get"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """What goes wrong at the next request for `at`, a method of the document or "token".

    With a `status` nothing is done and it is the answer. Otherwise it is done first; then `cut` hangs up without an
    answer, `wait_seconds` lets the client wait, and `answer` is sent in place of the true one, under `answered`.
    """

    at: str
    status: int = 0
    reason: str = "backendError"
    message: str = "A mishap"
    cut: bool = False
    wait_seconds: float = 0.0
    answer: bytes | None = None
    answered: int = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was let in, and what it sent."""

    method: str
    query: dict[str, list[str]]
    body: dict[str, Any]


@dataclass(slots=True)
class BloggerServer:
    """The server, open while its `with` lasts. `dawdle_seconds`: what it does, and each answer, takes up to so long."""

    blog: Blog = field(default_factory=Blog)
    sign_in: SignIn = field(default_factory=SignIn)
    dawdle_seconds: float = 0.0
    mishaps: list[Mishap] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    lock: Any = field(default_factory=Lock)
    _server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        """Where it listens, with a slash at its end."""
        assert self._server
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        api()  # skips here, in the test itself, where there is no document
        server = self
        handler = type("Handler", (_Handler,), {"blogger": server})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server
        self._server.shutdown()
        self._server.server_close()

    def chosen(self, **other: Any) -> settings.Channel:  # noqa: ANN401
        """Return the settings of a channel that publishes here."""
        given = {"blog_id": BLOG_ID, "client_id": CLIENT_ID, "api": self.url, "secret": Secret(CLIENT_SECRET)}
        return settings.Channel(**{"name": "blogspot", "kind": "blogger", "timeout_seconds": 5.0, **given, **other})

    def toml(self, name: str = "blogspot") -> str:
        """Return the same as a table of copydesk.toml; the client's secret belongs into secrets/NAME."""
        lines = (f'blog_id = "{BLOG_ID}"', f'client_id = "{CLIENT_ID}"', f'api = "{self.url}"', "timeout_seconds = 5")
        return "\n".join((f"[publish.{name}]", 'kind = "blogger"', *lines)) + "\n"

    def methods(self) -> list[str]:
        """Return which methods were asked for, in order."""
        return [asked.method.removeprefix("blogger.") for asked in self.asked]

    def mishap(self, at: str) -> Mishap | None:
        """Take the next mishap that is meant for `at`."""
        for mishap in self.mishaps:
            if mishap.at == at:
                self.mishaps.remove(mishap)
                return mishap
        return None


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    blogger: BloggerServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle(self) -> None:
        with suppress(ConnectionError):  # a client that was killed
            super().handle()

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        if parts.path == f"/{TOKEN}" and self.command == "POST":
            self._with_mishaps(TOKEN, lambda: self._token(body))
            return
        try:
            method, path = api().method(self.command, parts.path)
            query = parse_qs(parts.query, keep_blank_values=True)
            api().check_query(method, query)
            sent = api().check_body(method, body)
        except NotInTheDocumentError as problem:
            self._says(problem.code, _google(problem.code, "invalid", str(problem)))
            return
        if self.headers.get("Authorization", "").removeprefix("Bearer ") not in self.blogger.sign_in.access_tokens:
            self._says(401, _google(401, "authError", "Invalid Credentials"))
            return

        def done() -> tuple[int, dict[str, Any]]:
            with self.blogger.lock:
                self.blogger.asked.append(Asked(method.name, query, sent))
                answer = self.blogger.blog.does(method.name, path, query, sent)
            api().check(answer, method.said["response"], "our own answer")
            return 200, answer

        self._with_mishaps(method.name, done)

    do_POST = do_PATCH = do_PUT = do_DELETE = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def _token(self, body: bytes) -> tuple[int, dict[str, Any]]:
        with self.blogger.lock:
            return 200, self.blogger.sign_in.answers(parse_qs(body.decode(), keep_blank_values=True))

    def _with_mishaps(self, name: str, doing: Any) -> None:  # noqa: ANN401  what does it
        mishap = self.blogger.mishap(name)
        self._dawdle()
        if mishap and mishap.status:
            oauth = {"error": mishap.reason, "error_description": mishap.message}
            google = _google(mishap.status, mishap.reason, mishap.message)
            self._says(mishap.status, oauth if name == TOKEN else google)
            return
        try:
            code, answer = doing()
        except BloggerSaysNoError as no:
            code, answer = no.code, _google(no.code, no.reason, no.message)
        except SignInSaysNoError as no:
            code, answer = no.code, {"error": no.error, "error_description": no.description}
        self._dawdle()
        if mishap:
            time.sleep(mishap.wait_seconds)
        if mishap and mishap.cut:
            self.close_connection = True
            return
        if mishap and mishap.answer is not None:
            self._says(mishap.answered, {}, raw=mishap.answer)
            return
        self._says(code, answer)

    def _dawdle(self) -> None:
        time.sleep(random.uniform(0, self.blogger.dawdle_seconds))

    def _says(self, code: int, answer: dict[str, Any], *, raw: bytes | None = None) -> None:
        body = raw if raw is not None else json.dumps(answer).encode()
        try:
            self.send_response(code)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client was killed


def _google(code: int, reason: str, message: str) -> dict[str, Any]:
    errors = [{"reason": reason, "domain": "global", "message": message}]
    return {"error": {"code": code, "message": message, "errors": errors}}
