"""The way back from the ruling that was made last; what it was travels in the address of the page that tells of it."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode

from pipeline.desk.muting import NONE
from pipeline.errors import UsageError
from pipeline.review.numbers import is_number
from pipeline.store.mutes import Mute
from pipeline.store.rows import stamp

_PATHS = {
    "drop": "/stories/{}/restoration",
    "merger": "/stories/{}/merger/withdrawal",
    "split": "/stories/{}/split/withdrawal",
    "folding": "/headlines/{}/folding",
}
_UNMUTING = "/outlets/mute/withdrawal"
_MUTE = ("outlet", "topic", "seen", "level", "until")


def offers_way_back(path: str) -> bool:
    """Return whether the page at a path tells of a ruling with a button that takes it back."""
    return path == "/" or path.startswith("/drafts/")


def way_back(wanted: str) -> str:
    """Return the address that takes a ruling such as `drop-12` back, "" when that names none."""
    kind, _, what = wanted.partition("-")
    if kind == "mute":
        said = dict(parse_qsl(what))
        return f"{_UNMUTING}?{urlencode({name: said[name] for name in _MUTE if name in said})}"
    return _PATHS[kind].format(int(what)) if kind in _PATHS and is_number(what) else ""


def of_mute(outlet: str, topic: str, level: str, before: Mute | None) -> str:
    """Return a mute as `way_back` takes it; `before` is what stood there. "" = nothing is another now."""
    was = before.level if before else NONE
    if was == level and not (before and before.until):
        return ""
    until = stamp(before.until) if before else None
    said = {"outlet": outlet, "topic": topic, "seen": level, "level": was, "until": until or ""}
    return f"mute-{urlencode(said)}"


def until_said(said: str) -> datetime | None:
    """Return when a mute ends by itself, as `of_mute` says it; "" = it does not.

    Raises:
        UsageError: this is none of its times.
    """
    try:
        return datetime.strptime(said, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) if said else None
    except ValueError as problem:
        raise UsageError(f"{said[:40]!r} is no time here", do="mute it on the outlets page") from problem
