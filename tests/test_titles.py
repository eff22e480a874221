"""Titles: every word capitalised, and nothing else changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import titles

_HEADLINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["'the", "lord of", "the rings'", "“we", "don’t”", "(and", "U.S.-led", "iPhone", "Jong-un", "—", " - ", "ß"]
        ),
        st.text(max_size=8),
    ),
    max_size=8,
).map(" ".join)


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        pytest.param(
            "Pilots of the strait to strike in March", "Pilots Of The Strait To Strike In March", id="small words"
        ),
        pytest.param("Kim Jong-un meets gun-toting pilots", "Kim Jong-un Meets Gun-toting Pilots", id="hyphen tails"),
        pytest.param("the U.S.-Led talks and p.m. briefings", "The U.S.-Led Talks And p.m. Briefings", id="dotted"),
        pytest.param("P. R. Reid's book", "P. R. Reid's Book", id="initials"),
        pytest.param(
            "iPhone, eBay and McDonald's sue NATO", "iPhone, eBay And McDonald's Sue NATO", id="inner capitals"
        ),
        pytest.param("anti-NATO vote", "Anti-NATO Vote", id="capitals in the tail only"),
        pytest.param("BREAKING: war", "BREAKING: War", id="capitals stay"),
        pytest.param("'stunning' but ‘difficult’ \"talks\"", "'Stunning' But ‘Difficult’ \"Talks\"", id="quote marks"),
        pytest.param("pilots: 'massive consequences'", "Pilots: 'Massive Consequences'", id="quoted words"),
        pytest.param(
            "‘Hands off’: pilots march", "‘Hands Off’: Pilots March", id="quoted words of a name's, at the end"
        ),
        pytest.param("who reads 'Treaty of Vik' today", "Who Reads 'Treaty of Vik' Today", id="quoted name"),
        pytest.param(
            'ports’ "State of the Strait" speech', 'Ports’ "State of the Strait" Speech', id="quoted name, double"
        ),
        pytest.param("the (very) [old] ¿port?", "The (Very) [Old] ¿Port?", id="brackets"),
        pytest.param("fog lifts—and stays - for now", "Fog Lifts—And Stays - For Now", id="dashes"),
        pytest.param("20th year, 5g and $5bn", "20th Year, 5g And $5bn", id="figures"),
        pytest.param("we don't know, o'clock", "We Don't Know, O'clock", id="apostrophes"),
        pytest.param(
            "nordnews.example and @vik_pilots #fog", "nordnews.example And @vik_pilots #fog", id="domains and handles"
        ),
        pytest.param("élysée says ßo", "Élysée Says ßo", id="Latin letters of any kind"),
        pytest.param("кремль молчит 日本 فتح", "кремль молчит 日本 فتح", id="other scripts"),
        pytest.param("weather:Fed, and/or vik.example/Rain", "Weather:Fed, And/or vik.example/Rain", id="halves"),
        pytest.param("  two   spaces ", "  Two   Spaces ", id="spaces as typed"),
        pytest.param("", "", id="empty"),
    ],
)
def test_every_word_is_capitalised(headline: str, title: str) -> None:
    assert titles.cased(headline) == title


@given(headline=_HEADLINES)
def test_casing_twice_changes_nothing(headline: str) -> None:
    once = titles.cased(headline)

    assert titles.cased(once) == once


@given(headline=_HEADLINES)
def test_only_the_case_of_letters_changes(headline: str) -> None:
    title = titles.cased(headline)

    assert len(title) == len(headline)
    assert all(new in (old, old.title()) for old, new in zip(headline, title, strict=True))


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        pytest.param("Fog lifts - Meridian News", "Fog Lifts", id="hyphen"),
        pytest.param("Fog lifts | meridian news", "Fog Lifts", id="bar, another case"),
        pytest.param("Fog lifts – The Meridian", "Fog Lifts", id="dash, an alias with The"),
        pytest.param("Fog lifts | Meridian | Meridian News", "Fog Lifts", id="twice"),
        pytest.param("Fog lifts - for now", "Fog Lifts - For Now", id="another tail"),
        pytest.param("Fog lifts | World | Meridian", "Fog Lifts | World", id="only the outlet's name"),
        pytest.param("Fog-Meridian", "Fog-Meridian", id="no spaces"),
        pytest.param("Meridian News", "Meridian News", id="nothing else"),
        pytest.param("- Meridian", "- Meridian", id="no news before"),
        pytest.param("Fog lifts (UPDATE)", "Fog Lifts", id="update mark"),
        pytest.param("(Update)", "(Update)", id="update mark alone"),
    ],
)
def test_a_proposed_title_states_the_news_not_the_outlet(headline: str, title: str) -> None:
    assert titles.proposed(headline, outlet_names=("Meridian News", "Meridian", "")) == title


def test_a_proposed_title_without_known_names_keeps_its_tail() -> None:
    assert titles.proposed("Fog lifts - Meridian News") == "Fog Lifts - Meridian News"


def test_a_house_without_capitals_leaves_every_letter_as_the_outlet_wrote_it() -> None:
    headline = "Fähre nach Vik fällt aus | Meridian"

    assert titles.proposed(headline, outlet_names=("Meridian",), capitals=False) == "Fähre nach Vik fällt aus"
