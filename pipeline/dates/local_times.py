"""Which moment a time means that names no zone, where the outlet's country keeps several clocks or is not known. Pure.

Sources print a moment more than once: `pubDate` beside `dc:date`, JSON-LD beside a meta element, and the head of a feed
names the offset that its items leave out.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta, tzinfo

from pipeline.dates.reading import Dated

_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)
_STEP = timedelta(minutes=15)  # all offsets of the time zone database since 1972 are whole ones of these


def surest(dated: Dated, others: Sequence[Dated]) -> Dated:
    """Return the first of `others` that names the moment of `dated` with its zone, else `dated`.

    Args:
        dated: What is believed; it stays as it is unless its zone is open.
        others: What the same source says beside it of the same thing.
    """
    return next((other for other in others if _is_same(dated, other)), dated)


def by_offset(dated: Dated, offset: tzinfo | None) -> Dated:
    """Return a time whose zone is open as it stands at an offset from UTC; None = no offset is known."""
    if dated.local is None or dated.value is None or offset is None:
        return dated
    return replace(dated, value=dated.local.replace(tzinfo=offset).astimezone(UTC), local=None)


def _is_same(dated: Dated, other: Dated) -> bool:
    if dated.local is None or other.value is None or other.local is not None:
        return False
    offset = dated.local - other.value.replace(tzinfo=None)
    return _WEST <= offset <= _EAST and not offset % _STEP
