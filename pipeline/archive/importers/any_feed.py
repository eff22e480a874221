"""Any RSS, Atom or JSON Feed as posts: what the reader of feeds sees, with the markup kept.

A feed holds only a blog's newest posts. Where it gives a summary without markup, the post is partial.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from pipeline import dates, text, urls
from pipeline.archive.importers import keys
from pipeline.archive.importers.found import Found, LeftOut, Thing
from pipeline.errors import UnreadableError
from pipeline.read import decode, jsonfeed, syndicated, tree
from pipeline.read.entry import Channel, Entry

MOST_BYTES = decode.MOST_BYTES
_MARKUP = re.compile(r"<(?:p|br|a|div|b|strong|blockquote)\b|&lt;(?:p|br|a|div)\b", re.IGNORECASE)


def things(body: bytes, *, url: str, now: datetime, where: str, language: str = "") -> Iterator[Thing]:
    """Yield the posts of a feed in its order.

    Args:
        body: The feed.
        url: Where it was asked, "" for a file.
        now: Aware UTC; a date far ahead of it is none.
        where: The feed, for messages.
        language: For names of months.

    Raises:
        UnreadableError: it is no feed.
    """
    channel = _channel(body, url, where)
    base = url or (channel.home if urls.clean(channel.home) else "")
    for entry in channel.entries:
        yield _thing(entry, base, now, language or channel.language)


def _channel(body: bytes, url: str, where: str) -> Channel:
    try:
        markup = decode.text(body).strip()
        if markup.startswith(("{", "[")):
            return jsonfeed.read(markup)
        channel = syndicated.read(tree.repaired(markup).encode(), base=url)
    except UnreadableError as problem:
        raise UnreadableError(problem.what, where=where, do=problem.do) from problem
    if not channel.entries and not channel.format:
        raise UnreadableError("this is no feed", where=where, do="open it in a browser: is it a web page?")
    return channel


def _thing(entry: Entry, base: str, now: datetime, language: str) -> Thing:
    url = urls.clean(entry.origin or entry.link, base)
    known = keys.of(identifier=entry.guid, url=url) or ((f"id:{entry.guid}",) if entry.guid else ())
    if not known:
        return LeftOut(what="posts without an id and an address")
    times = [dates.read(each, now=now, language=language).value for each in entry.dates]
    return Found(
        keys=known,
        url=url,
        title=text.plain(entry.title),
        published=next((time for time in times if time), None),
        html=entry.content or entry.summary,
        partial=not entry.content and not _MARKUP.search(entry.summary),
    )
