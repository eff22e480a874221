"""Ask whether a page is there: HEAD, and where that does not settle it a GET of its first byte. No body is read.

robots.txt is not asked: this is one look at a page that we print a link to, as a reader's click would be, and it
takes nothing from it. Ranged requests are RFC 9110, 14; a server may ignore the range, and the connection is closed
before more than its first buffer has come.
"""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urljoin, urlsplit

from w3lib.url import safe_url_string

from pipeline import guard, urls
from pipeline.dates.asking_again import BUSY
from pipeline.liveness.answer import Answer, Way
from pipeline.liveness.connecting import ForbiddenError, connected
from pipeline.text import counted

MOST_HOPS = 5
_PERMANENT, _REDIRECTS = (301, 308), (301, 302, 303, 307, 308)
_HEADERS = {"Accept": "text/html, */*;q=0.5", "Accept-Encoding": "identity", "Connection": "close"}
_LONGEST_HEADER = 4096  # of what is taken from one
_MOST_READ = 256_000  # bytes; http.client takes a hundred headers of at most 65,536, and servers send some thousand


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    status: int
    location: str
    retry_after: str


def ask(url: str, way: Way) -> Answer:
    """Return what a page answers. Never raises for what a server does.

    Args:
        url: Absolute, as `urls.clean` leaves it.
        way: How.
    """
    head = _walk("HEAD", url, way)
    return head if _settles(head, url) else _walk("GET", url, way)


def onward(first: str, target: str, way: Way) -> Way:
    """Return how the target of a redirect is asked: a desk may allow private hosts, not what others redirect to."""
    return way if urls.host(first) == urls.host(target) else replace(way, allow_private=False)


def _settles(head: Answer, url: str) -> bool:
    """Whether HEAD alone is answer enough: the page is there, nothing could be sent, or the server wants to be left."""
    if not head.method or head.status == 429 or (head.status in BUSY and head.retry_after):
        return True
    return (
        head.status is not None and 200 <= head.status < 300 and urls.canonical(head.final_url) == urls.canonical(url)
    )


def _walk(method: str, url: str, way: Way) -> Answer:
    """Follow redirects from an address; `final_url` is always one that was asked, or the first."""
    until = time.monotonic() + way.timeout_seconds
    try:
        at = moved_to = _wire(url)
    except ValueError:
        return Answer(final_url=url, moved_to=url, why="it is no address that can be asked")
    if why := guard.refusal(at, allow_private=way.allow_private):
        return Answer(final_url=url, moved_to=url, why=f"it may not be asked: {why}")
    asked: list[str] = []
    while True:
        said = Answer(method=method if asked else "", final_url=at, moved_to=moved_to)
        try:
            reply = _exchange(method, at, way, until)
        except ForbiddenError as problem:
            return replace(said, why=f"it may not be asked: {problem}")
        except (socket.gaierror, UnicodeError):
            return replace(said, why="its name has no address (DNS)")
        except (OSError, ValueError, http.client.HTTPException) as problem:
            return replace(said, method=method, why=_said(problem, way))
        asked.append(at)
        target = _target(at, reply)
        if not target:
            return replace(said, method=method, status=reply.status, retry_after=reply.retry_after)
        way = onward(url, target, way)
        if why := _refusal(target, asked, way):
            return replace(said, method=method, why=why)
        if at == moved_to and reply.status in _PERMANENT:
            moved_to = target
        at = target


def _refusal(target: str, asked: Sequence[str], way: Way) -> str:
    """Return why a redirect is not followed, "" when it is."""
    if why := guard.refusal(target, allow_private=way.allow_private):
        return f"it leads to what may not be asked: {why}"
    if target in asked:
        return "it redirects in a circle"
    return f"it redirects more than {MOST_HOPS} times" if len(asked) > MOST_HOPS else ""


def _exchange(method: str, url: str, way: Way, until: float) -> _Reply:
    parts = urlsplit(url)
    secure, host = parts.scheme == "https", parts.hostname or ""
    port = parts.port or (443 if secure else 80)
    headers = {"Host": parts.netloc, "User-Agent": way.user_agent, **_HEADERS}
    if method == "GET":
        headers["Range"] = "bytes=0-0"
    with connected(
        host, port, secure=secure, until=until, allow_private=way.allow_private, context=way.context
    ) as opened:
        connection = http.client.HTTPConnection(host, port)
        connection.sock = opened
        connection.request(method, f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", headers=headers)
        with http.client.HTTPResponse(_Line(opened), method=method) as answered:  # type: ignore[arg-type]  # only its makefile is asked
            answered.begin()
            return _Reply(
                status=answered.status,
                location=(answered.headers.get("Location") or "")[: 2 * _LONGEST_HEADER],
                retry_after=(answered.headers.get("Retry-After") or "")[:_LONGEST_HEADER],
            )


class _Line(io.RawIOBase):
    """A connection of which no more is read than a head has: http.client takes all the "100 Continue" there are."""

    def __init__(self, opened: socket.socket) -> None:
        self._raw = opened.makefile("rb", buffering=0)
        self._left = _MOST_READ

    def makefile(self, mode: str) -> io.BufferedReader:
        del mode  # "rb"
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]  # what BufferedReader hands it
        came = self._raw.readinto(buffer)
        self._left -= came or 0
        if self._left < 0:
            raise http.client.HTTPException("its head has no end")
        return came

    def close(self) -> None:
        self._raw.close()
        super().close()


def _target(at: str, reply: _Reply) -> str:
    """Return where a redirect leads, "" when it is none or names no address."""
    if reply.status not in _REDIRECTS or not reply.location.strip():
        return ""
    # http.client reads headers as Latin-1; what servers send beyond ASCII is UTF-8.
    location = reply.location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return _wire(urljoin(at, location.strip()))
    except ValueError:  # brackets that hold no IPv6 address
        return ""


def _wire(url: str) -> str:
    """Return an address as it is sent: without fragment, in ASCII."""
    return safe_url_string(urldefrag(url).url)


def _said(problem: Exception, way: Way) -> str:
    """Return what went wrong in our own words: a server's may be hostile."""
    match problem:
        case TimeoutError():
            return f"no answer within {counted(float(way.timeout_seconds), 'second')}"
        case ssl.SSLCertVerificationError():
            return "its certificate cannot be trusted (TLS)"
        case ssl.SSLError():
            return "no secure connection (TLS)"
        case ConnectionRefusedError():
            return "nobody listens there"
        case ConnectionError():
            return "it closed the connection without an answer"
        case http.client.HTTPException() | ValueError():
            return "its answer is not HTTP"
    return "no connection"
