"""Dates in words: the month is the one that its language names, or there is no date."""

import re
from datetime import UTC, date, datetime

import pytest
from babel.dates import format_date

from pipeline import dates
from pipeline.dates import months
from tests.conftest import LONG

NOW = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)
# One that may be a month's number, and one that may not; the full size has both of every month.
DAYS = (5, 27)
LANGUAGES = re.findall(
    r"\w+",
    "ar az be bg bn bs ca cs da de el en es et fa fi fil fr gl he hi hr hu id is it ja ka kn ko lt lv mk ml mn mr ms "
    "my nb ne nl pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", ["long", "medium", "EEEE, d MMMM y", "d MMM y"])
def test_no_month_of_any_language_is_taken_for_another(language: str, shape: str) -> None:
    days = [date(2026, month, day) for month in range(1, 13) for day in (DAYS if LONG else DAYS[month % 2 :][:1])]
    said = {day: format_date(day, shape, locale=language) for day in days}
    read = {day: dates.read(printed, now=NOW, language=language).value for day, printed in said.items()}

    assert {said[day]: found for day, found in read.items() if found and found.date() != day} == {}


@pytest.mark.parametrize(
    ("printed", "country", "language", "read"),
    [
        pytest.param("9 มี.ค. 2569", "TH", "th", "2026-03-08T17:00", id="a short month and a year of Thailand"),
        pytest.param("9 มีนาคม 2026 14:30", "TH", "th", "2026-03-09T07:30", id="a year that is the world's"),
        pytest.param("9 ਜੂਨ 2026", "IN", "pa", "2026-06-08T18:30", id="June of Punjabi"),
        pytest.param("9 آذار 2026", "LB", "ar", "2026-03-08T22:00", id="March of the Levant"),
        pytest.param("الاثنين 9 تشرين الثاني 2026", "SY", "ar", "2026-11-08T21:00", id="November, not October"),
        pytest.param("9 ايار 2026", "LB", "ar", "2026-05-08T21:00", id="May without its hamza"),
        pytest.param("9 آيار 2026", "IQ", "ar", "2026-05-08T21:00", id="and with a madda"),
        pytest.param("9 اب 2026", "SY", "ar", "2026-08-08T21:00", id="August without its madda"),
        pytest.param("9 كانون الاول 2026", "LB", "ar", "2026-12-08T22:00", id="December without a hamza"),
        pytest.param("9 تشرين ثاني 2026", "LB", "ar", "2026-11-08T22:00", id="November without an article"),
        pytest.param("9 ماي 2026 على الساعة 10:30", "DZ", "ar", "2026-05-09T09:30", id="an Arabic clock behind at"),
        pytest.param("9 مايو ,2026: 12:30 م GST", "SA", "ar", "2026-05-09T08:30", id="a comma on the wrong side"),
        pytest.param("9 de março de 2026 às 14h30", "BR", "pt", "2026-03-09T17:30", id="a clock behind às"),
        pytest.param("9 de marzo de 2026, 14:30 hrs", "CO", "es", "2026-03-09T19:30", id="a clock before hrs"),
        pytest.param("9 марта 2026 года, 14:30 МСК", "RU", "ru", "2026-03-09T11:30", id="Moscow's zone in its letters"),
        pytest.param("2026 m. kovo 9 d. 14:30", "LT", "lt", "2026-03-09T12:30", id="a year first, in Lithuanian"),
        pytest.param("2026. gada 9. marts", "LV", "lv", "2026-03-08T22:00", id="a year first, in Latvian"),
        pytest.param("9. jun 2026. 14:30", "RS", "sr", "2026-06-09T12:30", id="Serbian in Latin letters"),
        pytest.param("utorak, 9. jun 2026.", "RS", "sr", "2026-06-08T22:00", id="behind a weekday"),
        pytest.param("9 июн 2026", "UZ", "uz", "2026-06-08T19:00", id="Uzbek in Cyrillic letters"),
        pytest.param("9 հունիսի, 2026 թ. 14:30", "AM", "hy", "2026-06-09T10:30", id="Armenia's word for year"),
        pytest.param("9.fev.2026 às 14h30", "BR", "pt", "2026-02-09T17:30", id="points around a short month"),
    ],
)
def test_a_date_in_words_is_read(printed: str, country: str, language: str, read: str) -> None:
    dated = dates.read(printed, now=NOW, country=country, language=language)

    assert dated.value is not None, dated.why
    assert dated.value.strftime("%Y-%m-%dT%H:%M") == read


@pytest.mark.parametrize(
    ("printed", "language", "month"),
    [
        pytest.param("martes 5 de mayo de 2026", "es", 5, id="the longest name, not the weekday's opening"),
        pytest.param("mar 5 giu 2026", "it", 0, id="two names as long as each other"),
        pytest.param("5 tháng 12, 2026", "vi", 12, id="a name that opens with another one"),
        pytest.param("5 marchers of 2026", "en", 0, id="a longer word"),
        pytest.param("5 mars 2026", "xx", 0, id="no language of CLDR's"),
    ],
)
def test_the_month_is_the_longest_name_that_stands_there(printed: str, language: str, month: int) -> None:
    assert months.named(printed, language) == month


@pytest.mark.parametrize(
    ("printed", "country", "language", "read"),
    [
        pytest.param("9 مايو 2026 - 09:30 بتوقيت غرينتش", "AE", "ar", "2026-05-09T09:30", id="Greenwich in Arabic"),
        pytest.param(
            "9 مايو 2026 - 09:30 (بتوقيت مكة المكرمة)", "QA", "ar", "2026-05-09T06:30", id="Mecca, in brackets"
        ),
        pytest.param("9 مايو 2026 - 13:30 بتوقيت أبوظبي", "SA", "ar", "2026-05-09T09:30", id="the Gulf"),
        pytest.param("9 мая 2026 12:30 по московскому времени", "LV", "ru", "2026-05-09T09:30", id="Moscow"),
        pytest.param("9 мая 2026 12:30 по Гринвичу", "RU", "ru", "2026-05-09T12:30", id="Greenwich in Russian"),
        pytest.param("9 mai 2026 à 9h30 TU", "FR", "fr", "2026-05-09T09:30", id="temps universel"),
        pytest.param("9 mai 2026 11:30 HAE", "FR", "fr", "2026-05-09T15:30", id="Montréal's summer"),
    ],
)
def test_a_zone_may_be_said_in_words(printed: str, country: str, language: str, read: str) -> None:
    dated = dates.read(printed, now=NOW, country=country, language=language)

    assert dated.value is not None, dated.why
    assert dated.value.strftime("%Y-%m-%dT%H:%M") == read
