"""Corrections and updates below a post: a line that is printed is read back as the notice it was."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import render, settings
from pipeline.errors import UsageError
from pipeline.house import FORMATS, days, named, notices
from pipeline.news import Notice, Roundup
from pipeline.text import tidy

LANGUAGES = ("en", "fr", "de", "ru", "ar", "fa", "he", "zh", "ja", "hi", "pt-BR")
LINES = (
    named("wnu").notice_lines,
    {"correction": "Berichtigung, {date}: {text}", "update": "{date} UPDATE {text}"},
    {"correction": "CORRECTED {text} (seen {date})", "update": "CORRECTED AND CONTINUED {text}"},
    {"correction": "Note .* {text}", "update": "+ more [{date}]  {text}."},
)
# Words that no mark of Markdown changes: what links and emphasis become is the comment's affair.
WORDS = st.text("ab (): .{}$^é日ש", min_size=1).map(tidy).filter(bool)
NOTICES = st.builds(Notice, kind=st.sampled_from(notices.KINDS), date=st.dates().map(str), text=WORDS)
WNU = named("wnu")


def printed(notice: Notice, lines: dict[str, str], language: str) -> str:
    post = Roundup(date="", title="", notices=(notice,))
    return render.post(post, form="text", language=language, notices=lines).strip()


@given(notice=NOTICES, lines=st.sampled_from(LINES), language=st.sampled_from(LANGUAGES))
def test_a_notice_that_is_printed_is_read_back(notice: Notice, lines: dict[str, str], language: str) -> None:
    line = printed(notice, lines, language)

    read = notices.read(line, lines, language=language, otherwise=notice.date)

    assert read == notice


@pytest.mark.parametrize(
    ("language", "day"),
    [
        pytest.param("en", "March 5, 2023", id="English"),
        pytest.param("pt-BR", "5 de março de 2023", id="Portuguese"),
        pytest.param("de", "5. März 2023", id="German"),
        pytest.param("ja", "2023年3月5日", id="Japanese"),
        pytest.param("th", "มีนาคม 5, 2023", id="Thai counts its years otherwise"),
    ],
)
def test_a_notice_bears_its_day_as_the_language_writes_it(language: str, day: str) -> None:
    line = printed(Notice(kind="correction", date="2023-03-05", text="Um só."), dict(WNU.notice_lines), language)

    assert line == f"Correction ({day}): Um só."


def test_a_notice_of_a_post_of_before_is_read_too() -> None:
    read = notices.read("Correction (março 5, 2023): Um só.", WNU.notice_lines, language="pt-BR")

    assert read == Notice(kind="correction", date="2023-03-05", text="Um só.")


def test_of_two_lines_that_fit_the_longer_one_is_meant_of_a_post_of_before_too() -> None:
    lines = {"correction": "Nota ({date}): {text}", "update": "Nota {text}"}

    read = notices.read("Nota (março 5, 2023): Um só.", lines, language="pt-BR")

    assert read == Notice(kind="correction", date="2023-03-05", text="Um só.")


@given(day=st.dates(), language=st.sampled_from(LANGUAGES))
def test_a_day_that_is_printed_is_read_back(day: date, language: str) -> None:
    for house in FORMATS:
        for pattern in (house.date_pattern, *notices.date_patterns(language), "EEEE, d 'de' MMMM 'de' y"):
            assert days.read(days.printed(day, pattern, language), pattern, language) == day


@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_title_s_day_is_read_back(day: date) -> None:
    for house in FORMATS:
        written = days.printed(day, house.title_date_pattern, "en")
        assert days.read(written, house.title_date_pattern, "en") == day


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Correction (March 35, 2023): One tug.", id="no such day"),
        pytest.param("Correction (March 5, 2023):", id="no words"),
        pytest.param("Fog lifts -- The Ledger", id="a link"),
        pytest.param("correction (March 5, 2023): One tug.", id="another spelling"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_notice_is_not_read_as_one(line: str) -> None:
    assert notices.read(line, WNU.notice_lines, language="en") is None


@pytest.mark.parametrize("written", ["No field", "{text} {text}", "{date} {date} {text}", "{words}", "{text", "{}"])
def test_a_line_that_is_no_notice_line_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="notice line"):
        notices.parts(written)


def test_the_settings_begin_with_the_house_s_own_lines() -> None:
    assert settings.default().format.notices == dict(WNU.notice_lines)


def test_notices_stand_below_everything_else_with_their_links() -> None:
    post = Roundup(
        date="2023-03-05",
        title="Strait Opens",
        comment="First.",
        notices=(Notice(kind="correction", date="2023-03-06", text="Two [tugs](https://e.org/2), *not* one."),),
    )

    assert render.post(post, form="text").splitlines()[-1] == "Correction (March 6, 2023): Two tugs, not one."
    assert render.post(post, form="markdown").splitlines()[-1] == (
        "Correction (March 6, 2023): Two [tugs](https://e.org/2), *not* one."
    )
    assert '<p class="correction" data-date="2023-03-06">' in render.body(post, form="html")
    assert render.post(replace(post, notices=()), form="text").splitlines()[-1] == "WNU Editor: First."
