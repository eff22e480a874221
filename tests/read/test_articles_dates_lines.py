"""Lines beside a headline that name a day: which of them date the piece, and at what time of the day."""

import pytest

from tests.read.invented_pages import page, read


def _published(*lines: str, country: str = "", language: str = "en") -> str:
    before = "".join(f"<div>{line}</div>" for line in lines)
    published = read(
        page(before=before).replace(b'lang="en"', f'lang="{language}"'.encode()), country=country
    ).published
    return f"{published:%Y-%m-%dT%H:%M}" if published else ""


@pytest.mark.parametrize(
    ("line", "country", "time"),
    [
        pytest.param("Published 11:05 PM EDT May 11, 2026", "US", "2026-05-12T03:05", id="its half and zone"),
        pytest.param("3:05 PM EDT, Tue May 12, 2026", "US", "2026-05-12T19:05", id="and a weekday"),
        pytest.param("3:05PM - 12 May 2026", "GB", "2026-05-12T14:05", id="a dash"),
        pytest.param("3:05PM AFP 12 May 2026", "GB", "2026-05-12T14:05", id="an agency"),
        pytest.param("3:05PM BST 12 May 2026", "", "2026-05-12T00:00", id="a zone that is not certain"),
    ],
)
def test_a_clock_may_stand_before_its_day(line: str, country: str, time: str) -> None:
    assert _published(line, country=country) == time


@pytest.mark.parametrize(
    ("line", "language", "dated"),
    [
        pytest.param("The old bridge was opened to cars on 12 May 2024", "en", False, id="a sentence"),
        pytest.param("فتح الجسر القديم للسيارات يوم 12 مايو 2024.", "ar", False, id="letters without small ones"),
        pytest.param("大桥于2024年5月12日通车，当地居民 非常高兴。", "zh", False, id="Chinese"),
        pytest.param("First published in our paper on 12 May 2024", "en", True, id="a label"),
        pytest.param("Por Ana Bo, enviada especial, 12 de mayo de 2024", "es", True, id="a byline"),
        pytest.param("By Ann Bo, Cy Do And The Harbour Times Staff, Osthaven, 12 May 2024", "en", True, id="capitals"),
        pytest.param("2024年5月12日 来源：港湾报 作者：王小明 浏览：33", "zh", True, id="a Chinese line of facts"),
    ],
)
def test_a_line_that_tells_of_a_day_dates_nothing(line: str, language: str, dated: bool) -> None:
    assert bool(_published(line, language=language)) == dated


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        pytest.param(("The crews met in the hall again on 1 May 2026", "12 May 2026"), "2026-05-12", id="a sentence"),
        pytest.param(("1 May 2026", "Published: Tuesday, 12 May 2026"), "2026-05-12", id="a label"),
        pytest.param(
            ("12 May 2026", "A report published on 1 May 2026 calls the bridge safe."), "2026-05-12", id="of a report"
        ),
        pytest.param(
            ("A report published on 1 May 2026 says that the bridge is not safe for cars", "12 May 2026"),
            "2026-05-12",
            id="of a report, without a full stop",
        ),
        pytest.param(
            ("1 May 2026", "Published 12 May 2026 at 3 p.m. in print and online"), "2026-05-12", id="words behind it"
        ),
        pytest.param(("1 May 2026", "Publié le 13/05/2026"), "2026-05-13", id="a French label"),
        pytest.param(("1 May 2026", "Harbour Publishing, 12 May 2026"), "2026-05-01", id="a publisher"),
        pytest.param(("1 May 2026", "She spoke publicly on 12 May 2026"), "2026-05-01", id="a word like it"),
    ],
)
def test_the_line_that_says_published_comes_first(lines: tuple[str, ...], day: str) -> None:
    assert _published(*lines).startswith(day)


@pytest.mark.parametrize(
    ("line", "country", "language", "time"),
    [
        pytest.param("May 12, 2026 — 7.30pm", "AU", "en", "2026-05-12T09:30", id="a long dash"),
        pytest.param("Publié le 12/05/26 à 11:30", "FR", "fr", "2026-05-12T09:30", id="behind a short year"),
        pytest.param("12 Mayıs 2026 Salı, 12:30", "TR", "tr", "2026-05-12T09:30", id="a weekday and a comma between"),
        pytest.param("12. svibnja 2026. u 11:30", "HR", "hr", "2026-05-12T09:30", id="a Croatian at"),
        pytest.param("9:30 pm on 12 May 2026", "NZ", "en", "2026-05-12T09:30", id="before it, and on"),
        pytest.param(
            "Le 12 mai 2026 à 11h30 - Mis à jour le 13 mai 2026 à 8h",
            "FR",
            "fr",
            "2026-05-12T09:30",
            id="the words of a change tell nothing",
        ),
        pytest.param("12 mai 2026, 11 h 30", "CA", "fr", "2026-05-12T15:30", id="spaces around the French h"),
        pytest.param("12 ماي 2026 على الساعة 10:30", "DZ", "ar", "2026-05-12T09:30", id="an Arabic at"),
        pytest.param("12 مايو 2026 - 09:30 بتوقيت غرينتش", "AE", "ar", "2026-05-12T09:30", id="Greenwich in words"),
        pytest.param(
            "نشر في: 12 مايو ,2026: 12:30 م GST", "SA", "ar", "2026-05-12T08:30", id="a colon behind the year"
        ),
    ],
)
def test_a_clock_is_read_behind_its_day(line: str, country: str, language: str, time: str) -> None:
    assert _published(line, country=country, language=language) == time
