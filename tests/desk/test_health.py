"""An outlet's health in words: what fails and where, who is late, who is on time, worst first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, health
from pipeline.desk.cures import CURES
from pipeline.desk.health import FAILS, LATE, NOWHERE, OFF, ON_TIME, PARTLY, UNASKED, Health
from pipeline.store import headlines, mutes, sources
from pipeline.store.mutes import Mute
from pipeline.store.sources import UNDATED, Source
from tests.cast import EVENING_MAIL, GAZETTE, HARBOUR_TIMES, LISTA_POST, NOON, headline
from tests.desks import DeskFolder

EVENING = NOON + timedelta(hours=6)
TOMORROW = NOON + timedelta(days=1)
_FEEDS = "http://127.0.0.1:9"


@pytest.fixture
def open_desk(desk: DeskFolder) -> Iterator[Desk]:
    """A desk of three outlets that have a feed, and the Gazette, which has none."""
    desk.reads_from(_FEEDS, [HARBOUR_TIMES, LISTA_POST, EVENING_MAIL], more='[[outlet]]\nname = "Gazette"\n')
    with verbs.opened(desk.folder, {}, now=EVENING) as opened:
        yield opened


def test_an_outlet_that_answers_and_prints_is_on_time(open_desk: Desk) -> None:
    _asked(open_desk, HARBOUR_TIMES.name)
    headlines.file(open_desk.db, [headline("The Orrin falls", minutes=60)])

    assert _of(open_desk, HARBOUR_TIMES.name).state == ON_TIME


def test_an_outlet_whose_headlines_have_no_dates_says_that_they_are_no_news(open_desk: Desk) -> None:
    _asked(open_desk, HARBOUR_TIMES.name, why=UNDATED)

    found = _of(open_desk, HARBOUR_TIMES.name)

    assert (found.state, found.said) == (ON_TIME, UNDATED)


def test_an_outlet_whose_only_address_fails_fails_with_why_where_and_cure(open_desk: Desk) -> None:
    _asked(open_desk, LISTA_POST.name, state="broken", failures=3, why="the feed is a web page, not a feed")

    found = _of(open_desk, LISTA_POST.name)

    [trouble] = found.troubles
    assert (found.state, trouble.failures) == (FAILS, 3)
    assert trouble.why == "the feed is a web page, not a feed"
    assert trouble.where == f"outlets.toml line {_line(open_desk.folder, 'lista-post.xml')}"
    assert trouble.cure == CURES["broken"]


def test_an_outlet_of_which_one_address_fails_fails_in_part(open_desk: Desk) -> None:
    _asked(open_desk, LISTA_POST.name)
    _asked(open_desk, LISTA_POST.name, url=f"{_FEEDS}/second.xml", state="failing", failures=1, why="no answer")

    found = _of(open_desk, LISTA_POST.name)

    assert (found.state, found.said, len(found.troubles)) == (PARTLY, "1 of 2 addresses", 1)


@pytest.mark.parametrize(
    ("state", "failures", "bad_day"),
    [
        pytest.param("failing", 1, True, id="once"),
        pytest.param("broken", 2, True, id="twice"),
        pytest.param("failing", 3, False, id="three-times-running"),
        pytest.param("refused", 1, False, id="not-wanted-there"),
        pytest.param("off", 1, False, id="gone-for-good"),
    ],
)
def test_a_bad_day_is_told_apart_from_an_outlet_that_fails(
    open_desk: Desk, state: str, failures: int, bad_day: bool
) -> None:
    _asked(open_desk, LISTA_POST.name, state=state, failures=failures)

    found = _of(open_desk, LISTA_POST.name)

    said = "a bad day so far: doctor and notices tell of it from 3 times running on"
    assert (found.state, found.said) == (FAILS, said if bad_day else "")


def test_an_outlet_whose_certificate_is_not_checked_says_so(desk: DeskFolder) -> None:
    desk.reads_from(_FEEDS, [HARBOUR_TIMES], more="insecure_tls = true\n")
    with verbs.opened(desk.folder, {}, now=EVENING) as opened:
        _asked(opened, HARBOUR_TIMES.name)

        assert _of(opened, HARBOUR_TIMES.name).said == "its certificate is not checked"


def test_an_outlet_that_was_never_asked_says_so(open_desk: Desk) -> None:
    assert _of(open_desk, EVENING_MAIL.name).state == UNASKED


def test_an_outlet_without_a_feed_says_so(open_desk: Desk) -> None:
    assert _of(open_desk, GAZETTE.name).state == NOWHERE


def test_an_outlet_that_the_editor_stopped_is_off_however_it_failed(open_desk: Desk) -> None:
    _asked(open_desk, LISTA_POST.name, state="broken", failures=3)
    mutes.put(open_desk.db, Mute(outlet=LISTA_POST.name, topic="", level="off", at=NOON))

    found = _of(open_desk, LISTA_POST.name)

    assert (found.state, found.troubles, found.muted) == (OFF, (), "off")


def test_a_mute_on_one_topic_is_told_beside_the_health(open_desk: Desk) -> None:
    _asked(open_desk, LISTA_POST.name)
    mute = Mute(outlet=LISTA_POST.name, topic="river", level="lead", at=NOON)
    mutes.put(open_desk.db, mute)

    found = _of(open_desk, LISTA_POST.name)

    assert (found.state, found.muted, found.muted_on) == (ON_TIME, "", (mute,))


def test_the_end_of_a_mute_is_told_with_it(open_desk: Desk) -> None:
    mutes.put(open_desk.db, Mute(outlet=LISTA_POST.name, topic="", level="hide", at=NOON, until=TOMORROW))

    found = _of(open_desk, LISTA_POST.name)

    assert (found.muted, found.muted_until) == ("hide", TOMORROW)


def test_the_outlets_that_fell_silent_are_looked_up_together_and_those_that_are_off_not_at_all(open_desk: Desk) -> None:
    long_ago = -60 * 24 * 30
    for outlet in (HARBOUR_TIMES, LISTA_POST, EVENING_MAIL):
        _asked(open_desk, outlet.name)
        filed = [
            headline("The Orrin falls", outlet, number=number, minutes=long_ago + 60 * number) for number in range(6)
        ]
        headlines.file(open_desk.db, filed)
    mutes.put(open_desk.db, Mute(outlet=EVENING_MAIL.name, topic="", level="off", at=NOON))
    asked: list[str] = []
    open_desk.db.set_trace_callback(asked.append)

    found = {one.outlet.name: one for one in health.rounds(open_desk).outlets}

    open_desk.db.set_trace_callback(None)
    by_hour = [said for said in asked if "substr(trusted_at" in said]
    assert [found[one.name].state for one in (HARBOUR_TIMES, LISTA_POST, EVENING_MAIL)] == [LATE, LATE, OFF]
    assert len(by_hour) == 2
    assert EVENING_MAIL.name not in by_hour[1]


def test_the_worst_come_first(open_desk: Desk) -> None:
    _asked(open_desk, HARBOUR_TIMES.name)
    _asked(open_desk, EVENING_MAIL.name, state="failing", failures=1)

    names = [one.outlet.name for one in health.rounds(open_desk).outlets]

    assert names == [EVENING_MAIL.name, LISTA_POST.name, GAZETTE.name, HARBOUR_TIMES.name]


def test_an_outlet_that_is_silent_for_twice_as_long_as_ever_is_late(open_desk: Desk) -> None:
    _asked(open_desk, HARBOUR_TIMES.name, at=EVENING)
    _prints(open_desk, *(EVENING - timedelta(hours=hours) for hours in range(199, 28, -5)))

    found = _of(open_desk, HARBOUR_TIMES.name)

    assert (found.state, found.said) == (LATE, "nothing for 29 hours; usually every 5 hours")


def test_an_outlet_that_fell_silent_weeks_ago_is_still_late(open_desk: Desk) -> None:
    _asked(open_desk, HARBOUR_TIMES.name, at=EVENING)
    _prints(open_desk, *(EVENING - timedelta(days=40, hours=hours) for hours in reversed(range(10))))

    found = _of(open_desk, HARBOUR_TIMES.name)

    assert (found.state, found.said) == (LATE, "nothing for 40 days; usually every hour")


def test_an_outlet_that_prints_once_a_week_is_never_late(open_desk: Desk) -> None:
    _asked(open_desk, HARBOUR_TIMES.name, at=EVENING)
    _prints(open_desk, *(EVENING - timedelta(days=days) for days in (34, 27, 20, 13, 10)))

    assert _of(open_desk, HARBOUR_TIMES.name).state == ON_TIME


def test_an_outlet_is_not_late_for_hours_in_which_nobody_asked_it(open_desk: Desk) -> None:
    _asked(open_desk, HARBOUR_TIMES.name, at=EVENING - timedelta(hours=28))
    _prints(open_desk, *(EVENING - timedelta(hours=hours) for hours in range(199, 28, -5)))

    assert _of(open_desk, HARBOUR_TIMES.name).state == ON_TIME


def test_headlines_of_the_window_are_counted_and_the_last_one_dated(open_desk: Desk) -> None:
    _prints(open_desk, EVENING - timedelta(hours=60), EVENING - timedelta(hours=3), EVENING - timedelta(hours=2))

    found = _of(open_desk, HARBOUR_TIMES.name)

    assert (found.in_window, found.last_item) == (2, EVENING - timedelta(hours=2))


def _of(opened: Desk, name: str) -> Health:
    return next(one for one in health.rounds(opened).outlets if one.outlet.name == name)


def _asked(
    opened: Desk,
    name: str,
    *,
    url: str = "",
    state: str = "read",
    failures: int = 0,
    why: str = "",
    at: datetime = NOON,
) -> None:
    address = url or opened.registry.get(name).feeds[0]
    sources.remember(opened.db, Source(url=address, outlet=name, state=state, failures=failures, why=why, asked_at=at))


def _prints(opened: Desk, *times: datetime) -> None:
    printed = [
        replace(headline("The Orrin falls", number=number), published=at, seen_at=at)
        for number, at in enumerate(times, start=1)
    ]
    headlines.file(opened.db, printed)


def _line(folder: Path, words: str) -> int:
    lines = (folder / "outlets.toml").read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if words in line)
