"""When a post goes out: an hour of the blog's day, the next free slot, a time; never less than two minutes ahead."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.errors import UsageError
from pipeline.publish.when import scheduled
from tests.cast import NOON


def at(words: str, **more: object) -> str:
    """When it goes out that is said at noon, 08:00 in Toronto."""
    return f"{scheduled(words, now=NOON, zone='America/Toronto', **more):%Y-%m-%dT%H:%MZ}"  # type: ignore[arg-type]


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
