"""Dates in figures and words with what outlets print beside them: a weekday, a half of the day, a zone by two names."""

from datetime import UTC, datetime

import pytest

from pipeline import dates

NOW = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("printed", "country", "language", "read"),
    [
        pytest.param("2026/02/16(月) 10:30", "JP", "ja", "2026-02-16T01:30", id="a Japanese weekday in brackets"),
        pytest.param("2026-02-16（月）10:30", "JP", "ja", "2026-02-16T01:30", id="in wide ones"),
        pytest.param("2026年2月16日月曜日 10:30", "JP", "ja", "2026-02-16T01:30", id="Monday is no month"),
        pytest.param("2026.02.16 (월) 10:30", "KR", "ko", "2026-02-16T01:30", id="a Korean weekday"),
        pytest.param("2026.02.16 월요일 오후 3:05", "KR", "ko", "2026-02-16T06:05", id="before half a day"),
        pytest.param("2026-02-16 周一 10:30", "CN", "zh", "2026-02-16T02:30", id="a Chinese weekday"),
        pytest.param("2026/02/16 星期一 10:30", "TW", "zh", "2026-02-16T02:30", id="spelt in full"),
        pytest.param("16.02.2026 (Mo) 10:30", "DE", "de", "2026-02-16T09:30", id="a German weekday"),
        pytest.param("16.02.2026 г., 10:30 ч.", "BG", "bg", "2026-02-16T08:30", id="Bulgaria's year and hour"),
        pytest.param("16/02/2026 - 10:30 م", "EG", "ar", "2026-02-16T20:30", id="an Arabic evening"),
        pytest.param("16/02/2026 - 10:30 ص", "EG", "ar", "2026-02-16T08:30", id="an Arabic morning"),
        pytest.param("16/02/2026, 10:30 μ.μ.", "GR", "el", "2026-02-16T20:30", id="a Greek evening"),
        pytest.param("16/02/2026, 10:30 π.μ.", "GR", "el", "2026-02-16T08:30", id="a Greek morning"),
        pytest.param("16/02/26 às 10h30", "PT", "pt", "2026-02-16T10:30", id="at, behind a year of two figures"),
        pytest.param("16 de febrero de 2026 a las 10:30 hs", "AR", "es", "2026-02-16T13:30", id="Argentina's hours"),
        pytest.param("16 กุมภาพันธ์ พ.ศ. 2569", "TH", "th", "2026-02-15T17:00", id="Thailand's name of its years"),
        pytest.param("16 กุมภาพันธ์ ค.ศ. 2026", "TH", "th", "2026-02-15T17:00", id="and of the world's"),
        pytest.param("pirmdiena, 2026. gada 16. februāris", "LV", "lv", "2026-02-15T22:00", id="a Latvian weekday"),
        pytest.param("16 آب/أغسطس 2026", "EG", "ar", "2026-08-15T21:00", id="a month by both its Arabic names"),
        pytest.param("Mon, 16 Feb 2026 10:30:00 EST -0500", "US", "en", "2026-02-16T15:30", id="a zone named before"),
        pytest.param("Mon, 16 Feb 2026 10:30:00 MST-07:00", "US", "en", "2026-02-16T17:30", id="and without a space"),
        pytest.param("lun., 16/02/2026 - 10:30", "FR", "fr", "2026-02-16T09:30", id="a French weekday, shortened"),
        pytest.param("Mo., 16.02.26 | 10:30 Uhr", "DE", "de", "2026-02-16T09:30", id="one before two figures"),
        pytest.param("ti 17.2.2026 klo 21.30", "FI", "fi", "2026-02-17T19:30", id="a Finnish weekday without a comma"),
        pytest.param("út 17. 2. 2026 21:30", "CZ", "cs", "2026-02-17T20:30", id="one before spaced figures"),
        pytest.param("17.02.2026, 21:30 МСК", "RU", "ru", "2026-02-17T18:30", id="Moscow's zone behind figures"),
        pytest.param("2026-02-17 21:30 (화)", "KR", "ko", "2026-02-17T12:30", id="a weekday behind the clock"),
        pytest.param("2026-02-17T17:36\u221204:00", "", "", "2026-02-17T21:36", id="a minus sign"),
        pytest.param("17 / 02 / 2026", "FR", "", "2026-02-16T23:00", id="spaces around the strokes"),
        pytest.param("17 Feb 2026 17:36 IRST", "IR", "", "2026-02-17T14:06", id="Iran's own letters"),
        pytest.param("Mon 04.05.2026", "", "", "2026-05-04T00:00", id="a weekday without a comma"),
        pytest.param("10:30, 16.02.2026", "UA", "uk", "2026-02-16T08:30", id="the clock first"),
        pytest.param("10:30 16/02/26", "ES", "es", "2026-02-16T09:30", id="before a year of two figures"),
        pytest.param("10:30:05 | 2026-02-16", "PL", "pl", "2026-02-16T09:30", id="before a year that comes first"),
        pytest.param("16 02 2026", "", "en", "2026-02-16T00:00", id="spaces, where the day can be told"),
        pytest.param("2026 02 16", "", "en", "2026-02-16T00:00", id="spaces, the year first"),
    ],
)
def test_a_date_is_read(printed: str, country: str, language: str, read: str) -> None:
    dated = dates.read(printed, now=NOW, country=country, language=language)

    assert dated.value is not None, dated.why
    assert f"{dated.value:%Y-%m-%dT%H:%M}" == read


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("03 05 2026", id="day and month with spaces between"),
        pytest.param("05 2026 12", id="the year between"),
        pytest.param("Mon, 16 Feb 2026 10:30:00 EST -0700", id="a zone that is not its offset"),
        pytest.param("2026-02-16 (EST)", id="a zone where a weekday stands"),
        pytest.param("10:30 - 11:30 16.02.2026", id="a span before it"),
        pytest.param("10:30 16.02.2026 11:30", id="a clock on each side"),
        pytest.param("10:30, 03/05/2026", id="a clock before a day that could be two"),
    ],
)
def test_what_could_be_two_days_is_none(printed: str) -> None:
    assert dates.read(printed, now=NOW, language="en").value is None
