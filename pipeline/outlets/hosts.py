"""The host of an address or of a bare host, and the addresses we take from a settings file."""

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import urlsplit

_PLAIN = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+")
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_END = re.compile(r"[/?#\\]")
_DOT = re.compile(
    r"[.\u3002\uff0e\uff61](?=.)"
)  # IDNA reads all of them as a dot (RFC 3490, 3.1); the last one ends it
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def host_of(address: str) -> str:
    """Return the host in lower-case ASCII, without `www.`, port and final dot; "" when there is none to be read.

    `address` is a URL or a bare host, from anywhere: nothing is raised.
    """
    text = address.strip()
    if _PLAIN.fullmatch(text):  # every host of the shipped registry: a tenth of the cost
        return text.removeprefix("www.")
    if not (_SCHEME.match(text) or text.startswith("//")):
        text = "//" + text
    try:
        host = urlsplit(text).hostname or ""
        ascii_host = host.rstrip(".").encode("idna").decode("ascii").lower()
    except ValueError:  # UnicodeError is one: a host that DNS cannot spell
        return ""
    labels = ascii_host.removeprefix("www.").split(".")
    return ".".join(labels) if all(_LABEL.fullmatch(label) for label in labels) else ""


def suffixes(host: str) -> Iterator[str]:
    """Yield `host` and its parent domains, longest first: a.b.uk, b.uk, uk."""
    while host:
        yield host
        host = host.partition(".")[2]


def is_bare_host(text: str) -> bool:
    """Tell whether `text` is written as a host: `Mirror.co.uk`, not `Boston`."""
    return "." in text and "/" not in text and " " not in text and host_of(text) != ""


def address_typed(text: str) -> str:
    """Return the address that somebody typed, with `https://` before it where he left that out; "" for a bare word.

    `CNN` and `printer:8000` are words: no host of the public has such a name, and asking for one would ask this
    network for a machine that is called so. Only `localhost` is meant; any other machine here needs its `http://`.
    """
    typed = text.strip()
    if "://" in typed:
        return typed
    named = _END.split(typed, maxsplit=1)[0].rpartition("@")[2]
    host = named if named.startswith("[") else named.partition(":")[0]
    return f"https://{typed}" if _DOT.search(host) or host.startswith("[") or host.lower() == "localhost" else ""


def is_web_address(text: str) -> bool:
    """Tell whether `text` is an http(s) URL with a host that can be asked."""
    try:
        parts = urlsplit(text)
        port_is_number = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = text.isprintable() and not any(char.isspace() for char in text)
    has_host = host_of(text) != "" or _is_ipv6(parts.hostname or "")
    return plain and port_is_number and parts.scheme in ("http", "https") and has_host


def _is_ipv6(host: str) -> bool:
    """Tell whether a host, its brackets taken off, is an IPv6 address; it names no outlet, so `host_of` has none."""
    try:
        IPv6Address(host)
    except AddressValueError:
        return False
    return True
