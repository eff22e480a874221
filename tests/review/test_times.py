"""Hours today, weekday and hour before, date beyond a week; ages in the largest unit that fits."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipeline.review.times import ago, hour, iso, outgoing, outing

NOW = datetime(2026, 2, 18, 2, 30, tzinfo=UTC)
TORONTO = ZoneInfo("America/Toronto")


@pytest.mark.parametrize(
    ("moment", "printed"),
    [
        pytest.param(datetime(2026, 2, 18, 1, 4, tzinfo=UTC), "20:04", id="today there, yesterday in UTC"),
        pytest.param(datetime(2026, 2, 17, 5, 0, tzinfo=UTC), "00:00", id="midnight"),
        pytest.param(datetime(2026, 2, 17, 2, 28, tzinfo=UTC), "Mon 21:28", id="yesterday"),
        pytest.param(datetime(2026, 2, 11, 17, 0, tzinfo=UTC), "Wed 12:00", id="six days"),
        pytest.param(datetime(2026, 2, 10, 17, 0, tzinfo=UTC), "Feb 10", id="a week"),
        pytest.param(datetime(2025, 12, 31, 17, 0, tzinfo=UTC), "Dec 31, 2025", id="another year"),
        pytest.param(datetime(2026, 2, 18, 7, 0, tzinfo=UTC), "Wed 02:00", id="an outlet ahead of the clock"),
    ],
)
def test_a_moment_is_printed_as(moment: datetime, printed: str) -> None:
    assert hour(moment, now=NOW, zone=TORONTO) == printed


@pytest.mark.parametrize(
    ("age", "words"),
    [
        pytest.param(timedelta(seconds=59), "just now", id="seconds"),
        pytest.param(timedelta(minutes=1), "1 minute ago", id="a minute"),
        pytest.param(timedelta(minutes=119), "1 hour ago", id="an hour"),
        pytest.param(timedelta(hours=71), "2 days ago", id="days"),
        pytest.param(timedelta(days=59), "59 days ago", id="nearly two months"),
        pytest.param(timedelta(days=90), "3 months ago", id="months"),
        pytest.param(timedelta(days=800), "2 years ago", id="years"),
        pytest.param(timedelta(minutes=-5), "just now", id="ahead of the clock"),
    ],
)
def test_an_age_is_said_as(age: timedelta, words: str) -> None:
    assert ago(NOW - age, now=NOW) == words


def test_a_time_element_has_utc() -> None:
    assert iso(datetime(2026, 2, 17, 20, 4, tzinfo=TORONTO)) == "2026-02-18T01:04Z"


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(hours=2), "Scheduled for 20:00"),
        (timedelta(0), "Posted just now"),
        (timedelta(days=-1), "Posted 1 day ago"),
    ],
    ids=["ahead", "now", "before"],
)
def test_what_goes_out_later_is_not_posted(ahead: timedelta, words: str) -> None:
    now = datetime(2026, 5, 12, 18, tzinfo=UTC)

    assert outing(now + ahead, now=now, zone=UTC) == words
    assert outgoing(now + ahead, now=now, zone=UTC).casefold() == words.casefold()
