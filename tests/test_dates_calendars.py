"""Dates of other calendars: the day is the one their calendar means, or there is no date."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from pipeline import dates
from pipeline.dates.calendars import in_common_years

NOW = datetime(2026, 5, 13, 12, tzinfo=UTC)
LEAP = {1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436}


def test_a_year_of_taiwan_needs_no_name_before_a_month() -> None:
    found = dates.read("115年5月12日 09:30", now=NOW, country="TW", language="zh").value

    assert found == datetime(2026, 5, 12, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("printed", "country", "language", "read"),
    [
        pytest.param("۱۴۰۵/۰۲/۲۲ ۱۰:۰۰", "IR", "fa", "2026-05-12T06:30", id="Persian in figures"),
        pytest.param("1405-02-22T10:00:00Z", "IR", "fa", "2026-05-12T10:00", id="Persian in a machine's shape"),
        pytest.param("سه‌شنبه ۲۲ اردیبهشت ۱۴۰۵ - ۱۰:۰۰", "IR", "fa", "2026-05-12T06:30", id="Persian in words"),
        pytest.param("۱۰:۰۰ - ۲۲ اردیبهشت ۱۴۰۵", "IR", "fa", "2026-05-12T06:30", id="the clock before the day"),
        pytest.param("ساعت ۹:۰۵:۳۰ سه‌شنبه ۲۲ اردیبهشت ۱۴۰۵", "IR", "fa", "2026-05-12T05:35", id="clock, weekday, day"),
        pytest.param("سه‌شنبه / ۲۲ اردیبهشت ۱۴۰۵ / ۱۰:۰۰", "IR", "fa", "2026-05-12T06:30", id="parted by strokes"),
        pytest.param("سه شنبه، ٢٢ ارديبهشت ماه ١٤٠٥ ساعت ١٠:٠٠", "IR", "", "2026-05-12T06:30", id="Arabic letters"),
        pytest.param("۲۲ ثور ۱۴۰۵", "AF", "fa", "2026-05-11T19:30", id="months of Afghanistan"),
        pytest.param("30 اسفند 1403", "", "fa", "2025-03-20T00:00", id="the last day of a Persian leap year"),
        pytest.param("12 می 2026", "IR", "fa", "2026-05-11T20:30", id="a world's date in Persian"),
        pytest.param("令和8年5月12日 15時30分", "JP", "ja", "2026-05-12T06:30", id="Reiwa"),
        pytest.param("令和元年5月12日", "", "", "2019-05-12T00:00", id="the first year of an era"),
        pytest.param("平成３１年４月３０日", "JP", "ja", "2019-04-29T15:00", id="Heisei in wide figures"),
        pytest.param("中華民國115年5月12日 14:30", "TW", "zh", "2026-05-12T06:30", id="Taiwan's era"),
        pytest.param("115/05/12 14:30", "TW", "zh", "2026-05-12T06:30", id="Taiwan in figures"),
        pytest.param("12/05/2569 13:30:00", "TH", "th", "2026-05-12T06:30", id="Thai in figures"),
        pytest.param("Tue, 12 May 2569 13:30:00 +0700", "TH", "", "2026-05-12T06:30", id="Thai in a feed's shape"),
    ],
)
def test_a_date_of_another_calendar_is_read(printed: str, country: str, language: str, read: str) -> None:
    dated = dates.read(printed, now=NOW, country=country, language=language)

    assert dated.value is not None, dated.why
    assert dated.value.strftime("%Y-%m-%dT%H:%M") == read


@pytest.mark.parametrize(
    ("printed", "country", "language"),
    [
        pytest.param("30 اسفند 1404", "IR", "fa", id="a leap day of no leap year"),
        pytest.param("31/07/1404", "IR", "fa", id="the year last"),
        pytest.param("1405/13/01", "IR", "fa", id="month 13"),
        pytest.param("1404/07/31", "IR", "fa", id="day 31 of a month that has 30"),
        pytest.param("1447/11/25", "IR", "fa", id="a lunar year in Iran"),
        pytest.param("1447/11/25", "SA", "ar", id="a lunar year"),
        pytest.param("25 ذو القعدة 1447", "SA", "ar", id="a lunar month"),
        pytest.param('כ"ה באייר תשפ"ו', "IL", "he", id="Hebrew"),
        pytest.param("115-05-12", "", "", id="three figures of nobody's year"),
        pytest.param("13/05/69", "TH", "th", id="two figures of a Thai year"),
    ],
)
def test_a_date_that_could_be_another_is_none(printed: str, country: str, language: str) -> None:
    assert dates.read(printed, now=NOW, country=country, language=language).value is None


@pytest.mark.parametrize("year", range(1370, 1440))
def test_every_day_of_a_persian_year_follows_the_one_before(year: int) -> None:
    months = [(month, day) for month in range(1, 13) for day in range(1, 32 if month < 7 else 31 if month < 12 else 30)]
    days = [date.fromisoformat(in_common_years(f"{year}/{month}/{day}", country="IR")) for month, day in months]
    following = date.fromisoformat(in_common_years(f"{year + 1}/1/1", country="IR"))

    assert {after - before for before, after in pairwise(days)} == {timedelta(days=1)}
    assert (following - days[-1]).days == (2 if year in LEAP else 1)
