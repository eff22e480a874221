"""Dates of any outlet: right, or none with the reason."""

import gzip
import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from babel.dates import get_date_format
from hypothesis import given
from hypothesis import strategies as st

from pipeline import dates
from pipeline.dates import shapes, zones
from tests.desks import SHARED

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FEEDS = SHARED / "data" / "feeds"


@pytest.mark.parametrize(
    ("printed", "country", "language", "read"),
    [
        pytest.param("2026-02-17T17:36:36Z", "", "", "2026-02-17T17:36:36Z", id="ISO"),
        pytest.param("2026-02-17T17:36:36-0500", "", "", "2026-02-17T22:36:36Z", id="ISO, offset without colon"),
        pytest.param("2026-02-17T17:36:36.123456789+01:00", "", "", "2026-02-17T16:36:36Z", id="ISO, nanoseconds"),
        pytest.param(" 2026-02-17 17:36 ", "", "", "2026-02-17T17:36:00Z", id="ISO, no zone, no country"),
        pytest.param("2026-02-17 17:36", "JP", "", "2026-02-17T08:36:00Z", id="no zone in a country of one zone"),
        pytest.param("2026-02-17 17:36", "US", "", "2026-02-17T22:36:00Z", id="no zone in a country of several"),
        pytest.param("2026-07-17 17:36", "CA", "", "2026-07-17T21:36:00Z", id="no zone in one of several, in summer"),
        pytest.param("2026-02-17 17:36", "RU", "", "2026-02-17T14:36:00Z", id="no zone in Russia"),
        pytest.param("2026-02-17 17.36", "FI", "", "2026-02-17T15:36:00Z", id="a point for a colon"),
        pytest.param("2026-07-17 17:36", "GB", "", "2026-07-17T16:36:00Z", id="no zone in summer"),
        pytest.param("2026-02-17", "IN", "", "2026-02-16T18:30:00Z", id="a day is its midnight"),
        pytest.param("11/19/19 06:56 AM EST", "", "", "2019-11-19T11:56:00Z", id="a short year, the day told"),
        pytest.param("05/12/19 06:56 PM", "GB", "", "2019-12-05T18:56:00Z", id="a short year, by country"),
        pytest.param("20260217T173636Z", "", "", "2026-02-17T17:36:36Z", id="ISO basic"),
        pytest.param("2026-02-17T17:36:36 +0200", "", "", "2026-02-17T15:36:36Z", id="space before the offset"),
        pytest.param("2026-02-17 17:36:36 UTC", "", "", "2026-02-17T17:36:36Z", id="ISO with a named zone"),
        pytest.param("2026-2-7T7:36:36Z", "", "", "2026-02-07T07:36:36Z", id="single figures"),
        pytest.param("2026-02-17T24:00:00Z", "", "", "2026-02-18T00:00:00Z", id="24 o'clock"),
        pytest.param("2026-02-17T23:59:60Z", "", "", "2026-02-17T23:59:59Z", id="leap second"),
        pytest.param("2024-03-01-05:00", "", "", "2024-03-01T05:00:00Z", id="xs:date with a zone"),
        pytest.param("2024-03-01+01:00", "", "", "2024-02-29T23:00:00Z", id="xs:date with a zone east"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 -0500", "", "", "2026-02-18T02:10:07Z", id="RFC 5322"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 GMT", "", "", "2026-02-17T21:10:07Z", id="RFC 5322 GMT"),
        pytest.param("17 Feb 2026 21:10 +0300", "", "", "2026-02-17T18:10:00Z", id="no weekday, no seconds"),
        pytest.param("Sun, 10 Dec 17 13:01:36 -0800", "", "", "2017-12-10T21:01:36Z", id="two figures of a year"),
        pytest.param("03 Apr 02 1500 GMT", "", "", "2002-04-03T15:00:00Z", id="four figures of a time"),
        pytest.param("Wed, 5 Nov 2025 13:52:10  EST", "", "", "2025-11-05T18:52:10Z", id="two spaces"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 -0000", "", "", "2026-02-17T21:10:07Z", id="minus nought is UTC"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 +0000 (UTC)", "", "", "2026-02-17T21:10:07Z", id="comment"),
        pytest.param(
            "Tue Feb 17 2026 21:10:07 GMT+0100 (Central European Time)", "", "", "2026-02-17T20:10:07Z", id="JS"
        ),
        pytest.param("Tue Feb 17 21:10:07 +0000 2026", "", "", "2026-02-17T21:10:07Z", id="year last"),
        pytest.param("Tue Feb 17 21:10:07 CET 2026", "", "", "2026-02-17T20:10:07Z", id="Unix date"),
        pytest.param("Fri, 17 Jul 2026 21:10:07 BST", "GB", "", "2026-07-17T20:10:07Z", id="BST of London"),
        pytest.param("Fri, 17 Jul 2026 21:10:07 BST", "BD", "", "2026-07-17T15:10:07Z", id="BST of Dhaka"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 IST", "IN", "", "2026-02-17T15:40:07Z", id="IST of India"),
        pytest.param("Fri, 17 Jul 2026 21:10:07 IST", "IE", "", "2026-07-17T20:10:07Z", id="IST of Ireland"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 IST", "IL", "", "2026-02-17T19:10:07Z", id="IST of Israel"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 CST", "CN", "", "2026-02-17T13:10:07Z", id="CST of China"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 CST", "US", "", "2026-02-18T03:10:07Z", id="CST of Chicago"),
        pytest.param("January 7, 2017 4:24 p.m. EDT", "US", "en", "2017-01-07T20:24:00Z", id="p.m. and EDT"),
        pytest.param("Fri July 17, 2026 4:24 PM ET", "US", "en", "2026-07-17T20:24:00Z", id="Eastern time in summer"),
        pytest.param("Wednesday, February 18th, 2026 at 12:05 am", "GB", "en", "2026-02-18T00:05:00Z", id="12 am"),
        pytest.param("2020/1/10 14:33:00", "CN", "zh", "2020-01-10T06:33:00Z", id="slashes, year first"),
        pytest.param("2023年4月25日", "JP", "ja", "2023-04-24T15:00:00Z", id="Japanese day"),
        pytest.param("2023年4月25日 14時30分15秒", "JP", "ja", "2023-04-25T05:30:15Z", id="Japanese time"),
        pytest.param("2023年4月25日(火) 14時30分", "JP", "ja", "2023-04-25T05:30:00Z", id="Japanese weekday"),
        pytest.param("2023. 4. 25. 오후 3:05", "KR", "ko", "2023-04-25T06:05:00Z", id="Korean afternoon"),
        pytest.param("2023-04-25 下午3:05", "CN", "zh", "2023-04-25T07:05:00Z", id="Chinese afternoon"),
        pytest.param("Thứ Ba, 17/02/2026, 21:10 (GMT+7)", "VN", "vi", "2026-02-17T14:10:00Z", id="zone in brackets"),
        pytest.param("17 Feb 2026 21:10 (+0200)", "", "", "2026-02-17T19:10:00Z", id="offset in brackets"),
        pytest.param("03/04/2024", "US", "en", "2024-03-04T05:00:00Z", id="month first"),
        pytest.param("03/04/2024", "GB", "en", "2024-04-02T23:00:00Z", id="day first"),
        pytest.param("25/04/2023", "", "", "2023-04-25T00:00:00Z", id="only one order is possible"),
        pytest.param("04/25/2023", "GB", "", "2023-04-24T23:00:00Z", id="only the other order is possible"),
        pytest.param("03.04.2024", "DE", "de", "2024-04-02T22:00:00Z", id="dots are day first"),
        pytest.param("17.02.2026, 21:10 Uhr", "DE", "de", "2026-02-17T20:10:00Z", id="Uhr"),
        pytest.param("25/04/2023 às 12h26", "BR", "pt", "2023-04-25T15:26:00Z", id="às 12h26 is a time"),
        pytest.param("Tue, 02/17/2026 - 21:10", "", "", "2026-02-17T21:10:00Z", id="a weekday before figures"),
        pytest.param("Thu, 02/05/2026 - 21:10", "GB", "", "2026-02-05T21:10:00Z", id="a weekday tells the order"),
        pytest.param("Δευτέρα, 16/02/2026 21:10", "GR", "el", "2026-02-16T19:10:00Z", id="a weekday in Greek"),
        pytest.param("2026-02-17 21:10:07 +0300 MSK", "RU", "", "2026-02-17T18:10:07Z", id="Go, offset and name"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 +0530 IST", "", "", "2026-02-17T15:40:07Z", id="a name explained"),
        pytest.param(
            "2026-02-17T21:10+01:00[Europe/Paris]", "", "", "2026-02-17T20:10:00Z", id="Java, offset and place"
        ),
        pytest.param("2026-02-17T21:10Z[UTC]", "", "", "2026-02-17T21:10:00Z", id="Java in UTC"),
        pytest.param("2026-02-17T21:10:00+00:00Z", "", "", "2026-02-17T21:10:00Z", id="UTC said twice"),
        pytest.param(
            "17 Feb 2026 21:10 America/New_York", "", "", "2026-02-18T02:10:00Z", id="a place that begins like am"
        ),
        pytest.param("1518478934", "", "", "2018-02-12T23:42:14Z", id="seconds"),
        pytest.param("1518478934123", "", "", "2018-02-12T23:42:14Z", id="milliseconds"),
        pytest.param("20230425143300", "", "", "2023-04-25T14:33:00Z", id="fourteen figures"),
        pytest.param("25 avril 2023 à 12h26", "FR", "fr", "2023-04-25T10:26:00Z", id="French"),
        pytest.param("25 апреля 2023, 12:26 MSK", "RU", "ru", "2023-04-25T09:26:00Z", id="Russian with a zone"),
        pytest.param("25 de abril de 2023 12:26", "ES", "es-ES", "2023-04-25T10:26:00Z", id="Spanish"),
        pytest.param("25. huhtikuuta 2023", "FI", "fi", "2023-04-24T21:00:00Z", id="Finnish"),
        pytest.param("٢٥ أبريل ٢٠٢٣", "EG", "ar", "2023-04-24T22:00:00Z", id="Arabic figures"),
        pytest.param("\u200f25/04/2023 12:26", "IL", "he", "2023-04-25T09:26:00Z", id="bidi mark"),
        pytest.param("2026-11-25T12:00:00Z", "", "", "2026-11-25T12:00:00Z", id="just 24 hours ahead"),
    ],
)
def test_a_date_is_read(printed: str, country: str, language: str, read: str) -> None:
    dated = dates.read(printed, now=NOW, country=country, language=language)

    assert dated.value is not None, dated.why
    assert dated.value.strftime("%Y-%m-%dT%H:%M:%SZ") == read


@pytest.mark.parametrize(
    ("printed", "country", "language", "why"),
    [
        pytest.param("", "", "", "no date given", id="nothing"),
        pytest.param(" \n", "", "", "no date given", id="white space"),
        pytest.param("2026 " * 50, "", "", "more than 100 characters", id="a text"),
        pytest.param("yesterday", "US", "en", "no year", id="relative word"),
        pytest.param("il y a 2 heures", "FR", "fr", "no year", id="relative words in French"),
        pytest.param("12 hours ago 2026", "US", "en", "no date in the language en", id="relative words and a year"),
        pytest.param("Feb 2026", "US", "en", "no date in the language en", id="month and year"),
        pytest.param("1/10/20", "US", "en", "no year", id="two figures of a year with slashes"),
        pytest.param("05/12/19 06:56 PM", "", "", "no shape of a date", id="a short year, the day not told"),
        pytest.param("19/11/19 18:56", "", "", "no shape of a date", id="a short year that may stand first"),
        pytest.param("2026", "", "", "a number that is no date", id="a year"),
        pytest.param("0", "", "", "a number that is no date", id="nought"),
        pytest.param("03/04/2024", "", "", "either", id="day order unknown"),
        pytest.param("03/04/2024", "CA", "en", "either in CA", id="day order of Canada"),
        pytest.param("do 17.02.2026", "PL", "pl", "in figures", id="until a day, and no weekday"),
        pytest.param("03/04/2024 kell 10", "EE", "et", "in figures", id="figures are not left to dateparser"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 IST", "", "", "the zone IST is not certain", id="IST of nowhere"),
        pytest.param(
            "Tue, 17 Feb 2026 21:10:07 BST", "US", "", "not certain for an outlet of US", id="BST of elsewhere"
        ),
        pytest.param("Tue, 17 Feb 2026 21:10:07 EST", "AU", "", "the zone EST is not certain", id="EST of Australia"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 GST", "KW", "", "the zone GST is not certain", id="GST of Kuwait"),
        pytest.param("2026-07-17 21:10:07 -0400 EST", "US", "", "-0400 EST is not certain", id="offset against name"),
        pytest.param("Wed, 02/05/2026 - 21:10", "", "", "either", id="a weekday of neither order"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 XYZ", "US", "", "the zone XYZ is not certain", id="unknown zone"),
        pytest.param("Tue, 17 Feb 2026 21:10:07 A", "US", "", "the zone A is not certain", id="military letter"),
        pytest.param("3:05 PM ET, Sat January 7, 2017", "US", "en", "zone in the middle", id="zone in the middle"),
        pytest.param("2026-02-17T10:00:00+20:00", "", "", "14 hours", id="offset of no place"),
        pytest.param("Tue, 31 Feb 2026 10:00:00 GMT", "", "", "no day of the calendar", id="31 February"),
        pytest.param("2024-13-01", "", "", "no day of the calendar", id="month 13"),
        pytest.param("2026-02-17 25:00", "", "", "no time of the day", id="25 o'clock"),
        pytest.param("2026-02-17 13:05 AM", "", "", "before noon", id="13 AM"),
        pytest.param("1970-01-01T00:00:00Z", "", "", "before 1990: 1970-01-01", id="zero of a clock"),
        pytest.param("0001-01-01T00:00:00+01:00", "", "", "no day of the calendar", id="edge of the calendar"),
        pytest.param("1402/02/05", "", "", "before 1990", id="a year of nobody's calendar"),
        pytest.param("2569-02-17", "", "", "more than 24 hours ahead", id="a year that no country tells"),
        pytest.param("2026-11-25T12:00:01Z", "", "", "more than 24 hours ahead", id="a second too far ahead"),
        pytest.param("25 avril 2023", "FR", "", "no language", id="words without a language"),
        pytest.param("25 avril 2023", "FR", "xx", "no date in the language xx", id="words in an unknown language"),
    ],
)
def test_no_date_has_a_reason(printed: str, country: str, language: str, why: str) -> None:
    dated = dates.read(printed, now=NOW, country=country, language=language)

    assert dated.value is None
    assert why in dated.why


def test_a_date_without_zone_says_which_was_taken() -> None:
    assert dates.read("2026-02-17 17:36", now=NOW, country="JP").why.endswith("no zone given, read as Asia/Tokyo")


def test_a_date_whose_zone_is_open_says_which_was_taken() -> None:
    assert dates.read("2026-02-17 17:36", now=NOW, country="US").why.endswith("no zone given, read as America/New_York")


def test_a_date_with_its_zone_says_only_its_shape() -> None:
    assert dates.read("2026-02-17T17:36:00Z", now=NOW).why == "ISO 8601"


@pytest.mark.parametrize("country", sorted({*zones._USUAL, *zones._FOREMOST}))
def test_every_usual_zone_is_in_the_time_zone_data(country: str) -> None:
    zone, name = zones.usual_zone(country)

    assert datetime(2026, 1, 1, tzinfo=zone).utcoffset() is not None, name


@pytest.mark.parametrize("territory", ["US", "GB", "DE", "FR", "IN", "AU", "ZA", "BR", "NG", "IE"])
def test_day_order_is_that_of_cldr(territory: str) -> None:
    language = {"DE": "de", "FR": "fr", "BR": "pt"}.get(territory, "en")
    letters = re.sub(r"[^dMy]", "", get_date_format("short", f"{language}_{territory}").pattern)

    assert (territory in shapes._MONTH_FIRST) == letters.startswith("M")


DATE_PIECES = st.lists(
    st.sampled_from(
        ["2026", "26", "17", "02", "2", "Feb", "février", "-", "/", ".", ":", "T", "Z", " ", ",", "+", "0500",
         "21:10", "pm", "AM", "BST", "GMT", "EST", "年", "月", "日", "오후", "at", "99999999999999999999", "٢٥",
         "(", ")", "Tue", "yesterday"]
    ),
    max_size=10,
).map("".join)  # fmt: skip


@given(
    printed=st.one_of(st.text(max_size=120), DATE_PIECES),
    country=st.one_of(st.sampled_from(["", "US", "GB", "IN", "JP", "CA"]), st.text(max_size=3)),
    language=st.one_of(st.sampled_from(["", "en", "fr", "ar"]), st.text(max_size=4)),
)
def test_whatever_is_printed_the_reader_answers(printed: str, country: str, language: str) -> None:
    dated = dates.read(printed, now=NOW, country=country, language=language)

    assert dated.why
    assert dated.value is None or datetime(1990, 1, 1, tzinfo=UTC) <= dated.value <= NOW + timedelta(hours=24)


MOMENTS = st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2026, 11, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)


@given(moment=MOMENTS, hours=st.integers(-12, 14))
def test_every_moment_survives_iso_and_rfc_5322(moment: datetime, hours: int) -> None:
    offset = f"{hours:+03d}00"
    there = moment + timedelta(hours=hours)

    assert dates.read(f"{there:%Y-%m-%dT%H:%M:%S}{offset}", now=NOW).value == moment
    assert dates.read(f"{there:%a, %d %b %Y %H:%M:%S} {offset}", now=NOW).value == moment


@given(moment=MOMENTS)
def test_every_moment_survives_as_seconds(moment: datetime) -> None:
    assert dates.read(str(int(moment.timestamp())), now=NOW).value == moment


@pytest.mark.skipif(not FEEDS.exists(), reason="the shared feeds are not on this machine")
def test_no_first_date_of_the_shared_feeds_is_wrong() -> None:
    rows = [json.loads(line) for line in (FEEDS / "expected.jsonl").read_text("utf-8").splitlines()]
    wrong = []
    for row in (row for row in rows if row.get("first_published")):
        body = gzip.decompress((FEEDS / row["file"]).read_bytes())
        body = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
        printed = re.findall(
            r"(?:<(?:\w+:)?(?:pubDate|date|published|updated)[^>]*>|\"date_published\"\s*:\s*\")([^<\"]+)",
            body.decode("utf-8", "replace"),
        )
        read = [dated.value for text in printed if (dated := dates.read(text, now=NOW)).value]
        first = datetime.fromisoformat(row["first_published"])
        if (first if first.tzinfo else first.replace(tzinfo=UTC)) not in read:
            wrong.append((row["file"], printed[:3]))

    assert wrong == []
