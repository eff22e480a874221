"""What of a feed was read the time before, so that the reader need not read it again; and what that makes of a page."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.news import Feed, Headline
from pipeline.read.redated import is_obituary
from pipeline.store import feed_items
from pipeline.store.database import Connection, open_desk
from pipeline.store.feed_items import FeedItem
from pipeline.store.rows import moment, stamp
from spiders.assignments import Assignment, Crawl


class Knowing:
    """The items that a desk remembers; opened when the first feed has changed, for most have not."""

    def __init__(self, crawl: Crawl) -> None:
        self._crawl = crawl
        self._db: Connection | None = None

    def of(self, assignment: Assignment) -> Mapping[str, FeedItem]:
        """Return what need not be read again of an assignment's answer, by digest."""
        if not is_kept(assignment):
            return {}
        if self._crawl.carried:
            return {
                str(digest): FeedItem(canonical=str(canonical), published=moment(at))
                for digest, canonical, at in self._crawl.known.get(assignment.url, ())
            }
        if self._db is None:
            self._db = open_desk(Path(self._crawl.desk), now=self._crawl.as_of)
        return feed_items.of(self._db, assignment.url)

    def close(self) -> None:
        """Close the desk."""
        if self._db is not None:
            self._db.close()


def handed_over(known: Mapping[str, FeedItem]) -> list[tuple[str, str, str | None]]:
    """Return the items of a feed as an errand carries them to where the desk is not (`Crawl.known`)."""
    return [(digest, item.canonical, stamp(item.published)) for digest, item in known.items()]


def is_kept(assignment: Assignment) -> bool:
    """Return whether it is remembered which items the answer holds; lists of bookmarks are short, and read whole."""
    return assignment.kind == "feed" and not assignment.starred


def same(feed: Feed, known: Mapping[str, FeedItem]) -> dict[int, tuple[str, FeedItem]]:
    """Return the items that were not read again, by place in the feed: digest and what is known of it."""
    return {place: (digest, known[digest]) for place, digest in feed.digests.items() if digest in known}


def unrepeated(headlines: Sequence[Headline], before: Mapping[int, tuple[str, FeedItem]]) -> tuple[Headline, ...]:
    """Return the headlines without those whose page stands further up in the feed: of two, the first one counts."""
    first: dict[str, int] = {}
    for place, (_, item) in before.items():
        first[item.canonical] = min(place, first.get(item.canonical, place))
    return tuple(one for one in headlines if first.get(one.canonical, one.position) >= one.position)


def to_keep(headlines: Sequence[Headline], digests: Mapping[int, str]) -> list[tuple[str, Headline]]:
    """Return digest and headline of what need not be read again.

    Obituaries are read each time: a later one tells what the dates of the others are worth (`read.redated`).
    """
    return [
        (digests[one.position], one)
        for one in headlines
        if one.position in digests and not is_obituary(one.headline.strip("“”"))
    ]
