"""How values lie in rows: times as text in UTC, lists and posts as JSON text."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any


def stamp(moment: datetime | None) -> str | None:
    """Return an aware time as `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339, whole seconds), none as none."""
    # Not strftime: its %Y of the year 1 is "1" with glibc, which no reader takes.
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z" if moment else None


def moment(text: str | None) -> datetime | None:
    """Return the aware time that `stamp` wrote."""
    return datetime.fromisoformat(text) if text else None


def known_moment(text: str) -> datetime:
    """Return the aware time of a column that is never null."""
    return datetime.fromisoformat(text)


def packed(values: Iterable[Any]) -> str:
    """Return the values as a JSON list, characters as they are (of a mapping, its keys)."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def packed_object(values: Mapping[str, Any]) -> str:
    """Return a mapping as a JSON object, characters as they are."""
    return json.dumps(dict(values), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> tuple[Any, ...]:
    """Return the list that `packed` wrote, as a tuple."""
    return tuple(json.loads(text)) if text != "[]" else ()
