"""How the tests of the desk page look at it and at its store."""

import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager

from lxml import html

from pipeline.desk.evening import Evening, evening
from pipeline.store import headlines, stories
from pipeline.store.database import connect
from tests.cast import NOON
from tests.desk.clips import dump
from tests.desks import DeskFolder
from tests.review.conftest import Client, Served, serving, signed_in

TALKS, BLACKOUT, VOLCANO = 24, 21, 23


def seen(page: str) -> str:
    """The words of a page as one line."""
    return " ".join(str(html.fromstring(page).xpath("string()")).split())


def rows(page: str) -> list[str]:
    """The stories that a page shows, by the id of their row."""
    return re.findall(r'id="row-([^"]+)"', page)


def laid(served: Served) -> Evening:
    """The evening as a new process lays it out."""
    with served.opened() as desk:
        return evening(desk)


def stored(desk: DeskFolder) -> Mapping[str, list[tuple[object, ...]]]:
    """Everything in the store but who is signed in."""
    with closing(connect(desk.folder / "desk.db")) as db:
        return dump(db)


def headline_like(served: Served, words: str) -> int:
    """The number of a headline; the network decides about numbers, so that they differ from run to run."""
    with served.opened() as desk:
        [number] = [one.id for one in headlines.everything(desk.db) if one.headline.startswith(words)]
    return number


def a_copy(served: Served) -> int:
    """The number of a copy that is folded in the story of the talks."""
    with served.opened() as desk:
        story = stories.numbered(desk.db, TALKS)
        assert story is not None
        return story.folds[0].copy.id


@contextmanager
def a_page(desk: DeskFolder) -> Iterator[Client]:
    """A client that is signed in on a desk of its own, at noon."""
    with (
        serving(desk, clock=lambda: NOON, real_clock=lambda: NOON) as page,
        signed_in(page.address, page.enter) as client,
    ):
        yield client
