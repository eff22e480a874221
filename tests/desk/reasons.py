"""A flood on a desk, its draft, and the reasons that the desk gives for where a headline or a story stands."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from io import BytesIO

from pipeline import desk as verbs
from pipeline.desk import draft_posts, opened, why_headline, why_story
from pipeline.news import Draft
from pipeline.store import headlines
from tests.cast import NOON
from tests.desk.flood import FLOOD
from tests.desks import DeskFolder

CLOCK = "--as-of=2026-05-12T12:00:00Z"


def reasons(desk: DeskFolder, number: str, topic: str = "", *, now: datetime = NOON) -> tuple[str, ...]:
    """Why a headline (h1) or a story (s1) stands where it does; the terms add up to the score."""
    verb = why_headline if number[0] == "h" else why_story
    with opened(desk.folder, {}, now=now) as at_work:
        explained = verb(at_work, int(number[1:]), at_work.topic(topic) if topic else None)
    assert sum(term.points for term in explained.terms) == explained.score
    return explained.reasons


def says(told: Sequence[str], words: str) -> bool:
    """Whether one of the reasons has these words in it."""
    return any(words in one for one in told)


def ingest(desk: DeskFolder, *lines: dict[str, str | None]) -> None:
    """File these lines half an hour before noon."""
    with opened(desk.folder, {}, now=NOON - timedelta(minutes=30)) as at_work:
        verbs.ingest(at_work, BytesIO("\n".join(json.dumps(one) for one in lines).encode()))


def line(
    number: int,
    headline: str,
    outlet: str = "",
    *,
    published: str | None = "2026-05-12T11:20:00Z",
    summary: str = "",
) -> dict[str, str | None]:
    """A line of news that an outlet brings, as `ingest` takes it."""
    return {
        "outlet": outlet or f"Outlet {number}",
        "headline": headline,
        "url": f"https://flood.example/more/{number}",
        "published": published,
        "summary": summary,
    }


def cover(desk: DeskFolder, numbers: Iterable[int]) -> None:
    """Have the outlets with these numbers report the flood, a minute apart."""
    ingest(desk, *(line(at, FLOOD[at], published=f"2026-05-12T11:{at:02}:00Z") for at in numbers))


def drafted(desk: DeskFolder) -> Draft:
    """Draft the topic as a run does; no page is asked for."""
    with opened(desk.folder, {"COPYDESK_GATHER__ARTICLE_PAGES": "0"}, now=NOON) as at_work:
        [draft] = draft_posts(at_work, at_work.settings.topics).drafts
    return draft


def number_of(desk: DeskFolder, headline: str) -> str:
    """The number of a headline (h1) by its words."""
    with opened(desk.folder, {}, now=NOON) as at_work:
        return next(f"h{one.id}" for one in headlines.everything(at_work.db) if one.headline == headline)
