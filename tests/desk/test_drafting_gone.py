"""A page that is no longer there leads no post while another headline of its story can."""

from contextlib import closing

import pytest

from pipeline.newsstand import Answer, Newsstand
from pipeline.store import link_states
from pipeline.store.database import connect, writing
from tests.cast import NOON
from tests.desk.flood import FLOOD, PAGE, cover, ran
from tests.desks import DeskFolder


def shows(newsstand: Newsstand, gone: set[int], *, status: int = 410) -> None:
    pages = {at: Answer(body=PAGE.format(title=FLOOD[at]).encode()) for at in range(4)}
    newsstand.show({f"/{at}": Answer(status=status) if at in gone else page for at, page in pages.items()})


def leading(desk: DeskFolder, *, pages: int = 0, at: str = "12:00") -> int:
    """Which of the four leads the draft of a run."""
    [draft] = ran(desk, pages=pages, at=at).json["drafts"]
    return int(draft["roundup"]["lead"]["url"].rpartition("/")[2])


@pytest.fixture
def best(newsstand: Newsstand, desk: DeskFolder) -> int:
    """Which of the four leads while no page is known."""
    cover(desk, range(4), address=newsstand.address, summaries=True)
    return leading(desk)


@pytest.mark.parametrize(("status", "said"), [(410, "gone"), (404, "not there")])
def test_a_page_that_is_not_there_makes_room_for_one_that_is(
    newsstand: Newsstand, desk: DeskFolder, best: int, status: int, said: str
) -> None:
    shows(newsstand, {best}, status=status)

    assert leading(desk, pages=20, at="12:30") != best
    why = desk.copydesk("why", f"h{best + 1}", "--json", "--as-of=2026-05-12T12:30:00Z").json["reasons"]
    assert f"its page is {said}: as a lead it makes room for the next" in why


def test_a_page_that_is_there_again_leads_again(newsstand: Newsstand, desk: DeskFolder, best: int) -> None:
    shows(newsstand, {best})
    leading(desk, pages=20, at="12:30")

    shows(newsstand, set())

    assert leading(desk, pages=20, at="20:00") == best


def test_a_page_that_was_gone_when_links_were_asked_leads_no_more(
    newsstand: Newsstand, desk: DeskFolder, best: int
) -> None:
    found = link_states.LinkState(url=f"{newsstand.address}/{best}", state="gone", checked_at=NOON)
    with closing(connect(desk.folder / "desk.db")) as db, writing(db):
        link_states.keep(db, found)

    assert leading(desk, at="12:30") != best
