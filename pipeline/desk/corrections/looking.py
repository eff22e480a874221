"""Look what changed on pages that our posts link: called by every run, after gathering."""

from collections.abc import Iterator
from datetime import datetime

from pipeline.dates.wrong_clocks import was_ahead
from pipeline.desk.opening import Desk
from pipeline.desk.pages import read_again
from pipeline.draft.retelling import lede_changed
from pipeline.liveness.schedule import LOOKS, WATCHED
from pipeline.store import articles, corrections, headlines
from pipeline.store.corrections import Change, Led
from pipeline.store.database import writing

_MOST_PAGES = 5


def look(desk: Desk) -> int:
    """Store what changed since posts of the last month went out, and return how many matters are new.

    At most five leads' pages are read again in a call, each a day, a week and thirty days after its post. What is not
    so any more is closed by itself.
    """
    since = desk.now - WATCHED  # a post of before is history: nobody corrects it any more
    _read_again(desk)
    led = corrections.leads(desk.db, since=since)
    with writing(desk.db):
        found = [
            *(one for one in corrections.retitled(desk.db, since=since) if _differ(one.was, one.becomes)),
            *_ledes(desk, led),
            *corrections.vanished(desk.db, since=since),
        ]
        return corrections.keep(desk.db, found, at=desk.now)


def pages_due(desk: Desk) -> list[int]:
    """Return the headlines, by number, whose pages are read again now, those that were read longest ago first."""
    led = corrections.leads(desk.db, since=desk.now - WATCHED)
    read = {one.headline: articles.read_at(desk.db, one.headline) for one in led}
    due = {(at, one.headline) for one in led if (at := read[one.headline]) and _is_due(one, at, now=desk.now)}
    return [headline for _, headline in sorted(due)]


def _read_again(desk: Desk) -> None:
    due = pages_due(desk)
    found = {headline.id: headline for headline in headlines.numbered(desk.db, due)}
    budget = min(_MOST_PAGES, desk.settings.gather.article_pages)
    read_again(desk, [found[number] for number in due if number in found], budget=budget)


def _is_due(led: Led, read_at: datetime, *, now: datetime) -> bool:
    """Whether a page is read again; of one that was never read nothing is known to compare with."""
    marks = [led.posted_at + after for after in LOOKS]  # as its links are asked again
    return any((read_at < mark or was_ahead(read_at, now)) and mark <= now for mark in marks)


def _ledes(desk: Desk, led: tuple[Led, ...]) -> Iterator[Change]:
    for one in led:
        read_at = articles.read_at(desk.db, one.headline)
        article = articles.of_headline(desk.db, one.headline)
        if article is None or read_at is None or read_at <= one.posted_at:
            continue
        was, becomes = lede_changed(one.excerpt, article.text)
        if was:
            yield Change(post=one.post, canonical=one.canonical, kind="lede", was=was, becomes=becomes)


def _differ(was: str, becomes: str) -> bool:
    """Another capital or another space is no news."""
    return was.casefold().split() != becomes.casefold().split()
