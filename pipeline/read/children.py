"""What runs in a parsing child: its limits, and the readers it knows, loaded there and not in the parent."""

import os
import signal
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Required, TypedDict, TypeVar, Unpack

from pipeline import forked, machine
from pipeline.errors import UnreadableError
from pipeline.news import Article, Feed, FrontPage, Subscriptions

if TYPE_CHECKING:  # Pillow is loaded where a picture comes, and not for every feed
    from pipeline.read.pictures import Encoded

OUT_OF_MEMORY = 77  # exit code of a child that reached its limit; any other is a crash

_Read = TypeVar("_Read", Feed, Article, FrontPage, Subscriptions, "Encoded")


class Told(TypedDict, total=False):
    """What a reader is told of a page beside its bytes; `pipeline.read.feeds.read` says what each means."""

    url: Required[str]
    now: Required[datetime]
    charset: str
    country: str
    language: str


class FeedTold(Told, total=False):
    """What the reader of feeds is told."""

    known: Collection[str]


class SectionTold(Told, total=False):
    """What the reader of section pages is told."""

    links: str


class ArticleTold(Told, total=False):
    """What the reader of articles is told."""

    outlet: str


class FileTold(TypedDict, total=False):
    """What a reader is told that needs no clock: an address or a file's name, and the charset of the HTTP header."""

    url: Required[str]
    charset: str


class PictureTold(TypedDict):
    """What the reader of pictures is told: where the picture is from."""

    url: str


def confine(memory_bytes: int, loaded: Sequence[str]) -> None:
    """Load these parsers, then let this process have `memory_bytes` more of address space than it has now.

    Where nobody knows how much that is the deadline alone holds. It ends with its parent (`read.orphans`).
    """
    from pipeline.read import orphans

    for name in loaded:  # so that no page pays for it
        import_module(name)
    orphans.end_with_the_parent()
    # pebble's handler would wait for a parser's C code to return, for seconds.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    forked.confine(memory_bytes)


def feed(body: bytes, **told: Unpack[FeedTold]) -> Feed:
    """Read a feed in this process, within its limits."""
    from pipeline.read import feeds

    return _within_limits(lambda: feeds.read(body, **told), told["url"])


def sitemap(body: bytes, **told: Unpack[Told]) -> Feed:
    """Read a sitemap in this process, within its limits."""
    from pipeline.read import sitemaps

    return _within_limits(lambda: sitemaps.read(body, **told), told["url"])


def robots(body: bytes, **told: Unpack[Told]) -> Feed:
    """Read a robots.txt in this process, within its limits."""
    from pipeline.read import robots_txt

    return _within_limits(lambda: robots_txt.read(body, **told), told["url"])


def section(body: bytes, **told: Unpack[SectionTold]) -> Feed:
    """Read a section page in this process, within its limits."""
    from pipeline.read import sections

    return _within_limits(lambda: sections.read(body, **told), told["url"])


def article(body: bytes, **told: Unpack[ArticleTold]) -> Article:
    """Read an article page in this process, within its limits."""
    from pipeline.read import articles

    return _within_limits(lambda: articles.read(body, **told), told["url"])


def front(body: bytes, **told: Unpack[FileTold]) -> FrontPage:
    """Read a front page in this process, within its limits."""
    from pipeline.read import front

    return _within_limits(lambda: front.read(body, **told), told["url"])


def opml(body: bytes, **told: Unpack[FileTold]) -> Subscriptions:
    """Read a list of subscriptions in this process, within its limits."""
    from pipeline.read import opml

    return _within_limits(lambda: opml.read(body, **told), told["url"])


def picture(body: bytes, **told: Unpack[PictureTold]) -> "Encoded":
    """Encode a picture anew in this process, within its limits."""
    from pipeline.read import pictures

    return _within_limits(lambda: pictures.encoded(body, **told), told["url"])


def _within_limits(read: Callable[[], _Read], url: str) -> _Read:
    try:
        return read()
    except (MemoryError, ImportError, OSError) as problem:  # what is loaded late says it in its own way
        if not machine.lacks_memory(problem):
            raise
        # A child short of memory cannot be trusted to read another page; pebble starts a new one in its place.
        os._exit(OUT_OF_MEMORY)
    except RecursionError as error:
        raise UnreadableError("it is nested too deep to read", where=url) from error
