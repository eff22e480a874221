"""Read a feed: the bytes of an RSS, RDF, Atom or JSON Feed in, a `Feed` and its warnings out.

The walk: bytes to text (`decode`), mended where it is not well-formed (`mending`), cut to what is read (`prune`),
feedparser (`syndicated`), a second reader for what it finds nothing in (`byname`), or `jsonfeed`; then every entry is
cleaned (`items`). A broken feed is an error, never a feed without news; an item that could not be taken is a warning,
never silence.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from lxml import etree

from pipeline import text, urls
from pipeline.errors import UnreadableError
from pipeline.news import Feed
from pipeline.read import byname, cadence, decode, front, items, jsonfeed, mending, prune, syndicated, tree
from pipeline.read.entry import Channel
from pipeline.read.item_dates import When, reader_of_dates

MOST_ITEMS = 500
_FEED_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
_NO_ITEM = "the feed is broken, and no item could be read in it"


def read(
    body: bytes,
    *,
    url: str,
    now: datetime,
    charset: str = "",
    country: str = "",
    language: str = "",
    most: int = MOST_ITEMS,
    known: Collection[str] = (),
) -> Feed:
    """Return what stands in a feed, its items in the feed's order.

    Args:
        body: The answer's bytes, or a file's; gzip inside is undone.
        url: Where the feed was asked, for relative links; a file's address makes the feed's own link stand for it.
        now: Aware UTC; a date far ahead of it is refused with a warning.
        charset: Of the HTTP header, "" = none.
        country: Of the outlet, ISO 3166 alpha-2: settles time zones and the order of day and month.
        language: Of the outlet, for names of months; the feed's own when "".
        most: Items beyond these are left out, with a warning: the newest stay when all have dates, else the first.
        known: Digests of items (`Feed.digests`) that are not read again.

    Raises:
        UnreadableError: It is no feed, or so broken that no item can be read in it.
    """
    when = reader_of_dates(now=now, country=country, language=language)
    address = url if urls.clean(url) else ""
    try:
        markup = decode.text(body, charset=charset, language=language)
        channel = _channel(markup, address, most, lambda date: when(date).value, known)
    except UnreadableError as error:
        raise UnreadableError(error.what, where=url, do=error.do) from error
    base = address or (channel.home if urls.clean(channel.home) else "")
    if not language and channel.language:
        when = reader_of_dates(now=now, country=country, language=channel.language)
    feed = _cleaned(_newest(channel, most, when), base, when)
    if not (channel.well_formed or feed.items or channel.digests):
        raise UnreadableError(_NO_ITEM, where=url)  # it is cut off within its first item, or torn in each of them
    return replace(feed, every=cadence.every(markup), ends=feed.format == "json-feed" or tree.ends(markup))


def _cleaned(channel: Channel, base: str, when: When) -> Feed:
    found, warnings = items.clean(channel, base=base, when=when)
    said = (*channel.warnings, *_remarks(channel), *warnings)
    title = items.plain(channel.title)
    return Feed(
        format=channel.format,
        title=title,
        language=text.language_tag(channel.language),
        items=found,
        warnings=said,
        digests=channel.digests,
        left_out=len(channel.entries) - len(found),
    )


def _channel(
    markup: str, address: str, most: int, when: Callable[[str], datetime | None], known: Collection[str]
) -> Channel:
    markup = markup.strip()
    if not markup:
        raise UnreadableError("the answer is empty, not a feed")
    if markup.startswith(("{", "[")):
        return jsonfeed.read(markup)
    markup = markup[max(markup.find("<"), 0) :]  # a server's own complaint may stand before the feed
    if tree.WEB_PAGE.match(markup):
        raise UnreadableError("the answer is a web page, not a feed", do=_cure(markup, address))
    return _syndicated(tree.repaired(markup), address, most, when, known)


def _cure(page: str, address: str) -> str:
    """What to do about a page in a feed's place: take the feed that it names in its head, where it names one."""
    named = front.first_declared(page, address) if address else ""
    if named and named != address:
        return f"the page names {named} as its feed: write that under feeds"
    return "open it in a browser, and look for its feed"


def _syndicated(
    markup: str, address: str, most: int, when: Callable[[str], datetime | None], known: Collection[str]
) -> Channel:
    readable, root, as_it_stood = _readable(markup)
    if root is None:
        if mending.is_roots_alone(readable):
            raise UnreadableError("the answer is not a feed")
        channel, left_out = _by_feedparser(mending.without_captions(readable).encode(), address), 0
    else:
        pruned = prune.pruned(root, most=most, when=when, known=known, address=address)
        channel, left_out = _by_feedparser(pruned.markup, address), pruned.left_out
        told_apart = len(channel.entries) == len(pruned.places)
        if not told_apart and len(pruned.places) < len(pruned.digests):
            return _syndicated(markup, address, most, when, ())
        if told_apart:
            channel = replace(channel, places=pruned.places, digests=pruned.digests)
    channel = replace(channel, well_formed=channel.well_formed and as_it_stood)
    if not channel.entries and not channel.digests:
        channel = _second_look(readable, channel, well_formed=root is not None)
    named = channel.format or ("atom" if "<entry" in markup else "rss")
    return replace(channel, format=named, warnings=(_left_out(left_out, most),) if left_out else ())


def _readable(markup: str) -> tuple[str, etree._Element | None, bool]:
    """The markup, mended where that makes it well-formed, its root, None = it is not, and whether it was as it is."""
    root = tree.strict(markup)
    if root is not None:
        return markup, root, True
    whole = tree.referenced(mending.from_root(markup))
    alone = mending.alone(whole)
    spelt = mending.spelt_out(alone)
    root = tree.strict(spelt)
    return spelt if root is not None else whole, root, whole == markup and whole.endswith(alone)


def _by_feedparser(markup: bytes, address: str) -> Channel:
    """What feedparser sees; what it gives up on is not yet lost, the second reader may find items in it."""
    try:
        return syndicated.read(markup, base=address)
    except UnreadableError as error:
        return Channel(format="", well_formed=False, warnings=(error.what,))


def _second_look(markup: str, first: Channel, *, well_formed: bool) -> Channel:
    """The items by bare names, when feedparser found none: a feed without items, a broken one, or no feed at all.

    Raises:
        UnreadableError: As `read` says.
    """
    root = tree.strict(markup) if well_formed else tree.lenient(markup)
    channel = byname.read(root) if root is not None else Channel(format="")
    if channel.entries and (channel.format or first.format):
        return replace(channel, format=channel.format or first.format)
    if root is None or tree.local(root) not in _FEED_ROOTS:
        raise UnreadableError(
            "the answer is neither a feed nor a web page" if well_formed else "the answer is not a feed"
        )
    if not well_formed:
        why = f" ({first.warnings[0]})" if first.warnings else ""
        raise UnreadableError(f"{_NO_ITEM}{why}")
    return replace(first, format=first.format or channel.format)


def _newest(channel: Channel, most: int, when: When) -> Channel:
    if len(channel.entries) <= most:
        return channel
    kept = prune.newest([when(entry.dates[0]).value if entry.dates else None for entry in channel.entries], most)
    return replace(
        channel,
        entries=tuple(entry for place, entry in enumerate(channel.entries) if place in kept),
        warnings=(*channel.warnings, _left_out(len(channel.entries) - most, most)),
    )


def _left_out(count: int, most: int) -> str:
    return f"{count} items beyond {most} were left out"


def _remarks(channel: Channel) -> tuple[str, ...]:
    if not channel.entries and not channel.digests:
        return ("the feed has no items",)
    return () if channel.well_formed else ("the feed is not well-formed: what could be read was",)
