"""When an item was published: the first of its dates that can be read, where it names no zone in that of its list."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from pipeline import dates, text
from pipeline.dates import Dated, local_times, zones

_SHOWN = 80  # characters of a date in a warning
_LONGEST = 4_096
# Drupal's views print a whole element where a feed has a date.
_TIME = re.compile(r"<time\b[^>]{0,300}?\sdatetime\s*=\s*[\"']([^\"'<>]{4,40})[\"']", re.IGNORECASE)

When = Callable[[str], Dated]

_DATES_KEPT = 2_000  # of one list: it may ask several times for each


def reader_of_dates(*, now: datetime, country: str, language: str) -> When:
    """Return what reads the dates of one list, the same words only once.

    Args:
        now: Aware UTC; a date far ahead of it is refused.
        country: Of the outlet, ISO 3166 alpha-2: settles time zones and the order of day and month.
        language: For names of months.
    """

    @lru_cache(maxsize=_DATES_KEPT)
    def when(date: str) -> Dated:
        return dates.read(date, now=now, country=country, language=language)

    return when


def read(said: tuple[str, ...], when: When, *, head: str = "") -> tuple[Dated, tuple[str, ...]]:
    """Return the first date that can be read, and a doubt for each before it that could not.

    Args:
        said: The dates of an item, best first.
        when: Reads one of them.
        head: The date of the list itself; an item's that names no zone is at its offset from UTC.
    """
    doubts: list[str] = []
    for place, date in enumerate(said):
        dated = when(_bare(date))
        if dated.value is not None:
            return _in_zone(dated, said[place + 1 :], when, head), tuple(doubts)
        doubts.append(f"has a date that was not read: {_cut(date)} ({dated.why})")
    return Dated(value=None, why=""), tuple(doubts)


def _in_zone(dated: Dated, others: tuple[str, ...], when: When, head: str) -> Dated:
    if dated.local is None:  # nearly all dates
        return dated
    beside = local_times.surest(dated, [when(_bare(other)) for other in others])
    return local_times.by_offset(beside, zones.offset_at_end(head))


def _bare(date: str) -> str:
    """A date without the markup that it may stand in."""
    if "<" not in date:
        return date
    return found[1] if (found := _TIME.search(date)) else text.plain(date[:_LONGEST])


def _cut(date: str) -> str:
    return date if len(date) <= _SHOWN else date[: date.rfind(" ", _SHOWN // 2, _SHOWN + 1)].rstrip()
