"""A draft that is posted, what happens to its pages afterwards, and what the corrections inbox then holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from pipeline import desk as verbs
from pipeline import excerpt
from pipeline.desk import Desk, corrections, editing, publishing
from pipeline.desk.corrections import Matter
from pipeline.desk.publishing import Order
from pipeline.news import Article
from pipeline.settings import Channel
from pipeline.store import articles, headlines, link_states
from pipeline.store.database import writing
from pipeline.store.link_states import LinkState
from tests.cast import NOON
from tests.desk.posting import LATER as POSTED
from tests.desk.posting import PACE, SITE
from tests.desk.worktable import NEWS, worktable

MAIL = Channel(name="second", kind="markdown", folder="others")
LEDE = ("The river talks opened on Tuesday with twelve boats.", "Nobody knows when they will end.")
NEW_LEDE = "The river talks opened on Tuesday with eleven boats."


@contextmanager
def desk_that_posts(folder: Path) -> Iterator[Desk]:
    """Draft 1 is posted at half past twelve; its lead's page was read at noon. Now it is two o'clock."""
    with worktable(folder) as opened:
        opened = replace(opened, settings=replace(opened.settings, publish=(SITE, MAIL)))
        keep_page(opened, LEDE, at=NOON)
        editing.choose_paragraphs(opened, 1, chosen=[0, 1], seen="", editor="Ann")
        editing.write_comment(
            opened, 1, text="See [River talks fail][1] (Marl Herald).", references=(NEWS[3].url,), seen="", editor="Ann"
        )
        editing.reword_link(opened, 1, place=2, words="My own words", seen="", editor="Ann")
        yield replace(opened, now=NOON + timedelta(hours=2))


def keep_page(desk: Desk, paragraphs: tuple[str, ...], *, at: datetime) -> None:
    page = Article(url=NEWS[0].url, canonical=NEWS[0].canonical, headline=NEWS[0].headline, paragraphs=paragraphs)
    with writing(desk.db):
        articles.keep(desk.db, 1, page, digest=excerpt.digest(paragraphs), at=at)


def post_it(desk: Desk, channel: str = "site") -> None:
    if verbs.find(desk, 1).state != "published":
        verbs.approve(desk, 1)
    publishing.publish(desk, Order(draft=1, live=True, channel=channel), PACE)


def retitle(desk: Desk, number: int, words: str, *, minutes: int = 60) -> None:
    seen_at = NOON + timedelta(minutes=minutes)
    with writing(desk.db):
        headlines.file(desk.db, [replace(NEWS[number - 1], headline=words, seen_at=seen_at)])


def gone(desk: Desk, number: int, *, state: str = "gone", at: datetime = POSTED + timedelta(hours=1)) -> None:
    with writing(desk.db):
        link_states.keep(
            desk.db, LinkState(url=NEWS[number - 1].url, state=state, why="404 twice", checked_at=at, struck_at=at)
        )


def looked(desk: Desk) -> tuple[Matter, ...]:
    corrections.look(desk)
    return corrections.open_matters(desk)
