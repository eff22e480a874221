"""Titles by a house's pattern, and the words over a list."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.house import named, titling
from tests.house.posts import words

_DAY = date(2022, 1, 9)
BRIEFING = named("wnu-briefing")


@pytest.mark.parametrize(
    ("house", "title"),
    [
        pytest.param("wnu", "Strait Opens", id="the news"),
        pytest.param("wnu-briefing", "Vik War News Updates -- January 9, 2022", id="topic and day"),
        pytest.param("opinion-roundup", "Commentaries, Opinions, And Editorials -- January 9, 2022", id="fixed words"),
        pytest.param("links-by-section", "Links 1/9/22", id="a day in figures"),
    ],
)
def test_a_new_post_is_titled_by_its_house(house: str, title: str) -> None:
    assert titling.titled(named(house), headline="Strait Opens", topic="Vik", day=_DAY, language="en") == title


@pytest.mark.parametrize("blog", ["River Watch", "{date} Watch", "A.*", "Vik -- War News Updates", " River  Watch "])
def test_a_dated_title_has_the_blogs_own_name_and_its_topic_is_found_again(blog: str) -> None:
    house = named("wnu-briefing", blog=blog)

    title = titling.titled(house, headline="", topic="Vik", day=_DAY, language="en")

    assert title == f"Vik {' '.join(blog.split())} -- January 9, 2022"
    assert titling.topic_in(title, house, "en") == "Vik"


def test_a_title_of_before_the_blog_had_its_name_is_known() -> None:
    house = named("wnu-briefing", blog="River Watch")

    assert titling.topic_in("Vik War News Updates -- May 1, 2013", house, "en") == "Vik"


def test_where_no_blog_has_a_name_there_is_no_gap() -> None:
    house = replace(BRIEFING, blog="")

    title = titling.titled(house, headline="", topic="Vik", day=_DAY, language="en")

    assert title == "Vik -- January 9, 2022"
    assert titling.topic_in(title, house, "en") == "Vik"


def test_a_title_that_only_names_the_blog_is_the_headline_where_it_has_no_name() -> None:
    house = replace(named("wnu"), title_pattern="{blog}")

    assert titling.titled(house, headline="Strait Opens", topic="Vik", day=_DAY, language="en") == "Strait Opens"
    assert re.fullmatch(titling.shape(house.title_pattern, house, "en"), "Strait Opens")


def test_fields_in_a_headline_are_words() -> None:
    title = titling.titled(named("wnu"), headline="{date} {topic}", topic="Vik", day=_DAY, language="en")

    assert title == "{date} {topic}"


@pytest.mark.parametrize(
    ("house", "title", "heading"),
    [
        pytest.param("wnu", "Strait Opens", "Strait Opens (Update)", id="the title as printed"),
        pytest.param("wnu-briefing", "Vik War News Updates -- May 1, 2013", "More News On Vik", id="the title's topic"),
        pytest.param("wnu-briefing", "Vik War News Updates -- May 1", "Strait Opens (Update)", id="no day, no topic"),
        pytest.param("wnu-briefing", "Strait Opens", "Strait Opens (Update)", id="a title without a topic"),
        pytest.param("opinion-roundup", "Any", "Commentaries, Opinions, And Editorials", id="fixed words"),
        pytest.param("links-by-section", "Links 1/9/22", "", id="none"),
    ],
)
def test_a_list_stands_under_the_house_s_words(house: str, title: str, heading: str) -> None:
    assert titling.heading(named(house), title=title, printed="Strait Opens (Update)", language="en") == heading


@given(topic=words, blog=st.just("") | words, day=st.dates(), language=st.sampled_from(["en", "fr", "de", "ja"]))
def test_the_topic_of_a_dated_title_is_found_again(topic: str, blog: str, day: date, language: str) -> None:
    house = replace(BRIEFING, blog_here=blog)
    title = titling.titled(house, headline="", topic=topic, day=day, language=language)

    assert titling.topic_in(title, house, language) == topic


def test_a_heading_may_be_the_topic_alone() -> None:
    house = replace(BRIEFING, heading="{topic}")

    assert titling.heading(house, title="Vik War News Updates -- May 1, 2013", printed="x", language="en") == "Vik"


def test_a_headline_with_the_pattern_s_own_mark_in_it_leaves_the_topic_whole() -> None:
    house = replace(named("wnu"), title_pattern="{topic}: {headline}", heading="More On {topic}")

    title = titling.titled(house, headline="Mayor: No Bridge", topic="River", day=_DAY, language="en")

    assert titling.topic_in(title, house, "en") == "River"
    assert titling.heading(house, title=title, printed=title, language="en") == "More On River"
