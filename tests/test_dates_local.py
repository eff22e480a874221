"""A time that names no zone, where the outlet's country keeps several clocks: what else the source says of it."""

from datetime import UTC, datetime

import pytest

from pipeline import dates
from pipeline.dates import local_times, zones

NOW = datetime(2026, 5, 13, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("printed", "beside", "country", "read"),
    [
        pytest.param("2026-05-12 09:30", "2026-05-12T09:30:00-07:00", "US", "2026-05-12T16:30", id="the same clock"),
        pytest.param("2026-05-12 09:30", "2026-05-12T16:30:00Z", "US", "2026-05-12T16:30", id="the moment in UTC"),
        pytest.param("2026-05-12 09:30", "2026-05-12T09:30:00Z", "US", "2026-05-12T09:30", id="it is UTC itself"),
        pytest.param("2026-05-12 09:30", "2026-05-12T09:30:00+03:00", "", "2026-05-12T06:30", id="of no country"),
        pytest.param("2026-05-12 09:30", "2026-05-12T16:37:00Z", "US", "2026-05-12T13:30", id="another minute"),
        pytest.param("2026-05-12 09:30", "2026-05-14T16:30:00Z", "US", "2026-05-12T13:30", id="another day"),
        pytest.param("2026-05-12 09:30", "2026-05-12 16:30", "US", "2026-05-12T13:30", id="no zone either"),
        pytest.param("2026-05-12 09:30", "2026-05-12T16:30:00Z", "JP", "2026-05-12T00:30", id="a country of one"),
        pytest.param(
            "2026-05-12T09:30Z", "2026-05-12T09:30:00-07:00", "US", "2026-05-12T09:30", id="a zone of its own"
        ),
    ],
)
def test_a_stamp_of_the_same_moment_tells_the_zone(printed: str, beside: str, country: str, read: str) -> None:
    first, other = (dates.read(one, now=NOW, country=country) for one in (printed, beside))

    found = local_times.surest(first, [other]).value

    assert f"{found:%Y-%m-%dT%H:%M}" == read


@pytest.mark.parametrize(
    ("head", "read"),
    [
        pytest.param("Tue, 12 May 2026 10:00:00 -0700", "2026-05-12T16:30", id="RFC 5322"),
        pytest.param("2026-05-12T10:00:00+10:00", "2026-05-11T23:30", id="ISO"),
        pytest.param("Tue, 12 May 2026 10:00:00 GMT", "2026-05-12T13:30", id="of the software, which all feeds say"),
        pytest.param("2026-05-12T10:00:00+00:00", "2026-05-12T13:30", id="nought says no more"),
        pytest.param("2026-05-12", "2026-05-12T13:30", id="a day"),
        pytest.param("", "2026-05-12T13:30", id="nothing"),
    ],
)
def test_the_offset_of_the_list_tells_the_zone(head: str, read: str) -> None:
    dated = dates.read("2026-05-12 09:30", now=NOW, country="US")

    found = local_times.by_offset(dated, zones.offset_at_end(head)).value

    assert f"{found:%Y-%m-%dT%H:%M}" == read


@pytest.mark.parametrize(
    ("printed", "country", "read", "why"),
    [
        pytest.param("2026-05-13 11:50", "US", "2026-05-13T11:50", "UTC: in America/New_York it", id="minutes ago"),
        pytest.param("2026-05-13 11:50", "BR", "2026-05-13T11:50", "UTC: in America/Sao_Paulo it", id="in Brazil"),
        pytest.param("2026-05-13 08:05", "US", "2026-05-13T12:05", "as America/New_York", id="a clock that is ahead"),
        pytest.param("2026-05-13 07:50", "US", "2026-05-13T11:50", "as America/New_York", id="minutes ago there"),
        pytest.param("2026-05-13 18:00", "US", "2026-05-13T22:00", "as America/New_York", id="to come by either"),
        pytest.param("2026-05-13 11:50", "AU", "2026-05-13T01:50", "as Australia/Sydney", id="east of Greenwich"),
        pytest.param("2026-05-13 11:50", "AR", "2026-05-13T14:50", "Argentina", id="a country of one clock"),
    ],
)
def test_a_time_that_has_not_come_yet_in_the_newsrooms_is_in_utc(
    printed: str, country: str, read: str, why: str
) -> None:
    dated = dates.read(printed, now=NOW, country=country)

    assert f"{dated.value:%Y-%m-%dT%H:%M}" == read
    assert why in dated.why
