"""Is the post that was found one that is there, and does it replace it? Pure.

| there | found now | what becomes of it |
|---|---|---|
| whole | a summary | stays |
| a summary | whole | replaced |
| of a known age | newer, older or as old | replaced when newer |
| of a known age | of no known age | stays |
| of no known age | of a known age | replaced |
| neither knows | other words | replaced, unless it lacks the labels, readers' comments or day that are there |

What replaces keeps the labels, readers' comments and day that were there where it has none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.archive.importers import keys
from pipeline.archive.importers.found import Found
from pipeline.news import Roundup
from pipeline.publish.marks import SHAPE
from pipeline.store.imports import Imported, Known, Ours

_BLOGGER = "blogger:"
# Our mark stands in a comment of the HTML, or at the end of the address.
_MARK = re.compile(rf"<!--\s*copydesk:({SHAPE})\s*-->")
_AT_END = re.compile(rf"-({SHAPE})(?:_\d+)?(?:\.html?)?/?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The posts that this desk sent itself, by what they are known by on a blog."""

    marks: frozenset[str]
    keys: frozenset[str]

    def holds(self, found: Found) -> bool:
        """Say whether a post that was found is one of them: by our mark, its number on Blogger, or its path."""
        marks = {*_MARK.findall(found.html), *(mark[1] for key in found.keys if (mark := _AT_END.search(key)))}
        return not self.marks.isdisjoint(marks) or not self.keys.isdisjoint(found.keys)


def sent(ours: tuple[Ours, ...]) -> Sent:
    """Return the posts of this desk by what they are known by."""
    numbers = (f"{_BLOGGER}{post.remote_id}" for post in ours if post.remote_id.isdigit() and len(post.remote_id) > 9)
    paths = (keys.path_of(post.url) for post in ours if post.url)
    return Sent(
        marks=frozenset(post.key for post in ours if post.key), keys=frozenset(filter(None, (*numbers, *paths)))
    )


def matching(found: Found, known: Mapping[str, Known]) -> Known | None:
    """Return the post that is there already; two with different numbers on Blogger are two, whatever their path."""
    number = _number(found.keys)
    for key in found.keys:
        there = known.get(key)
        if there is not None and (key == number or not (number and _number(there.keys))):
            return there
    return None


def replaces(found: Found, there: Known) -> bool:
    """Say whether a post that was found replaces the one that is there (table above). Ages count in whole seconds."""
    if found.partial != there.partial:
        return there.partial
    if found.updated is not None and there.updated is not None:
        return found.updated.replace(microsecond=0) > there.updated
    if found.updated is not None or there.updated is not None:
        return found.updated is not None
    return (found.title, found.html) != (there.title, there.html)


def is_as_rich(found: Found, roundup: Roundup, there: Known) -> bool:
    """Say whether a post may replace one of no known age: a month's page lacks what the post's own page has.

    Args:
        found: The post.
        roundup: What it was read into.
        there: The one that it would replace.
    """
    if found.updated is not None or there.updated is not None or there.partial:
        return True
    return not (
        (there.labels and not roundup.labels)
        or (there.comments and not roundup.reader_comments)
        or (there.at is not None and found.published is None)
        or (there.date and found.published is None and not roundup.date)
    )


def completed(imported: Imported, there: Known) -> Imported:
    """Return a post that replaces another with the labels, readers' comments and day of that where it has none."""
    roundup = replace(
        imported.roundup,
        labels=imported.roundup.labels or there.labels,
        reader_comments=imported.roundup.reader_comments or there.comments,
        date=imported.roundup.date or there.date,
    )
    return replace(imported, roundup=roundup, day=_day(imported, there))


def _day(imported: Imported, there: Known) -> datetime:
    """When it stood on the blog: as it says itself, else as the post that was there said, else as it was changed."""
    if (stood := imported.at or there.at) is not None:
        return stood
    return there.day if there.date and not imported.roundup.date else imported.day


def joined(found: Found, there: Known) -> tuple[str, ...]:
    """Return the keys of a post that is replaced, the best first: it stays known by those it had."""
    every = dict.fromkeys((*found.keys, *there.keys))
    return tuple(sorted(every, key=lambda key: not key.startswith(_BLOGGER)))


def _number(known_by: tuple[str, ...]) -> str:
    return next((key for key in known_by if key.startswith(_BLOGGER)), "")
