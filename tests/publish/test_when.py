"""When a post goes out: an hour of the blog's day, the next free slot, a time; never less than two minutes ahead."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipeline.errors import UsageError
from pipeline.publish.when import scheduled
from tests.cast import NOON


def at(words: str, **more: object) -> str:
    """When it goes out that is said at noon, 08:00 in Toronto."""
    return f"{scheduled(words, now=NOON, zone='America/Toronto', **more):%Y-%m-%dT%H:%MZ}"  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        pytest.param("18:00", "2026-05-12T22:00Z", id="today"),
        pytest.param("7:30", "2026-05-13T11:30Z", id="tomorrow-when-it-has-passed"),
        pytest.param("08:01", "2026-05-13T12:01Z", id="tomorrow-when-it-is-too-near"),
        pytest.param("08:02", "2026-05-12T12:02Z", id="two-minutes-are-enough"),
        pytest.param("2026-05-12T18:00:00+02:00", "2026-05-12T16:00Z", id="an-offset"),
        pytest.param("2026-05-12T18:00:00z", "2026-05-12T18:00Z", id="utc"),
    ],
)
def test_a_time_is_read_in_the_blogs_zone(words: str, moment: str) -> None:
    assert at(words) == moment


@pytest.mark.parametrize(
    "words", ["", "soon", "25:00", "18:60", "2026-05-12", "2026-05-12T18:00:00", "2026-02-30T10:00:00Z"]
)
def test_what_is_no_time_is_refused_with_what_is(words: str) -> None:
    with pytest.raises(UsageError, match="is no time") as refused:
        at(words)

    assert "18:00" in refused.value.do


@pytest.mark.parametrize("words", ["2026-05-12T12:01:59Z", "2026-05-12T12:00:00Z", "2020-01-01T00:00:00Z"])
def test_less_than_two_minutes_ahead_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="less than two minutes"):
        at(words)


def test_the_next_slot_is_the_first_that_is_free() -> None:
    slots = ("18:30", "08:00", "12:00")
    noon_there = datetime(2026, 5, 12, 16, tzinfo=UTC)

    assert at("next", slots=slots) == "2026-05-12T16:00Z"
    assert at("next", slots=slots, taken={noon_there}) == "2026-05-12T22:30Z"
    assert at("NEXT", slots=("08:00",)) == "2026-05-13T12:00Z"
    assert at("next", slots=("08:01", "08:02")) == "2026-05-12T12:02Z"


def test_without_slots_there_is_no_next_one() -> None:
    with pytest.raises(UsageError, match="no slots"):
        at("next")


def test_when_every_slot_is_taken_it_says_so() -> None:
    taken = {NOON + timedelta(days=day) for day in range(61)}

    with pytest.raises(UsageError, match="no slot is free"):
        at("next", slots=("08:00",), taken=taken)


@pytest.mark.parametrize(
    ("now", "moments"),
    [
        # Toronto leaves out 02:00-03:00 on 8 March 2026 and has 01:00-02:00 twice on 1 November.
        pytest.param("2026-03-07T20:00Z", ["2026-03-08T07:30Z", "2026-03-09T06:30Z"], id="an-hour-left-out"),
        pytest.param("2026-10-31T20:00Z", ["2026-11-01T07:30Z", "2026-11-02T07:30Z"], id="an-hour-twice"),
    ],
)
def test_a_slot_is_there_once_on_the_day_the_clocks_change(now: str, moments: list[str]) -> None:
    begun = datetime.fromisoformat(now)
    taken: set[datetime] = set()
    for _ in moments:
        taken.add(scheduled("next", now=begun, zone="America/Toronto", slots=("02:30",), taken=taken))

    assert [f"{one:%Y-%m-%dT%H:%MZ}" for one in sorted(taken)] == moments


@pytest.mark.parametrize(
    ("zone", "now", "words", "moment"),
    [
        # 1 November: Toronto has 01:00 to 02:00 twice, from 05:00Z and from 06:00Z.
        pytest.param("America/Toronto", "2026-11-01T04:00Z", "01:30", "2026-11-01T05:30Z", id="the-first-of-two"),
        pytest.param("America/Toronto", "2026-11-01T05:40Z", "01:30", "2026-11-01T06:30Z", id="the-second-of-two"),
        pytest.param("America/Toronto", "2026-11-01T06:29Z", "01:30", "2026-11-02T06:30Z", id="both-have-passed"),
        pytest.param("America/Toronto", "2026-03-08T05:00Z", "02:30", "2026-03-08T07:30Z", id="left-out"),
        pytest.param("America/Toronto", "2026-03-08T07:10Z", "02:30", "2026-03-08T07:30Z", id="left-out-and-near"),
        pytest.param("America/Toronto", "2026-03-08T07:40Z", "02:30", "2026-03-09T06:30Z", id="left-out-and-past"),
        pytest.param("Europe/Berlin", "2026-03-28T23:00Z", "02:30", "2026-03-29T01:30Z", id="Berlin-left-out"),
        pytest.param("Europe/Berlin", "2026-10-25T00:40Z", "02:30", "2026-10-25T01:30Z", id="Berlin-the-second"),
        # Lord Howe leaves out 02:00 to 02:30 and has 01:30 to 02:00 twice.
        pytest.param("Australia/Lord_Howe", "2026-10-03T14:00Z", "02:15", "2026-10-03T15:45Z", id="half-an-hour-out"),
        pytest.param("Australia/Lord_Howe", "2026-04-04T14:50Z", "01:45", "2026-04-04T15:15Z", id="half-an-hour-twice"),
    ],
)
def test_an_hour_is_the_next_time_that_the_clocks_show_it(zone: str, now: str, words: str, moment: str) -> None:
    goes = scheduled(words, now=datetime.fromisoformat(now), zone=zone)

    assert f"{goes:%Y-%m-%dT%H:%MZ}" == moment


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        pytest.param("America/Toronto", "2026-03-08", id="Toronto-spring"),
        pytest.param("America/Toronto", "2026-11-01", id="Toronto-autumn"),
        pytest.param("Europe/Berlin", "2026-03-29", id="Berlin-spring"),
        pytest.param("Europe/Berlin", "2026-10-25", id="Berlin-autumn"),
        pytest.param("Australia/Lord_Howe", "2026-10-04", id="Lord-Howe-spring"),
        pytest.param("Australia/Lord_Howe", "2026-04-05", id="Lord-Howe-autumn"),
    ],
)
@pytest.mark.parametrize("slot", ["01:15", "01:45", "02:00", "02:15", "02:45", "23:45"])
def test_half_hourly_askings_fill_a_slot_once_a_day_when_the_clocks_change(zone: str, day: str, slot: str) -> None:
    begin = datetime.fromisoformat(f"{day}T12:00:00Z") - timedelta(days=3)
    taken: set[datetime] = set()
    for asking in range(6 * 48):
        now = begin + timedelta(minutes=30 * asking)
        soon = scheduled("next", now=now, zone=zone, slots=(slot,), taken=taken)
        if soon - now <= timedelta(minutes=60):  # the editor asks for it shortly before, each time there is one
            taken.add(soon)

    days = [f"{at.astimezone(ZoneInfo(zone)):%F}" for at in sorted(taken)]
    assert len(days) == len(set(days))
    first, last = datetime.fromisoformat(days[0]), datetime.fromisoformat(days[-1])
    assert len(days) == (last - first).days + 1 >= 5
