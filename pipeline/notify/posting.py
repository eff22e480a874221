"""A notice as a POST to the owner's own address: plain text as ntfy shows it, or JSON for a webhook.

The address may hold a password, and of ntfy the topic is as good as one: no message names more of it than its host.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC
from email.header import Header
from urllib.parse import SplitResult, unquote, urlsplit

import httpx

from pipeline.errors import ChannelError, RefusedError, SettingsError, UnansweredError, UnreachedError
from pipeline.guard import is_loopback
from pipeline.notify.values import Notice
from pipeline.publish import wire
from pipeline.publish.asking import NEVER_LEFT, trusted

_TIMEOUT_SECONDS = 10.0  # a run waits for it
# ntfy takes a longer text for a file (docs.ntfy.sh/publish, "Limitations").
_NTFY_BYTES = 4_000
_SECTION = "copydesk.toml: [notify] url"
_LOOK = "look whether it arrived"


def post(notice: Notice, *, url: str, kind: str) -> None:
    """Send a notice to `url`, as `kind` (ntfy or webhook) wants it.

    Raises:
        SettingsError: the address is none, or would send its password unencrypted.
        RefusedError: it answered no; nobody was told.
        UnreachedError: the request never left; nobody was told.
        UnansweredError: it may have been told.
    """
    headers, body = _as_text(notice) if kind == "ntfy" else _as_json(notice)
    target, signed_in = _target(url)
    # The error is raised out here, where it has no context and so no request with a password in it.
    if problem := _asked(target, {**headers, **signed_in}, body):
        raise problem


def require_safe(url: str) -> None:
    """Let an address pass that a notice may be sent to, without asking it.

    Raises:
        SettingsError: as `post`.
    """
    _target(url)


def _target(url: str) -> tuple[httpx.URL, Mapping[str, str]]:
    """Return the address without name and password, and the header that carries them (RFC 7617)."""
    parts = _parts(url)
    if parts is None:
        raise SettingsError("the address for notices cannot be used", where=_SECTION, do='url = "https://HOST/TOPIC"')
    host, user = parts.hostname or "", unquote(parts.username or "")
    if (user or parts.password or parts.query) and parts.scheme.lower() != "https" and not is_loopback(host):
        what = f"the address for notices would send its password unencrypted to {host}"
        raise SettingsError(what, where=_SECTION, do="write it with https://, or without a password")
    bare = httpx.URL(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="").geturl())
    words = f"{user}:{unquote(parts.password or '')}".encode()
    return bare, {"Authorization": f"Basic {b64encode(words).decode()}"} if "@" in parts.netloc else {}


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        httpx.URL(url)
        _ = parts.port
    except (ValueError, httpx.InvalidURL):
        return None
    return parts if parts.hostname else None


def _as_text(notice: Notice) -> tuple[dict[str, str], bytes]:
    """Return what ntfy takes: the text, and a Title, which RFC 2047 carries beyond ASCII."""
    plain = notice.subject.isascii() and "=?" not in notice.subject
    # One encoded word after another on one line: a fold would end the header.
    title = notice.subject if plain else " ".join(Header(notice.subject, "utf-8").encode(linesep="\n").split())
    return {"Title": title, "Content-Type": "text/plain; charset=utf-8"}, _cut(notice.text).encode("utf-8")


def _cut(text: str) -> str:
    whole = text.encode("utf-8")
    if len(whole) <= _NTFY_BYTES:
        return text
    return whole[:_NTFY_BYTES].decode("utf-8", "ignore").rpartition("\n")[0] + "\n...\n"


def _as_json(notice: Notice) -> tuple[dict[str, str], bytes]:
    document = {
        "kind": notice.kind,
        "subject": notice.subject,
        "text": notice.text,
        "desk": notice.desk,
        "at": notice.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "items": [dict(item) for item in notice.items],
    }
    return {"Content-Type": "application/json"}, json.dumps(document, ensure_ascii=False).encode("utf-8")


def _asked(target: httpx.URL, headers: Mapping[str, str], body: bytes) -> ChannelError | None:
    """Ask, and return what went wrong, none when it was told."""
    name = f"notices to {target.host}"
    try:
        with httpx.Client(timeout=_TIMEOUT_SECONDS, follow_redirects=False, trust_env=False, verify=trusted()) as asker:
            asked = asker.build_request("POST", target, headers={"User-Agent": "copydesk", **headers}, content=body)
            # The answer's status says all: its body is not read.
            with wire.answered(asker, asked, seconds=_TIMEOUT_SECONDS) as answer:
                return _refused(answer.status_code, name)
    except NEVER_LEFT:
        return UnreachedError(f"{name}: no connection", where=_SECTION, do="is the address right, and the server up?")
    except httpx.HTTPError as lost:
        what = f"{name}: no answer ({type(lost).__name__}); it may have been told, and is not told again"
        return UnansweredError(what, where=_SECTION, do=_LOOK)


def _refused(status: int, name: str) -> ChannelError | None:
    if 200 <= status < 300:
        return None
    if status == 504:  # a gateway that lost the answer of the server behind it
        return UnansweredError(f"{name}: its server gave no answer in time ({status})", where=_SECTION, do=_LOOK)
    if 300 <= status < 400:
        do = "write the address that it sends on to into copydesk.toml"
        return RefusedError(f"{name}: it sends us elsewhere ({status}), where we do not follow", where=_SECTION, do=do)
    return RefusedError(f"{name}: it answered {status}", where=_SECTION, do="is the address right, and its password?")
