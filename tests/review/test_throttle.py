"""How long sign-in pauses: a table of failures, and what holds for all of them."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.review.throttle import Caller, neighbourhood, pause, tries_left
from tests.cast import NOON

OWN, OTHERS = "192.0.2.1", ["198.51.100.1", "198.51.100.2", "198.51.100.3"]


def failed(address: str, *seconds_ago: int) -> list[tuple[str, datetime]]:
    return [(address, NOON - timedelta(seconds=ago)) for ago in sorted(seconds_ago, reverse=True)]


@pytest.mark.parametrize(
    ("failures", "expected"),
    [
        pytest.param([], 0, id="none"),
        pytest.param(failed(OWN, 4, 3, 2, 1), 0, id="four"),
        pytest.param(failed(OWN, 14, 13, 12, 11, 10), 50, id="five, ten seconds ago"),
        pytest.param(failed(OWN, 104, 103, 102, 101, 60), 0, id="five, a minute ago"),
        pytest.param(failed(OWN, 104, 103, 102, 101, 100, 0), 120, id="a sixth doubles it"),
        pytest.param(failed(OWN, *range(30)), 900, id="never more than a quarter of an hour"),
        pytest.param(failed(OWN, 904, 903, 902, 901, 900), 0, id="five, before the window"),
        pytest.param(failed(OTHERS[0], 4, 3, 2, 1, 0), 0, id="five of another"),
        pytest.param(failed(OWN, *range(-5, 0)), 65, id="five, and a clock that was set back by seconds"),
        pytest.param(failed(OWN, *range(-31_536_005, -31_536_000)), 0, id="five, by a clock that was a year ahead"),
        pytest.param([one for other in OTHERS for one in failed(other, *range(7))], 120, id="twenty-one of all"),
    ],
)
def test_the_pause_is(failures: list[tuple[str, datetime]], expected: int) -> None:
    assert pause(sorted(failures, key=lambda one: one[1]), Caller(name=OWN), now=NOON) == expected


def test_who_is_known_waits_for_his_own_failures_only() -> None:
    others, own = [one for other in OTHERS for one in failed(other, *range(7))], Caller(name=OWN, known=True)

    assert (pause(others, own, now=NOON), tries_left(others, own, now=NOON)) == (0, 5)
    assert pause(failed(OWN, *range(5)), own, now=NOON) == 60


@given(st.lists(st.integers(0, 3_000), max_size=40))
def test_a_pause_always_ends(seconds_ago: list[int]) -> None:
    failures = failed(OWN, *seconds_ago)

    assert pause(failures, Caller(name=OWN), now=NOON + timedelta(minutes=15)) == 0


def test_what_a_clock_noted_that_was_a_year_ahead_takes_no_try_away() -> None:
    assert tries_left(failed(OWN, *range(-31_536_005, -31_536_000)), Caller(name=OWN), now=NOON) == 5


@given(st.lists(st.integers(0, 30), max_size=30))
def test_who_has_tries_left_need_not_wait(seconds_ago: list[int]) -> None:
    failures = failed(OWN, *seconds_ago)

    assert bool(tries_left(failures, Caller(name=OWN), now=NOON)) is (len(failures) < 5)
    assert not (tries_left(failures, Caller(name=OWN), now=NOON) and pause(failures, Caller(name=OWN), now=NOON))


@pytest.mark.parametrize(
    ("address", "counted_by"),
    [
        pytest.param("192.0.2.1", "192.0.2.1", id="IPv4"),
        pytest.param("2001:db8::1", "2001:db8::/64", id="IPv6"),
        pytest.param("2001:db8::ffff:1", "2001:db8::/64", id="the same household"),
        pytest.param("::ffff:192.0.2.1", "192.0.2.1", id="IPv4, as a socket of both shows it"),
        pytest.param("unix:", "unix:", id="no address"),
    ],
)
def test_failures_are_counted_by_neighbourhood(address: str, counted_by: str) -> None:
    assert neighbourhood(address) == counted_by
