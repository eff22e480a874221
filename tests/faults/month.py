"""An invented month as its newsrooms print it: stories that live some days, retitled items, wire copies.

Everything follows from a seed. `Month.answers` is what a newsstand shows at a time: each outlet's feed of its newest
items, and the page of everything that was printed so far. No name or event in it exists.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from pipeline.news import Outlet
from pipeline.newsstand import Answer
from tests.cast import EVERYONE, NORTHWIRE
from tests.desks import feed_path

FEED_ITEMS = 25
_SOUNDS = ("ba", "dor", "fen", "gil", "hask", "jun", "kel", "lor", "mi", "nav", "ost", "pel", "ru", "tor", "vex", "zim")
_THINGS = ("bridge", "mill", "ferry", "lock", "dam", "quay", "granary", "viaduct", "pumphouse", "toll gate", "weir")
_TURNS = (
    *("closes", "reopens", "floods", "is sold", "is searched", "stands idle", "catches fire", "is inspected"),
    *("loses its keeper", "is handed to the town"),
)
_FORMS = (
    "{place} {thing} {turn}, {actor} says",
    "{actor}: {place} {thing} {turn} after {cause}",
    "{place} {thing} {turn} after {cause}",
    "After {cause}, {place} {thing} {turn}",
    "{place} waits as {thing} {turn} and {actor} is heard",
    "What is known of the {place} {thing} that {turn}",
)
_CAUSES = ("the Orrin rose", "a vote on the Orrin", "the Orrin talks", "a barge sank", "a strike", "the Orrin froze")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An item of an outlet: its path on the newsstand, and the headline that it gets later, "" = none."""

    outlet: Outlet
    path: str
    headline: str
    summary: str
    paragraphs: tuple[str, ...]
    at: datetime
    later: str = ""
    later_at: datetime | None = None

    def said(self, now: datetime) -> str:
        """Its headline at a time."""
        return self.later if self.later_at and self.later_at <= now else self.headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What is printed from `first` on, in so many days. `dead`: an outlet that does not answer for a while."""

    first: datetime
    days: int
    seed: int = 9
    stories_a_day: int = 6
    dead: tuple[Outlet, datetime, datetime] | None = None
    printed: tuple[Printed, ...] = field(init=False)

    def __post_init__(self) -> None:
        dice = random.Random(self.seed)
        items = [item for day in range(self.days) for item in _day(dice, self.first + timedelta(days=day), self)]
        object.__setattr__(self, "printed", tuple(sorted(items, key=lambda one: (one.at, one.path))))

    def until(self, now: datetime) -> tuple[Printed, ...]:
        """Everything that is printed by a time, oldest first."""
        return tuple(one for one in self.printed if one.at <= now)

    def answers(self, now: datetime) -> Mapping[str, Answer]:
        """What the newsstand shows at a time, by path."""
        out = self.until(now)
        shown = {one.path: _page(one, now) for one in out}
        for outlet in EVERYONE:
            own = [one for one in reversed(out) if one.outlet == outlet][:FEED_ITEMS]
            shown[feed_path(outlet)] = Answer(body=_feed(outlet, own, now), headers=_XML)
        if self.dead and self.dead[1] <= now < self.dead[2]:
            shown[feed_path(self.dead[0])] = Answer(behaviour="reset")
        return shown


_XML = {"Content-Type": "application/rss+xml; charset=utf-8"}
_HTML = {"Content-Type": "text/html; charset=utf-8"}


def _day(dice: random.Random, day: datetime, month: Month) -> Iterator[Printed]:
    for number in range(month.stories_a_day):
        names = {
            "place": _name(dice),
            "thing": dice.choice(_THINGS),
            "actor": f"{_name(dice)} {_name(dice)}",
            "cause": dice.choice(_CAUSES),
        }
        born = day + timedelta(minutes=dice.randrange(24 * 60))
        for chapter in range(dice.choice((1, 1, 2, 3))):
            at = born + timedelta(hours=dice.randrange(18, 30) * chapter)
            key = f"{day:%m%d}-{number}-{chapter}"
            yield from _chapter(dice, key, {**names, "turn": dice.choice(_TURNS)}, at)


def _chapter(dice: random.Random, key: str, names: Mapping[str, str], at: datetime) -> Iterator[Printed]:
    """What the newsrooms that take it up print of one turn of a story, within half a day; some of it is the wire's."""
    rooms = dice.sample(EVERYONE, dice.choice((1, 2, 3, 4, 6, 8)))
    wire = dice.choice(_FORMS).format(**names) if NORTHWIRE in rooms else ""
    for outlet in rooms:
        copied = bool(wire) and (outlet == NORTHWIRE or dice.random() < 0.3)
        headline = wire if copied else dice.choice(_FORMS).format(**names)
        printed_at = at + timedelta(minutes=dice.randrange(600))
        agency = "NORTHWIRE - " if copied else f"{outlet.name}. "
        summary = (
            f"{agency}The {names['thing']} of {names['place']} {names['turn']}, and {names['actor']} was asked why."
        )
        is_retitled = not copied and dice.random() < 0.15
        yield Printed(
            outlet=outlet,
            path=f"/{outlet.hosts[0].partition('.')[0]}/{at:%Y/%m/%d}/{key}.html",
            headline=headline[0].upper() + headline[1:],
            summary=summary,
            paragraphs=_paragraphs(names, outlet, key, copied=copied),
            at=printed_at,
            later=f"{headline}: what comes next" if is_retitled else "",
            later_at=printed_at + timedelta(hours=3) if is_retitled else None,
        )


def _paragraphs(names: Mapping[str, str], outlet: Outlet, key: str, *, copied: bool) -> tuple[str, ...]:
    who = "Northwire" if copied else outlet.name
    return (
        f"The {names['thing']} of {names['place']} {names['turn']} this week after {names['cause']}, and"
        f" {names['actor']}, who has kept its books for nine years, told {who} what was seen from the bank of the river"
        " that morning.",
        f"People of {names['place']} had asked for a second {names['thing']} since the last high water. The council put"
        f" the question off four times, and entry {key} of its minutes does not say whose turn it is to answer.",
    )


def _name(dice: random.Random) -> str:
    return "".join(dice.sample(_SOUNDS, dice.choice((2, 3)))).capitalize()


def _feed(outlet: Outlet, items: Sequence[Printed], now: datetime) -> bytes:
    """An RSS feed; every other outlet prints whole paragraphs in it, the others a summary only."""
    whole = EVERYONE.index(outlet) % 2 == 0
    lines = "".join(
        f"<item><title>{escape(one.said(now))}</title><link>{one.path}</link>"
        f"<guid isPermaLink='false'>{one.path}</guid>"
        f"<description>{escape(one.summary)}</description><pubDate>{format_datetime(one.at)}</pubDate>"
        + (f"<content:encoded>{escape(_markup(one))}</content:encoded>" if whole else "")
        + "</item>"
        for one in items
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    return f"{head}<channel><title>{outlet.name}</title><link>/</link>{lines}</channel></rss>".encode()


def _page(one: Printed, now: datetime) -> Answer:
    title = escape(one.said(now))
    text = (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="{one.at.isoformat()}"></head><body><article>'
        f"<h1>{title}</h1>{_markup(one)}</article></body></html>"
    )
    return Answer(body=text.encode(), headers=_HTML)


def _markup(one: Printed) -> str:
    return "".join(f"<p>{escape(words)}</p>" for words in one.paragraphs)
