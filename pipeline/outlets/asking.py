"""How an outlets.toml entry says that this outlet is asked otherwise: how often, and with which headers."""

import re
from collections.abc import Mapping

from pipeline.outlets.values import RefusedValueError
from pipeline.toml_lines import KeyPath

_WEEK_MINUTES = 10_080
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,60}")  # a token of RFC 9110, 5.6.2
_VALUE = re.compile(r"[\x20-\x7e]{1,500}")
_MOST_HEADERS = 10
# What would make us another than we say we are, carry a secret over to a feed's server, or break the request.
_OURS_TO_SEND = """
    host user-agent from via forwarded x-forwarded-for x-real-ip referer origin
    authorization proxy-authorization cookie cookie2 set-cookie
    if-none-match if-modified-since if-match if-unmodified-since if-range range
    accept-encoding connection content-length content-type expect keep-alive proxy-connection te trailer
    transfer-encoding upgrade
"""
_OURS = frozenset(_OURS_TO_SEND.split())


def minutes_in(path: KeyPath, value: object) -> float:
    """A number of minutes, 0 (as [gather] says) to a week."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _WEEK_MINUTES:
        what = f"{path[-1]} must be a number of minutes from 0 to {_WEEK_MINUTES}, not {value!r}"
        raise RefusedValueError(path, what, "write a number, no quotes; 0 = as [gather] says")
    return float(value)


def headers_in(path: KeyPath, value: object) -> Mapping[str, str]:
    """Headers by name: `{ Accept-Language = "en" }`; none that is copydesk's own to send."""
    if not isinstance(value, dict) or len(value) > _MOST_HEADERS:
        what = f"{path[-1]} must be a table of at most {_MOST_HEADERS} headers, not {value!r}"
        raise RefusedValueError(path, what, 'write { Accept-Language = "en" }')
    return {name: _header((*path, name), name, text) for name, text in value.items()}


def _header(path: KeyPath, name: str, value: object) -> str:
    if not _NAME.fullmatch(name):
        raise RefusedValueError(path, f"{name!r} is no name of a header", 'write { Accept-Language = "en" }')
    if name.lower() in _OURS:
        what = f"the header {name} may not be set: copydesk says who it is, asks conditionally, and sends no secret"
        raise RefusedValueError(path, what, "leave it out")
    if not isinstance(value, str) or not _VALUE.fullmatch(value):
        what = f"the header {name} must be a text of plain letters on one line, not {value!r}"
        raise RefusedValueError(path, what, 'write it as "…"')
    return value.strip()
