"""Quiet hours by the blog's clock: ordinary nights, days on which the clocks change, and the law of once a night."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.draft.quiet_hours import is_quiet

TORONTO, BERLIN, LORD_HOWE = "America/Toronto", "Europe/Berlin", "Australia/Lord_Howe"
# Havana's clocks change at midnight, Nuuk's from or to 23:00; Lord Howe's change by half an hour.
HAVANA, NUUK = "America/Havana", "America/Nuuk"
SWITCHES = (
    *((TORONTO, date(2026, 3, 8)), (TORONTO, date(2026, 11, 1))),
    *((BERLIN, date(2026, 3, 29)), (BERLIN, date(2026, 10, 25))),
    *((LORD_HOWE, date(2026, 10, 4)), (LORD_HOWE, date(2026, 4, 5))),
    *((HAVANA, date(2026, 3, 8)), (HAVANA, date(2026, 11, 1))),
    *((NUUK, date(2026, 3, 29)), (NUUK, date(2026, 10, 25))),
)


def noon(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(12), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def ticks(begin: datetime, end: datetime, minutes: int) -> Iterator[datetime]:
    while begin < end:
        yield begin
        begin += timedelta(minutes=minutes)


def stretches(hours: str, zone: str, begin: datetime, end: datetime, *, minutes: int) -> list[tuple[datetime, int]]:
    """The quiet stretches as runs so many minutes apart meet them: the first run of each, and how many there are."""
    found: list[tuple[datetime, int]] = []
    was = False
    for at in ticks(begin, end, minutes):
        now = is_quiet(hours, now=at, zone=zone)
        if now and not was:
            found.append((at, 0))
        if now:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        was = now
    return found


@pytest.mark.parametrize(
    ("hours", "clock", "quiet"),
    [
        pytest.param("22:00-06:00", "21:59", False, id="before-the-night"),
        pytest.param("22:00-06:00", "22:00", True, id="its-first-minute"),
        pytest.param("22:00-06:00", "00:00", True, id="midnight"),
        pytest.param("22:00-06:00", "05:59", True, id="its-last-minute"),
        pytest.param("22:00-06:00", "06:00", False, id="its-end"),
        pytest.param("12:00-13:00", "12:30", True, id="within-a-day"),
        pytest.param("12:00-13:00", "13:00", False, id="over-within-a-day"),
        pytest.param("22:00-00:00", "23:59", True, id="to-midnight"),
        pytest.param("22:00-00:00", "00:00", False, id="over-at-midnight"),
        pytest.param("00:00-06:00", "00:00", True, id="from-midnight"),
        pytest.param("", "03:00", False, id="none"),
    ],
)
def test_a_time_is_quiet_by_the_blogs_clock(hours: str, clock: str, quiet: bool) -> None:
    there = datetime.combine(date(2026, 5, 12), time.fromisoformat(clock), tzinfo=ZoneInfo(TORONTO))

    assert is_quiet(hours, now=there.astimezone(UTC), zone=TORONTO) is quiet


@pytest.mark.parametrize(
    ("zone", "day", "runs"),
    [
        pytest.param(TORONTO, date(2026, 5, 12), 16, id="an-ordinary-night"),
        pytest.param(TORONTO, date(2026, 3, 8), 14, id="Toronto-spring"),
        pytest.param(TORONTO, date(2026, 11, 1), 18, id="Toronto-autumn"),
        pytest.param(BERLIN, date(2026, 3, 29), 14, id="Berlin-spring"),
        pytest.param(BERLIN, date(2026, 10, 25), 18, id="Berlin-autumn"),
        pytest.param(LORD_HOWE, date(2026, 10, 4), 15, id="Lord-Howe-spring"),
        pytest.param(LORD_HOWE, date(2026, 4, 5), 17, id="Lord-Howe-autumn"),
    ],
)
def test_half_hourly_runs_meet_one_night_however_long_it_is(zone: str, day: date, runs: int) -> None:
    begin, end = noon(day - timedelta(days=1), zone), noon(day, zone)

    [(first, count)] = stretches("22:00-06:00", zone, begin, end, minutes=30)

    assert f"{first.astimezone(ZoneInfo(zone)):%H:%M}" == "22:00"
    assert count == runs


@pytest.mark.parametrize(
    ("zone", "day", "hours", "begins", "minutes"),
    [
        # Toronto goes from 02:00 to 03:00 at 07:00Z on 8 March, and from 02:00 back to 01:00 at 06:00Z on 1 November.
        pytest.param(TORONTO, date(2026, 3, 8), "02:10-02:50", "07:00", 40, id="left-out-whole"),
        pytest.param(TORONTO, date(2026, 3, 8), "02:30-03:15", "07:00", 15, id="its-beginning-is-left-out"),
        pytest.param(TORONTO, date(2026, 3, 8), "01:30-02:30", "06:30", 30, id="its-end-is-left-out"),
        pytest.param(TORONTO, date(2026, 3, 8), "02:30-03:00", "07:00", 30, id="all-but-its-end-is-left-out"),
        pytest.param(TORONTO, date(2026, 11, 1), "01:10-01:50", "05:10", 40, id="twice-whole"),
        pytest.param(TORONTO, date(2026, 11, 1), "01:30-02:30", "05:30", 120, id="its-beginning-is-there-twice"),
        pytest.param(TORONTO, date(2026, 11, 1), "00:30-01:30", "04:30", 60, id="its-end-is-there-twice"),
        pytest.param(BERLIN, date(2026, 3, 29), "02:10-02:50", "01:00", 40, id="Berlin-left-out"),
        pytest.param(BERLIN, date(2026, 10, 25), "02:10-02:50", "00:10", 40, id="Berlin-twice"),
        # Nuuk goes from 23:00 on 28 March to midnight at 01:00Z.
        pytest.param(NUUK, date(2026, 3, 29), "23:10-23:50", "01:00", 40, id="pushed-into-the-next-day"),
        pytest.param(NUUK, date(2026, 3, 29), "23:00-00:00", "01:00", 60, id="left-out-up-to-midnight"),
        # Lord Howe goes from 02:00 to 02:30 at 15:30Z on 3 October, and from 02:00 back to 01:30 at 15:00Z on 4 April.
        pytest.param(LORD_HOWE, date(2026, 10, 4), "02:05-02:25", "15:30", 20, id="Lord-Howe-left-out"),
        pytest.param(LORD_HOWE, date(2026, 4, 5), "01:35-01:55", "14:35", 20, id="Lord-Howe-twice"),
    ],
)
def test_hours_that_the_clocks_leave_out_or_show_twice_come_once(
    zone: str, day: date, hours: str, begins: str, minutes: int
) -> None:
    begin, end = noon(day - timedelta(days=1), zone), noon(day, zone)

    [(first, count)] = stretches(hours, zone, begin, end, minutes=1)

    assert (f"{first:%H:%M}", count) == (begins, minutes)


_CLOCKS = st.integers(0, 287).map(lambda n: time(n * 5 // 60, n * 5 % 60))


@settings(max_examples=60)
@example(switch=(NUUK, date(2026, 3, 29)), start=time(0), end=time(23))  # the waking hour is left out
@given(switch=st.sampled_from(SWITCHES), start=_CLOCKS, end=_CLOCKS)
def test_whatever_the_hours_five_days_have_five_nights_and_five_mornings(
    switch: tuple[str, date], start: time, end: time
) -> None:
    zone, day = switch
    if start == end or time(12) in (start, end):
        return
    begin, until = noon(day - timedelta(days=3), zone), noon(day + timedelta(days=2), zone)
    states = [is_quiet(f"{start:%H:%M}-{end:%H:%M}", now=at, zone=zone) for at in ticks(begin, until, 5)]

    changes = list(pairwise(states))
    assert (changes.count((False, True)), changes.count((True, False))) == (5, 5)
