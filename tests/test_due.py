"""When an address is asked again: as it is set, wished, used to and failing; the same each time it is worked out."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import due
from pipeline.due import DAY, DEAD_AFTER, PROBED_EVERY, Pace
from tests.cast import NOON

FEED = "https://harbour.example/feed.xml"
HALF_AN_HOUR = timedelta(minutes=30)
MINUTES, HOURS = timedelta(minutes=1), timedelta(hours=1)
A_TENTH = 0.1

addresses = st.text(min_size=1, max_size=40)
waits = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=60))
settings = st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=7))


@pytest.mark.parametrize(
    ("pace", "wait"),
    [
        pytest.param(Pace(least=HALF_AN_HOUR), HALF_AN_HOUR, id="as-set"),
        pytest.param(Pace(least=HALF_AN_HOUR, wished=5 * MINUTES), HALF_AN_HOUR, id="never-oftener-than-set"),
        pytest.param(Pace(least=HALF_AN_HOUR, wished=2 * HOURS), 2 * HOURS, id="as-the-outlet-wishes"),
        pytest.param(Pace(least=HALF_AN_HOUR, wished=30 * DAY), DAY, id="a-wish-up-to-a-day"),
        pytest.param(Pace(least=HALF_AN_HOUR, by_habit=90 * MINUTES), 90 * MINUTES, id="as-it-prints"),
        pytest.param(Pace(least=HALF_AN_HOUR, by_habit=3 * DAY), 6 * HOURS, id="however-seldom-it-prints"),
        pytest.param(Pace(least=HALF_AN_HOUR, wished=HOURS, by_habit=3 * HOURS), 3 * HOURS, id="the-longer"),
        pytest.param(Pace(least=HALF_AN_HOUR, chosen=10 * MINUTES, wished=DAY), 10 * MINUTES, id="the-editor-decides"),
        pytest.param(Pace(least=2 * DAY, wished=3 * DAY), 2 * DAY, id="set-to-more-than-a-day"),
        pytest.param(Pace(least=timedelta(), wished=DAY, by_habit=DAY), timedelta(), id="always-due"),
    ],
)
def test_an_address_that_could_be_read_is_asked_again(pace: Pace, wait: timedelta) -> None:
    waited = due.after_answer(pace, address=FEED, now=NOON) - NOON

    assert wait * (1 - A_TENTH) <= waited <= wait


@given(address=addresses, least=settings)
def test_a_cron_of_the_rhythm_that_was_set_misses_no_address(address: str, least: timedelta) -> None:
    again = due.after_answer(Pace(least=least), address=address, now=NOON)

    assert NOON + least * (1 - A_TENTH) <= again <= NOON + least


@given(address=addresses, least=settings, wished=waits, habit=waits)
def test_no_address_waits_longer_than_a_day_by_itself(
    address: str, least: timedelta, wished: timedelta, habit: timedelta
) -> None:
    pace = Pace(least=least, wished=wished, by_habit=habit)

    waited = due.after_answer(pace, address=address, now=NOON) - NOON

    assert least * (1 - A_TENTH) <= waited <= max(least, DAY)
    assert waited == due.after_answer(pace, address=address, now=NOON) - NOON


def test_the_addresses_of_a_desk_do_not_come_due_together() -> None:
    pace = Pace(least=HALF_AN_HOUR, wished=2 * HOURS)

    times = {due.after_answer(pace, address=f"{FEED}?{number}", now=NOON) for number in range(50)}

    assert len(times) == 50
    assert max(times) - min(times) > 8 * MINUTES


@pytest.mark.parametrize(
    ("failures", "wait"),
    [
        pytest.param(1, 1 * HOURS, id="the-first"),
        pytest.param(2, 90 * MINUTES, id="the-second"),
        pytest.param(3, 2 * HOURS, id="the-third"),
        pytest.param(47, DAY, id="the-day-is-full"),
        pytest.param(500, DAY, id="never-more-than-a-day"),
    ],
)
def test_each_failure_adds_an_interval_up_to_a_day(failures: int, wait: timedelta) -> None:
    again = due.after_failure(Pace(least=HALF_AN_HOUR), failures=failures, since=NOON - DAY, address=FEED, now=NOON)

    assert wait * (1 - A_TENTH) <= again - NOON <= wait


@given(failures=st.integers(1, 10_000), least=settings, address=addresses, since=waits)
def test_an_address_is_never_given_up_for_good(failures: int, least: timedelta, address: str, since: timedelta) -> None:
    again = due.after_failure(Pace(least=least), failures=failures, since=NOON - since, address=address, now=NOON)

    assert NOON < again <= NOON + PROBED_EVERY


def test_what_has_failed_for_two_weeks_is_asked_once_a_month() -> None:
    pace = Pace(least=HALF_AN_HOUR)
    last_week = due.after_failure(pace, failures=30, since=NOON - DEAD_AFTER / 2, address=FEED, now=NOON)
    two_weeks = due.after_failure(pace, failures=30, since=NOON - DEAD_AFTER, address=FEED, now=NOON)

    assert last_week - NOON <= DAY
    assert PROBED_EVERY * (1 - A_TENTH) <= two_weeks - NOON <= PROBED_EVERY


def test_two_failures_two_weeks_apart_are_no_dead_address() -> None:
    assert not due.is_dead(failures=2, since=NOON - 2 * DEAD_AFTER, now=NOON)


@pytest.mark.parametrize(
    ("asked", "least_wait", "most_wait"),
    [
        pytest.param(3 * HOURS, 3 * HOURS, 3 * HOURS, id="obeyed"),
        pytest.param(30 * DAY, DAY, DAY, id="up-to-a-day"),
        pytest.param(MINUTES, 54 * MINUTES, 60 * MINUTES, id="sooner-than-its-turn"),
        pytest.param(-DAY, 54 * MINUTES, 60 * MINUTES, id="past"),
    ],
)
def test_a_retry_after_lengthens_the_wait(asked: timedelta, least_wait: timedelta, most_wait: timedelta) -> None:
    pace = Pace(least=HALF_AN_HOUR)

    again = due.after_failure(pace, failures=1, since=NOON, address=FEED, now=NOON, asked_to_wait=NOON + asked)

    assert least_wait <= again - NOON <= most_wait


@pytest.mark.parametrize(
    ("asked", "least", "wait"),
    [
        pytest.param(3 * HOURS, HALF_AN_HOUR, 3 * HOURS, id="as-it-asks"),
        pytest.param(30 * DAY, HALF_AN_HOUR, DAY, id="up-to-a-day"),
        pytest.param(None, HALF_AN_HOUR, HALF_AN_HOUR, id="an-interval-where-it-names-no-time"),
        pytest.param(None, 7 * DAY, DAY, id="an-interval-up-to-a-day"),
        pytest.param(None, timedelta(), timedelta(), id="always-due"),
    ],
)
def test_a_host_that_asks_for_patience_waits_for_a_day_at_most(
    asked: timedelta | None, least: timedelta, wait: timedelta
) -> None:
    asked_to_wait = None if asked is None else NOON + asked

    assert due.of_host(asked_to_wait=asked_to_wait, least=least, now=NOON) - NOON == wait


@pytest.mark.parametrize(
    ("ago", "usual"),
    [
        pytest.param((), timedelta(), id="nothing-known"),
        pytest.param((5,), timedelta(), id="one-item"),
        pytest.param((1, 3, 5, 7), timedelta(), id="too-few-hours-to-tell"),
        pytest.param((1, 0.8, 0.6, 3, 5, 7), timedelta(), id="many-items-in-too-few-hours"),
        pytest.param((1, 3, 5, 7, 9), 2 * HOURS, id="every-other-hour"),
        pytest.param((0.9, 0.8, 0.7, 24.5, 48.5, 72.5, 96.5), 24 * HOURS, id="a-burst-a-day-counts-once"),
        pytest.param((7, 1, 9, 5, 3), 2 * HOURS, id="in-any-order"),
        pytest.param((*range(1, 21), *range(44, 2_000, 24)), HOURS, id="of-the-newest-twenty-hours"),
    ],
)
def test_the_usual_time_between_items_is_that_between_hours_with_items(
    ago: tuple[float, ...], usual: timedelta
) -> None:
    assert due.usual_gap([NOON - hours * HOURS for hours in ago]) == usual


@pytest.mark.parametrize(
    ("usual", "silent", "in_vain", "wait"),
    [
        pytest.param(timedelta(), None, DAY, timedelta(), id="nothing-known"),
        pytest.param(HOURS, timedelta(), DAY, 30 * MINUTES, id="twice-an-item"),
        pytest.param(HOURS, 12 * HOURS, DAY, HOURS, id="hourly-after-a-night"),
        pytest.param(HOURS, -DAY, DAY, 30 * MINUTES, id="dated-ahead"),
        pytest.param(7 * DAY, DAY, 30 * DAY, 84 * HOURS, id="weekly"),
        pytest.param(7 * DAY, DAY, timedelta(), timedelta(), id="it-has-just-brought-news"),
        pytest.param(7 * DAY, DAY, 2 * HOURS, HOURS, id="asked-in-vain-for-two-hours"),
        pytest.param(7 * DAY, DAY, -DAY, timedelta(), id="an-older-clock"),
    ],
)
def test_an_outlet_that_rests_is_asked_more_seldom(
    usual: timedelta, silent: timedelta | None, in_vain: timedelta, wait: timedelta
) -> None:
    newest = None if silent is None else NOON - silent

    assert due.habit(usual, newest, in_vain=in_vain, now=NOON) == wait


@pytest.mark.parametrize(
    ("unreached", "asked", "suspect"),
    [
        pytest.param(6, 10, True, id="most"),
        pytest.param(5, 10, False, id="half"),
        pytest.param(4, 4, False, id="too-few-to-tell"),
        pytest.param(5, 5, True, id="all-of-five"),
        pytest.param(0, 0, False, id="nobody"),
    ],
)
def test_our_own_network_is_suspect_when_most_are_out_of_reach(unreached: int, asked: int, suspect: bool) -> None:
    assert due.is_our_network(unreached=unreached, asked=asked) is suspect
