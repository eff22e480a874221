"""A time in words: in UTC, wherever the reader is."""

from datetime import datetime

from pipeline.dates.telling import in_utc


def test_a_time_is_told_to_the_minute_in_utc() -> None:
    assert in_utc(datetime.fromisoformat("2026-05-12T23:40:59-04:00")) == "2026-05-13 03:40 UTC"
