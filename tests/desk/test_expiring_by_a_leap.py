"""A clock that leaps, or a machine that was off for weeks, puts no draft away: nobody could have opened it then."""

from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from pipeline.desk import Desk, draft_posts, opened
from pipeline.desk.expiring import expire
from pipeline.store import runs
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.flood import cover, ran
from tests.desks import DeskFolder

HOUR = {"COPYDESK_DRAFT__EXPIRE_HOURS": "1", "COPYDESK_GATHER__ARTICLE_PAGES": "0"}


@pytest.mark.parametrize(
    ("hours", "put_away"),
    [
        pytest.param([0, 0.5, 8_760], False, id="a-year-ahead"),
        pytest.param([0, 0.5, 8_760, 8_760.5], False, id="a-year-ahead-again"),
        pytest.param([0, 0.5, 8_760, 8_761.1], True, id="a-year-later-and-an-hour-more"),
        pytest.param([0, 0.5, 8_760, 1], True, id="right-again"),
        pytest.param([-8_760, 0, 1], True, id="the-leap-was-before-it-was-made"),
        pytest.param([0, 72], True, id="a-long-weekend-off"),
    ],
)
def test_a_clock_that_leaps_puts_no_draft_away(desk: DeskFolder, hours: list[float], put_away: bool) -> None:
    cover(desk, range(4))
    with _opened_at(desk, 0) as at_work:
        draft_posts(at_work, at_work.settings.topics)
        at_work.db.execute("delete from runs")
    gone: list[int] = []
    for hour in hours:
        with _opened_at(desk, hour) as at_work:
            with writing(at_work.db):
                runs.start(at_work.db, command="run", as_of=at_work.now)
            gone += [draft.id for draft in expire(at_work)]

    assert gone == ([1] if put_away else [])


def test_a_run_as_of_next_year_leaves_the_drafts(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ran(desk)

    desk.copydesk("run", "--as-of=2027-05-12T12:30:00Z")

    [listed] = desk.copydesk("drafts", "--json").json
    assert listed["state"] == "waiting"


def _opened_at(desk: DeskFolder, hours: float) -> AbstractContextManager[Desk]:
    """The desk so many hours after noon, where drafts lie for an hour."""
    return opened(desk.folder, HOUR, now=NOON + timedelta(hours=hours))
