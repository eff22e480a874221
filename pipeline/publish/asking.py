"""One request of a channel over HTTP, and what became of it. The channels that speak HTTP ask through here.

Never a redirect, never a proxy or password file of the machine, never more than `_MAX_BYTES` or a named time. An httpx
error is turned into ours at this one place, without its cause: a request that it holds carries the password.
"""

import json
import ssl
from base64 import b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx

from pipeline import guard
from pipeline.errors import ChannelError, RefusedError, SettingsError, UnansweredError, UnreachedError
from pipeline.publish import wire
from pipeline.text import log_line, without_halves

_MAX_BYTES = 8_000_000  # after decompression: a list of a hundred long posts is less
_LEAST_SECRET = 8  # characters: starring out shorter ones would eat ordinary words
_FRESH = {"Cache-Control": "no-cache"}  # a cache might say yet of a post that has arrived that it is not there
_SHOWN = 200  # characters of a stranger's words in a message of ours
# Of a change that may or may not have been made: what is known, and what comes next.
UNKNOWN = "whether it was done, nobody knows"
LATER = "try again later: what became of it is looked up first"
LOOKED_UP = "try again in some minutes: what became of it is looked up first"
# "The other page to go to" is also what comes after a change (RFC 9110, 15.4.3 and 15.4.4); 301, 307 and 308 say that
# the question itself belongs elsewhere.
_AFTER_IT = (302, 303)
# Raised before a byte of the request was written (httpx's own tree, read in its source).
NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered: `status` as HTTP numbers it, header names in lower case, the body decompressed."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_json(self) -> bool:
        """Whether the server calls it JSON."""
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return kind == "application/json" or kind.endswith("+json")

    @property
    def document(self) -> Any:  # noqa: ANN401  a stranger's JSON: each reader checks what it takes
        """The JSON value of the body, half a surrogate pair in it as a mark; None when it is none."""
        try:
            return _storable(json.loads(self.body))
        except (ValueError, RecursionError):
            return None

    @property
    def date(self) -> datetime | None:
        """The server's own clock when it answered, aware UTC; None when it does not say."""
        try:
            said = parsedate_to_datetime(self.headers.get("date", ""))
            return said.replace(tzinfo=UTC) if said.tzinfo is None else said.astimezone(UTC)
        except (ValueError, OverflowError):  # the last: a day at the end of the calendar, in another zone
            return None

    @property
    def begins(self) -> str:
        """The first words of the body, on one line, for a message."""
        return shortened(self.body[: 4 * _SHOWN].decode("utf-8", "replace"))


def client(*, timeout_seconds: float, auth: httpx.Auth | None = None) -> httpx.Client:
    """Return a client that waits so long for a connection, for the head of an answer, and for its body (`wire`)."""
    return httpx.Client(
        auth=auth,
        headers={"User-Agent": "copydesk", "Accept": "application/json", "Accept-Encoding": wire.TAKEN, **_FRESH},
        timeout=httpx.Timeout(timeout_seconds),
        # A kept connection that the server just closed would leave a post in doubt that never left.
        limits=httpx.Limits(max_keepalive_connections=0),
        follow_redirects=False,
        trust_env=False,
        verify=trusted(),
    )


@cache
def trusted() -> ssl.SSLContext:
    """Return whom a client trusts over TLS: the authorities that httpx knows, read once a process (.03 s of CPU)."""
    return httpx.create_ssl_context(trust_env=False)


def ask(
    asker: httpx.Client,
    method: str,
    url: str | httpx.URL,
    *,
    name: str,
    body: object = None,
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    hidden: Collection[str] = (),
    repeatable: bool = False,
) -> Answer:
    """Send one request and return the whole answer, whatever its status.

    Args:
        asker: From `client`.
        method: GET, POST, ...
        url: Absolute. It stands in messages, so nothing secret may be in it.
        name: What the editor calls the other side, such as `blog (WordPress)`.
        body: Sent as JSON when it is not None.
        form: Sent as a form instead.
        headers: Besides the client's own.
        hidden: What is starred out of the answer, should the server say it back.
        repeatable: What is asked for twice is made once, so that being led elsewhere is a no.

    Raises:
        UnreachedError: no connection was made.
        UnansweredError: the request may have left, and no whole answer came, or one that leads on after a change.
        RefusedError: the answer is a redirect, which is never followed.
    """
    where = shortened(str(url))
    content = None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    given = dict(headers or {}) | ({} if body is None else {"Content-Type": "application/json"})
    outcome = _outcome(asker, (method, url, content, form, given), name, where)
    if isinstance(outcome, ChannelError):
        raise outcome  # out here it has no context, and so no request with a password in it
    answer = _starred(outcome, hidden)
    _refuse_redirect(answer, name, where, changes=method != "GET" and not repeatable)
    return answer


