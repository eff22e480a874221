"""When an outlet is called late: after twice its longest silence of two weeks, and not before it is known."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from pipeline.desk import health
from tests.cast import NOON


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        pytest.param((300, 290), "", id="too-few-to-know"),
        pytest.param((12, 11, 10, 9, 8, 7.5), "", id="not-known-for-a-week"),
        pytest.param(range(200, 0, -10), "", id="as-usual"),
        pytest.param((200, 130, 129, 128, 127, 60), "", id="not-longer-than-a-weekend"),
        pytest.param((300, 230, 170, 145, 144, 143, 142, 141, 139), "", id="a-weekend-and-a-holiday"),
        pytest.param(
            (300, 230, 170, 145, 144, 143, 142, 141), "nothing for 6 days; usually every hour", id="two-weekends"
        ),
        pytest.param(range(210, 9, -2), "nothing for 10 hours; usually every 2 hours", id="silent-since-morning"),
        pytest.param(range(210, 4, -1), "", id="not-six-hours"),
        pytest.param((229, 228.7, 228.4, 228.1, 227.8), "nothing for 9 days; usually every hour", id="a-burst"),
    ],
)
def test_late_is_twice_any_silence_before_and_three_times_the_usual(hours: Sequence[float], words: str) -> None:
    assert health.lateness([NOON - timedelta(hours=ago) for ago in hours], until=NOON) == words


def test_a_night_that_is_longer_than_those_before_is_no_silence() -> None:
    """An outlet that prints from seven to ten has its longest night of two weeks about twice a month."""
    days = [NOON.replace(hour=0) - timedelta(days=ago) for ago in range(14, 0, -1)]
    hours = [day + timedelta(hours=hour) for day in days for hour in range(7, 22)]

    assert health.lateness(hours, until=hours[-1] + timedelta(hours=12)) == ""
