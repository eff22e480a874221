"""What a run brings by itself: nothing new in quiet hours, no more than the day's posts, days of 23 hours included."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pipeline.desk import Desk, Run, discard, draft_posts, find, ingest, opened, run, why_story
from pipeline.desk.allowing import allowed, quiet_now
from pipeline.desk.evening import quiet, survey
from pipeline.desk.evening.memory import Memory
from pipeline.draft import moves
from pipeline.news import Topic
from pipeline.store import drafts
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.flood import cover_in, ran
from tests.desk.worktable import first_draft, worktable
from tests.desks import SETTINGS, DeskFolder
from tests.draft.test_quiet_hours import BERLIN, LORD_HOWE, TORONTO, noon, ticks

NO_PAGES = {"COPYDESK_GATHER__ARTICLE_PAGES": "0"}
NIGHT = "quiet hours, 11:00-13:00 (UTC); 1 story waits"
CHESS = (
    "Velm wins chess title from Sarn after nine hours",
    "Chess title goes to Velm as Sarn resigns",
    "Sarn resigns, Velm is chess champion",
    "Nine hours of chess: Velm beats champion Sarn",
)
TWO_SUBJECTS = SETTINGS.replace('["orrin"]', '["orrin", "chess"]')


def at(desk: Desk, hours: float) -> Desk:
    return replace(desk, now=NOON + timedelta(hours=hours))


def cover(desk: DeskFolder, numbers: Iterable[int]) -> None:
    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        cover_in(at_work, numbers)


def runs(desk: DeskFolder, hours: float = 0) -> Run:
    """Run the desk in this process, so many hours after noon."""
    with opened(desk.folder, NO_PAGES, now=NOON + timedelta(hours=hours)) as at_work:
        return run(at_work, clock=lambda: at_work.now)


def sets(desk: DeskFolder, draft: str = "", topic: str = "") -> None:
    desk.writes("copydesk.toml", f"{TWO_SUBJECTS}{topic}\n[draft]\n{draft}\n")


def test_in_quiet_hours_no_new_draft_is_made_and_the_first_run_after_makes_it(desk: DeskFolder) -> None:
    sets(desk, 'quiet_hours = "11:00-13:00"')
    cover(desk, range(4))

    during, after = ran(desk).json, ran(desk, at="13:00").json

    assert (during["drafts"], during["quiet"]) == ([], [{"topic": "river", "why": NIGHT}])
    assert ([one["id"] for one in after["drafts"]], after["quiet"]) == (["d1"], [])


def test_in_quiet_hours_a_draft_that_waits_is_kept_current(desk: DeskFolder) -> None:
    sets(desk, 'quiet_hours = "12:15-13:00"')
    cover(desk, range(4))
    [before] = runs(desk).drafted.drafts
    cover(desk, [4, 5])

    drafted = runs(desk, 0.5).drafted

    [after] = drafted.drafts
    assert (after.id, drafted.quiet) == (1, ())
    assert len(list(moves.links(after.roundup))) == len(list(moves.links(before.roundup))) + 2


def test_what_the_editor_asks_for_is_not_held_back(desk: DeskFolder) -> None:
    sets(desk, 'quiet_hours = "11:00-13:00"\nposts_a_day = 1')
    cover(desk, range(4))

    clock = "--as-of=2026-05-12T12:00:00Z"
    made = desk.copydesk("draft", "river", "--json", clock, COPYDESK_GATHER__ARTICLE_PAGES="0")

    assert [one["id"] for one in made.json] == ["d1"]


@pytest.mark.parametrize(
    ("draft", "topic", "quiet"),
    [
        pytest.param('quiet_hours = "11:00-13:00"', "", True, id="those-of-draft"),
        pytest.param('quiet_hours = "11:00-13:00"', 'quiet_hours = "none"', False, id="the-topic-has-none"),
        pytest.param('quiet_hours = "11:00-13:00"', 'quiet_hours = "20:00-21:00"', False, id="the-topic-has-others"),
        pytest.param("", 'quiet_hours = "11:00-13:00"', True, id="only-the-topic-has-some"),
        pytest.param('quiet_hours = "none"', "", False, id="none"),
    ],
)
def test_the_topics_own_quiet_hours_stand_before_the_desks(
    desk: DeskFolder, draft: str, topic: str, quiet: bool
) -> None:
    sets(desk, draft, topic)

    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        assert bool(quiet_now(at_work, at_work.topic("river"))) is quiet


def test_why_and_the_desk_page_say_what_holds_a_story_back(desk: DeskFolder) -> None:
    sets(desk, 'quiet_hours = "11:00-13:00"')
    cover(desk, range(4))
    runs(desk)

    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        told = why_story(at_work, 1).reasons
        page = quiet.quiet(at_work, survey.survey(at_work, Memory()), at_work.topic("river"))

    assert any("makes no draft: quiet hours, 11:00-13:00 (UTC)" in line for line in told)
    assert page.why == "Its draft waits: quiet hours, 11:00-13:00 (UTC)."


def _two_stories(desk: DeskFolder) -> None:
    cover(desk, range(4))
    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        _report(at_work, range(3))


def test_a_budget_lets_the_best_through_and_the_next_when_there_is_room(desk: DeskFolder) -> None:
    sets(desk, "posts_a_day = 1")
    _two_stories(desk)

    first, second = runs(desk).drafted, runs(desk, 0.5).drafted
    with opened(desk.folder, {}, now=NOON + timedelta(minutes=40)) as at_work:
        discard(at_work, 1)
    third = runs(desk, 1).drafted

    assert [one.id for one in first.drafts] == [one.id for one in second.drafts] == [1]
    assert first.quiet == ()
    assert second.quiet == (("river", "1 post a day: so many wait or went out today; 1 story waits"),)
    assert [one.id for one in third.drafts] == [2]


def test_a_draft_that_better_stories_have_passed_is_kept_current_all_the_same(desk: DeskFolder) -> None:
    sets(desk, "per_topic = 1\nmax_age_hours = 48")
    cover(desk, range(3))
    runs(desk)
    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        _report(at_work, range(8))
        [shown] = draft_posts(at_work, at_work.settings.topics).drafts
        assert shown.id != 1
        cover(desk, [3])

        [shown_again] = draft_posts(at(at_work, 0.5), at_work.settings.topics).drafts

        after = find(at_work, 1)
    assert shown_again.id == shown.id
    assert after.state == "waiting"
    assert "https://flood.example/3" in [link.url for link in moves.links(after.roundup)]


def _report(desk: Desk, numbers: range) -> None:
    """Have so many outlets report another story, which then is the bigger one."""
    lines = [
        {
            "outlet": f"Paper {number}",
            "headline": CHESS[number % len(CHESS)],
            "url": f"https://chess.example/{number}",
            "published": f"2026-05-12T11:{40 + number:02}:00Z",
            "language": "en",
        }
        for number in numbers
    ]
    ingest(desk, BytesIO("\n".join(map(json.dumps, lines)).encode()))


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
