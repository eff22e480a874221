"""How much the archive holds: posts and links a month, by outlet, and by the sides of each topic."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline import sides
from pipeline.dates.blog_days import known_day_of
from pipeline.desk.opening import Desk
from pipeline.store import archive_stats
from pipeline.store.archive_stats import Cited, Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """How many links of the archive are to outlets that stand on a topic's side."""

    topic: str
    side: str
    links: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What the archive holds. `months` are the blog's, the oldest first, what nobody dated before them (month none);
    `outlets` by links, under the names of today.
    """

    posts: int
    links: int
    months: tuple[Month, ...]
    outlets: tuple[Cited, ...]
    sides: tuple[Side, ...]


def stats(desk: Desk) -> Stats:
    """Return the counts of all that ran before now and stands."""

    def month_of(at: datetime) -> str | None:
        day = known_day_of(at, desk.settings.blog.timezone)
        return day[:7] if day else None

    months = archive_stats.months(desk.db, month_of, until=desk.now)
    outlets = tuple(_by_name(desk, archive_stats.outlets(desk.db, until=desk.now)))
    return Stats(
        posts=sum(month.posts for month in months),
        links=sum(month.links for month in months),
        months=months,
        outlets=outlets,
        sides=tuple(_sides(desk, outlets)),
    )


def _by_name(desk: Desk, cited: Sequence[Cited]) -> list[Cited]:
    """Names that mean one outlet count together."""
    counted: dict[str, Counter[str]] = {}
    for one in cited:
        name = desk.registry.outlet(one.outlet).name if one.outlet else ""
        counted.setdefault(name, Counter()).update(links=one.links, led=one.led, cited=one.cited, listed=one.listed)
    found = [Cited(outlet=name, **counts) for name, counts in counted.items()]
    return sorted(found, key=lambda one: (-one.links, one.outlet))


def _sides(desk: Desk, outlets: Sequence[Cited]) -> Iterator[Side]:
    known = [(desk.registry.outlet(one.outlet), one.links) for one in outlets]
    for topic in desk.settings.topics:
        for side in topic.sides:
            links = sum(number for outlet, number in known if sides.stands_on(side, outlet, desk.registry))
            yield Side(topic=topic.name, side=side.name, links=links)
