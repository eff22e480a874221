"""How long an answer is fresh, by the headers of anybody's server."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.fresh_for import fresh_for

NOON = "Tue, 12 May 2026 12:00:00 GMT"
ONE = "Tue, 12 May 2026 13:00:00 GMT"
NOTHING = timedelta()


@pytest.mark.parametrize(
    ("cache_control", "expires", "date", "age", "fresh"),
    [
        pytest.param("max-age=3600", "", "", "", timedelta(hours=1), id="max-age"),
        pytest.param("public, MAX-AGE = 60", "", "", "", timedelta(minutes=1), id="any-case-and-space"),
        pytest.param('max-age="120"', "", "", "", timedelta(minutes=2), id="in-quotes"),
        pytest.param("max-age=3600", "", "", "600", timedelta(minutes=50), id="age-is-taken-off"),
        pytest.param("max-age=60", "", "", "600", NOTHING, id="older-than-fresh"),
        pytest.param("s-maxage=3600", "", "", "", NOTHING, id="for-shared-caches-only"),
        pytest.param("no-cache, max-age=3600", "", "", "", NOTHING, id="no-cache"),
        pytest.param("no-store", ONE, NOON, "", NOTHING, id="no-store"),
        pytest.param("", ONE, NOON, "", timedelta(hours=1), id="expires"),
        pytest.param("max-age=60", ONE, NOON, "", timedelta(minutes=1), id="max-age-before-expires"),
        pytest.param("", NOON, ONE, "", NOTHING, id="expired"),
        pytest.param("", "0", NOON, "", NOTHING, id="expires-0"),
        pytest.param("", ONE, "", "", NOTHING, id="no-date"),
        pytest.param("", ONE, "Tue, 12 May 2026 12:00:00", "", NOTHING, id="a-date-without-a-zone"),
        pytest.param("max-age=-1", "", "", "", NOTHING, id="negative"),
        pytest.param("max-age=99999999999999999999", "", "", "", timedelta(seconds=999_999_999), id="for-ever"),
        pytest.param("", "", "", "", NOTHING, id="nothing-said"),
    ],
)
def test_an_answer_is_fresh_for(cache_control: str, expires: str, date: str, age: str, fresh: timedelta) -> None:
    assert fresh_for(cache_control=cache_control, expires=expires, date=date, age=age) == fresh


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_whatever_a_server_says_it_is_no_error(cache_control: str, expires: str, date: str, age: str) -> None:
    assert fresh_for(cache_control=cache_control, expires=expires, date=date, age=age) >= NOTHING
