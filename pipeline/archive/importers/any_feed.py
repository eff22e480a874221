"""Any RSS, Atom or JSON Feed as posts: what the reader of feeds sees, with the markup kept.

A feed holds only a blog's newest posts. Where it gives a summary without markup, the post is partial. An address that
several of its entries have (the blog's front page, the article that two posts are about) is the key of none of them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from pipeline import text, urls
from pipeline.archive.importers import keys
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.found import NO_LABEL, Found, LeftOut, Thing
from pipeline.errors import UnreadableError
from pipeline.read import decode, jsonfeed, syndicated, tree
from pipeline.read.entry import Channel, Entry

MOST_BYTES = decode.MOST_BYTES
_MARKUP = re.compile(r"<(?:p|br|a|div|b|strong|blockquote)\b|&lt;(?:p|br|a|div)\b", re.IGNORECASE)


def things(body: bytes, *, url: str, calendar: Calendar, where: str) -> Iterator[Thing]:
    """Yield the posts of a feed in its order.

    Args:
        body: The feed.
        url: Where it was asked, "" for a file.
        calendar: Reads its dates; where it names no language, the feed's own names the months.
        where: The feed, for messages.

    Raises:
        UnreadableError: it is no feed.
    """
    channel = _channel(body, url, where)
    base = url or (channel.home if urls.clean(channel.home) else "")
    calendar = replace(calendar, language=calendar.language or channel.language)
    entries = [(entry, urls.clean(entry.origin or entry.link, base)) for entry in channel.entries]
    several = keys.shared(((keys.path_of(address), entry) for entry, address in entries), differ=_are_two)
    for entry, address in entries:
        yield _thing(entry, address, several, calendar)


def _channel(body: bytes, url: str, where: str) -> Channel:
    try:
        markup = decode.text(body).strip()
        if markup.startswith(("{", "[")):
            return jsonfeed.read(markup)
        channel = syndicated.read(tree.referenced(tree.repaired(markup)).encode(), base=url)
    except UnreadableError as problem:
        raise UnreadableError(problem.what, where=where, do=problem.do) from problem
    if not channel.entries and not channel.format:
        raise UnreadableError("this is no feed", where=where, do="open it in a browser: is it a web page?")
    return channel


def _are_two(one: Entry, other: Entry) -> bool:
    """Say whether two entries with one address are two posts: by their ids, else dates, else titles; not on a doubt."""
    if one.guid and other.guid:
        return one.guid != other.guid
    if one.dates or other.dates:
        return bool(one.dates and other.dates) and one.dates != other.dates
    return one.title != other.title


def _thing(entry: Entry, url: str, several: frozenset[str], calendar: Calendar) -> Thing:
    title, published = text.plain(entry.title), calendar.first(*entry.dates)
    known = _known_by(entry, url, several, title, published)
    if not known:
        return LeftOut(what="posts without an id and an address")
    return Found(
        keys=known,
        url=url,
        title=title,
        published=published,
        updated=calendar.first(entry.updated),
        labels=_labels(entry),
        html=entry.content or entry.summary,
        partial=not entry.content and not _MARKUP.search(entry.summary),
    )


def _known_by(
    entry: Entry, url: str, several: frozenset[str], title: str, published: datetime | None
) -> tuple[str, ...]:
    own_id = (f"id:{entry.guid}",) if entry.guid else ()
    known = keys.of(identifier=entry.guid, url=url)
    return keys.told_apart(known, several, title=title, published=published, own=own_id)


def _labels(entry: Entry) -> tuple[str, ...]:
    said = (text.plain(label) for label in entry.labels)
    return tuple(dict.fromkeys(label for label in said if label and label.lower() != NO_LABEL))
