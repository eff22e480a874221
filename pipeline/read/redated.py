"""Old obituaries that a newsroom takes out of its archive and dates today. Pure.

Papers print series of long-dead people's obituaries under today's date. No field of the feed tells them from news; the
rhythm does: three different people do not die into one newsroom's feed within minutes.
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from pipeline.news import Item

_TOGETHER = timedelta(minutes=10)
_PEOPLE = 3
# As in: somebody Is Dead; somebody Dies at 97; somebody, 74; Memoirs Described a time.
_OBITUARY = re.compile(
    r"\b(?:is dead|dies|died|dead)(?:$|[,;.]|\s+(?:at|aged)\s+\d{1,3}\b)|^obituary\b|^[^,;:]{3,60}, \d{2,3}[;,]",
    re.IGNORECASE,
)


def redated(items: Sequence[Item]) -> frozenset[int]:
    """Return the positions of the items whose date cannot be trusted for that reason."""
    obituaries = sorted(
        (item for item in items if item.published and is_obituary(item.headline)), key=lambda item: item.position
    )
    found: set[int] = set()
    for first in obituaries:
        batch = [one for one in obituaries if _within(first, one)]
        if len({_person(one) for one in batch}) >= _PEOPLE:
            found |= {one.position for one in batch}
    return frozenset(found)


def is_obituary(headline: str) -> bool:
    """Return whether an item of this headline may tell on others."""
    return bool(_OBITUARY.search(headline))


def _within(first: Item, other: Item) -> bool:
    if first.published is None or other.published is None:
        return False
    return timedelta(0) <= other.published - first.published <= _TOGETHER


def _person(item: Item) -> str:
    """Who it is about, by the first two words: three reports on one death are news."""
    return " ".join(re.findall(r"\w+", item.headline.lower())[:2])
