"""What fills the day of a topic, by the blog's own clock, days of 23 and 25 hours included."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pipeline.desk import Desk, discard, find
from pipeline.desk.allowing import allowed
from pipeline.news import Topic
from pipeline.store import drafts
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.two_subjects import at
from tests.desk.worktable import first_draft, worktable
from tests.draft.test_quiet_hours import BERLIN, LORD_HOWE, TORONTO, noon, ticks


def _posted(desk: Desk, number: int, state: str, **times: str) -> None:
    columns = {"intended_at": "2026-05-01T00:00:00Z", **times}
    desk.db.execute(
        f"insert into posts (draft, story, channel, state, wanted, title, roundup, {', '.join(columns)})"
        f" values (?, 1, 'blog', ?, 'live', 'T', '{{}}'{', ?' * len(columns)})",
        (number, state, *columns.values()),
    )


@pytest.mark.parametrize(
    ("state", "post", "counts"),
    [
        pytest.param("waiting", {}, 1, id="waits"),
        pytest.param("touched", {}, 1, id="touched"),
        pytest.param("approved", {}, 1, id="approved"),
        pytest.param("discarded", {}, 0, id="discarded"),
        pytest.param("published", {"state": "live", "posted_at": "2026-05-12T04:00:00Z"}, 1, id="went-out-at-midnight"),
        pytest.param("published", {"state": "live", "posted_at": "2026-05-12T03:59:59Z"}, 0, id="yesterday-there"),
        pytest.param("approved", {"state": "scheduled", "scheduled_at": "2026-05-13T03:59:00Z"}, 1, id="later-today"),
        pytest.param("approved", {"state": "scheduled", "scheduled_at": "2026-05-13T04:00:00Z"}, 0, id="for-tomorrow"),
        pytest.param("touched", {"state": "live", "posted_at": "2026-05-10T12:00:00Z"}, 0, id="an-old-post-corrected"),
        pytest.param("approved", {"state": "failed"}, 1, id="its-sending-failed"),
    ],
)
def test_what_fills_the_day_of_a_topic(tmp_path: Path, state: str, post: dict[str, str], counts: int) -> None:
    with worktable(tmp_path) as table:
        desk = _in(table, TORONTO, posts_a_day=5)
        with writing(desk.db):
            drafts.save(desk.db, replace(find(desk, 1), state=state), author="desk", at=NOON)
            if post:
                _posted(desk, 1, **post)

        assert allowed(desk, desk.settings.topics[0]).new == 5 - counts


def test_a_waiting_draft_without_news_fills_no_day_any_more(tmp_path: Path) -> None:
    with worktable(tmp_path) as table:
        desk = _in(table, TORONTO, posts_a_day=5)

        assert [allowed(at(desk, hours), desk.settings.topics[0]).new for hours in (23, 25)] == [4, 5]


def test_drafts_of_other_topics_fill_no_day_and_a_topics_own_figure_stands_first(tmp_path: Path) -> None:
    with worktable(tmp_path) as table:
        desk = _in(table, TORONTO, posts_a_day=5)

        assert allowed(desk, Topic(name="sea")).new == 5
        assert allowed(desk, Topic(name="river", posts_a_day=2)).new == 1
        assert allowed(desk, Topic(name="river", posts_a_day=0)).new is None


def _in(desk: Desk, zone: str, **draft: object) -> Desk:
    chosen = desk.settings
    blog = replace(chosen.blog, timezone=zone)
    drafting = replace(chosen.draft, **draft)  # type: ignore[arg-type]  # keys of [draft], as a test writes them
    return replace(desk, settings=replace(chosen, blog=blog, draft=drafting))


def _post_at_once(desk: Desk) -> None:
    """Draft a new story, approve it and have it go out, all at the time of the run."""
    with writing(desk.db):
        made = drafts.save(desk.db, first_draft(), author="desk", at=desk.now)
        drafts.save(desk.db, replace(made, state="published"), author="desk", at=desk.now)
        _posted(desk, made.id, "live", posted_at=f"{desk.now:%Y-%m-%dT%H:%M:%SZ}")


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        pytest.param(TORONTO, date(2026, 3, 8), id="Toronto-spring"),
        pytest.param(TORONTO, date(2026, 11, 1), id="Toronto-autumn"),
        pytest.param(BERLIN, date(2026, 3, 29), id="Berlin-spring"),
        pytest.param(BERLIN, date(2026, 10, 25), id="Berlin-autumn"),
        pytest.param(LORD_HOWE, date(2026, 10, 4), id="Lord-Howe-spring"),
        pytest.param(LORD_HOWE, date(2026, 4, 5), id="Lord-Howe-autumn"),
    ],
)
def test_half_hourly_runs_fill_each_day_once_when_the_clocks_change(tmp_path: Path, zone: str, day: date) -> None:
    begin, end = noon(day - timedelta(days=2), zone), noon(day + timedelta(days=2), zone)
    went_out: dict[str, list[datetime]] = {}
    with worktable(tmp_path) as table:
        desk = _in(table, zone, posts_a_day=3, quiet_hours="22:00-06:00")
        discard(desk, 1)
        for now in ticks(begin, end, 30):
            running = replace(desk, now=now)
            if not allowed(running, running.settings.topics[0]).holds_back(0):
                _post_at_once(running)
                there = now.astimezone(ZoneInfo(zone))
                went_out.setdefault(f"{there:%F}", []).append(there)

    counted = [len(times) for times in went_out.values()]
    assert counted == [3] * 5
    # The first day began at noon; on every other the first post comes with the first run after the quiet hours.
    assert [f"{times[0]:%H:%M}" for times in went_out.values()] == ["12:00", "06:00", "06:00", "06:00", "06:00"]
