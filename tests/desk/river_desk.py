"""A desk with the topic `river`: the invented flood, filed and sorted out, and the stories its headlines stand in."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pipeline.desk import Desk, sort_out
from pipeline.news import Headline, Topic
from pipeline.outlets import Registry
from pipeline.settings import Settings
from pipeline.store import headlines, stories
from pipeline.store.database import open_desk, writing
from tests.cast import EVERYONE, NOON, REGISTRY, headline
from tests.desk.flood import FLOOD

RIVER = Topic(name="river", any=("orrin", "dam", "marl"))
COPY = "The dam on the upper Orrin broke on Tuesday above the town of Marl, and two bridges went down the river"
STORM = (
    "Hurricane Odalys tears roofs off houses in Lista",
    "Lista counts its dead after hurricane Odalys",
    "Odalys: Lista asks its neighbours for tents and water",
)
FAR_OFF = "Choir wins the singing cup"


@contextmanager
def a_desk(folder: Path, *, registry: Registry = REGISTRY) -> Iterator[Desk]:
    """A desk with the topic `river` and nothing filed."""
    db = open_desk(folder / "desk.db", now=NOON, create=True)
    try:
        settings = Settings(topics=(RIVER,))
        yield Desk(folder=folder, settings=settings, registry=registry, db=db, now=NOON + timedelta(minutes=60))
    finally:
        db.close()


@contextmanager
def a_flood(folder: Path) -> Iterator[Desk]:
    """A desk on which five outlets' headlines on the flood are one story, number 1."""
    with a_desk(folder) as desk:
        printed(desk, 0, 1, 2, 3, 4)
        assert set(homes(desk).values()) == {1}
        yield desk


def filed(desk: Desk, news: Sequence[Headline]) -> None:
    """File these headlines, and sort them out as a run does."""
    with writing(desk.db):
        headlines.file(desk.db, news)
    sort_out(desk)


def printed(desk: Desk, *numbers: int, summary: str = "") -> None:
    """File the flood's headlines with these numbers, an outlet each, and sort them out as a run does."""
    news = [headline(FLOOD[n], EVERYONE[n % 9], number=n + 1, minutes=n, summary=summary) for n in numbers]
    with writing(desk.db):
        headlines.file(desk.db, news)
    sort_out(desk)


def homes(desk: Desk) -> dict[int, int]:
    """The story of each headline, by number."""
    return dict(stories.settled(desk.db, tuple(headlines.everything(desk.db))))


def without_pages(desk: Desk) -> Desk:
    """The same desk, which asks for no article page."""
    return replace(desk, settings=replace(desk.settings, gather=replace(desk.settings.gather, article_pages=0)))