def basic(user: str, password: str) -> tuple[str, ...]:
    """Return in which forms a password goes to a server by Basic authentication (RFC 7617), to hide them."""
    forms = {password, "".join(password.split()), b64encode(f"{user}:{password}".encode()).decode("ascii")}
    return tuple(form for form in forms if len(form) >= _LEAST_SECRET)


def require_safe(address: str, *, key: str, where: str) -> None:
    """Let an address pass to which credentials may be sent: https, or http to this very machine.

    Args:
        address: As the settings have it.
        key: The setting, for the message.
        where: The file and table it stands in.

    Raises:
        SettingsError: they would be read on the way, or it is no address.
    """
    if reason := guard.refusal(address, allow_private=True):
        shown = "" if "@" in address else f" {shortened(address)}"  # what stands before an @ may be a password
        raise SettingsError(f"{key}{shown} cannot be used: {reason}", where=where, do=f'{key} = "https://..."')
    parts = urlsplit(address)
    if parts.scheme.lower() != "https" and not guard.is_loopback(parts.hostname or ""):
        raise SettingsError(
            f"{key} {shortened(address)} would send the password unencrypted",
            where=where,
            do=f'write it with https: {key} = "https://{shortened(parts.netloc + parts.path)}"',
        )


def shortened(words: str) -> str:
    """Return a stranger's words as one short line that is safe in a log, a terminal and a message."""
    line = log_line(" ".join(words.split()))
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


_Request = tuple[str, str | httpx.URL, bytes | None, Mapping[str, str] | None, Mapping[str, str]]


def _outcome(asker: httpx.Client, request: _Request, name: str, where: str) -> Answer | ChannelError:
    try:
        return _whole(asker, request)
    except NEVER_LEFT as error:
        return _unreached(error, name, where)
    except wire.UnusableError as error:
        return UnansweredError(f"{name}: {error}", where=where, do="ask the host what it sends there")
    except httpx.TimeoutException:
        what = f"{name}: no answer within {asker.timeout.read:g} seconds"
        return UnansweredError(what, where=where, do="try again later; if it stays slow, raise timeout_seconds")
    except httpx.HTTPError as error:
        what = f"{name}: the connection broke before the answer was whole ({type(error).__name__})"
        return UnansweredError(what, where=where, do=LATER)


def _whole(asker: httpx.Client, request: _Request) -> Answer:
    method, url, content, form, headers = request
    patience = asker.timeout.read or 30.0
    asked = asker.build_request(method, url, content=content, data=form, headers=headers)
    with wire.answered(asker, asked, seconds=patience) as response:
        body = wire.body(response, seconds=patience, most=_MAX_BYTES)
        named = {name.lower(): value for name, value in response.headers.items()}
        return Answer(status=response.status_code, headers=named, body=body)


def _storable(value: Any) -> Any:  # noqa: ANN401  a stranger's JSON
    """Return what UTF-8, and so the store, can hold: JSON may name half a character (RFC 8259, 8.2)."""
    if isinstance(value, str):
        return without_halves(value)
    if isinstance(value, list):
        return [_storable(one) for one in value]
    if isinstance(value, dict):
        return {_storable(name): _storable(one) for name, one in value.items()}
    return value


def _starred(answer: Answer, hidden: Collection[str]) -> Answer:
    body, headers = answer.body, dict(answer.headers)
    for words in hidden:
        body = body.replace(words.encode(), b"********")
        headers = {name: value.replace(words, "********") for name, value in headers.items()}
    return replace(answer, body=body, headers=headers)


def _unreached(error: Exception, name: str, where: str) -> UnreachedError:
    words = str(error)
    if "CERTIFICATE_VERIFY" in words:
        what, do = "its certificate cannot be trusted", "open the address in a browser; ask the host to renew it"
    elif "SSL" in words:
        what, do = "it does not speak https there", "open the address in a browser: is it http, or another port?"
    elif isinstance(error, httpx.TimeoutException):
        what, do = "no connection within the time", "is the blog up, and this machine on the network? then try again"
    else:
        what, do = "no connection", "is the address right, the blog up, and this machine on the network? then try again"
    return UnreachedError(f"{name}: {what} ({shortened(words) or type(error).__name__})", where=where, do=do)


def _refuse_redirect(answer: Answer, name: str, where: str, *, changes: bool) -> None:
    if answer.status not in (301, 302, 303, 307, 308):
        return
    onward = shortened(answer.headers.get("location", "")) or "an address it does not name"
    what = f"{name}: it sends us on to {onward}"
    if changes and answer.status in _AFTER_IT:
        raise UnansweredError(f"{what}; {UNKNOWN}", where=where, do=LOOKED_UP)
    do = "if that is your blog, write its address into copydesk.toml as it is there (https, www)"
    raise RefusedError(f"{what}, and a password is never taken along", where=where, do=do)
