"""The desk page names a next run only where the last ones came in a rhythm."""

from datetime import timedelta

import pytest

from pipeline.desk.evening.next_run import next_run
from tests.cast import NOON


@pytest.mark.parametrize(
    ("minutes_ago", "due"),
    [
        pytest.param((95, 65, 35, 5), 25, id="every-half-hour"),
        pytest.param((300, 96, 65, 36, 5), 26, id="cron-is-new-and-a-minute-late"),
        pytest.param((5,), None, id="one-run"),
        pytest.param((65, 35, 5), None, id="two-waits-may-be-chance"),
        pytest.param((95, 65, 20, 5), None, id="by-hand"),
        pytest.param((4, 3, 2, 1), None, id="one-after-the-other"),
        pytest.param((200, 170, 140, 110), None, id="it-has-stopped"),
        pytest.param((), None, id="never"),
    ],
)
def test_the_next_run_is_due(minutes_ago: tuple[int, ...], due: int | None) -> None:
    begun = [NOON - timedelta(minutes=ago) for ago in minutes_ago]

    assert next_run(begun, now=NOON) == (None if due is None else NOON + timedelta(minutes=due))
