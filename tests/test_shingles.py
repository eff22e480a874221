"""Words and stems of headlines, and how much two sets of them have in common."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import shingles


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param("U.S. envoys' talks", ["usa", "envoy", "talk"], id="the state, dotted or not"),
        pytest.param("Tell us of talks", ["tell", "talk"], id="the pronoun is a stop word"),
        pytest.param("Harbour Minister’s fury", ["harbour", "minister", "fury"], id="curly apostrophe, possessive"),
        pytest.param("Qurʾan, Hawaiʻi’s ʿAli", ["quran", "hawai", "ali"], id="modifier letters are apostrophes"),
        pytest.param("cease-fire—now", ["ceas", "fire"], id="hyphens and dashes part words"),
        pytest.param("A.I. at $3.5bn, 40% more", ["ai", "$3.5bn", "40%"], id="dots stay with digits only"),
        pytest.param("don't can’t", ["dont", "cant"], id="stop words are compared without apostrophe"),
        pytest.param("A B 7 storms", ["7", "storm"], id="lone letters go, lone digits stay"),
        pytest.param("Café São Łódź Ærø", ["cafe", "sao", "lodz", "aero"], id="accents fold to ASCII"),
        pytest.param("storm Storm STORMS", ["storm", "storm", "storm"], id="repeats stay, in order"),
        pytest.param("❤️ 🇫🇮 …", [], id="pictures are no words"),
    ],
)
def test_terms_of_a_latin_headline(text: str, terms: list[str]) -> None:
    assert shingles.terms(text) == terms


@pytest.mark.parametrize(
    ("token", "stem"),
    [
        pytest.param("countries", "country", id="ies"),
        pytest.param("lies", "lie", id="short ies is a plural"),
        pytest.param("virus", "virus", id="us stays"),
        pytest.param("congress", "congres", id="ss is halved"),
        pytest.param("warning", "warn", id="ing"),
        pytest.param("bring", "bring", id="short ing stays"),
        pytest.param("agreed", "agre", id="ed"),
        pytest.param("used", "used", id="short ed stays"),
        pytest.param("become", "becom", id="final e"),
        pytest.param("make", "make", id="short e stays"),
        pytest.param("stopped", "stop", id="doubled letter after ed"),
        pytest.param("2019s", "2019s", id="digits are not stemmed"),
        pytest.param("said", "", id="stop word"),
    ],
)
def test_a_token_gives_its_stem(token: str, stem: str) -> None:
    assert shingles.term(token) == stem


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param("Переговоры в Женеве", ["переговоры", "в", "женеве"], id="Cyrillic words"),
        pytest.param("محادثات جنيف", ["محادثات", "جنيف"], id="Arabic words"),
        pytest.param("विदेश मंत्री", ["विदेश", "मंत्री"], id="Devanagari keeps its vowel signs"),
        pytest.param("東京で会談", ["東京", "京で", "で会", "会談"], id="Japanese pairs"),
        pytest.param("회담 재개", ["회담", "재개"], id="Korean pairs"),
        pytest.param("日内瓦会谈", ["日内", "内瓦", "瓦会", "会谈"], id="Chinese pairs"),
        pytest.param(
            "ประชุมเจนีวา 2026", ["2026", "ปร", "ระ", "ะช", "ชุ", "ุม", "มเ", "เจ", "จน", "นี", "ีว", "วา"], id="Thai pairs"
        ),
        pytest.param("ＮＡＴＯ・会談", ["nato", "会談"], id="wide letters are letters"),
        pytest.param("مُحادثاتـــ", ["محادثات"], id="Arabic without vowel signs and stretching"),
        pytest.param("أحمد إلى آسيا", ["احمد", "الى", "اسيا"], id="Arabic alef is one letter"),
        pytest.param("Королёв", ["королев"], id="Russian ё is printed as е"),
        pytest.param("ज़ेलेंस्की", ["जेलेंस्की"], id="Hindi with and without the dot of a borrowed sound"),
        pytest.param("Знамʼянка Знам’янка", ["знам", "янка"] * 2, id="Ukrainian apostrophes"),
        pytest.param("שָׁלוֹם", ["שלום"], id="Hebrew without points"),
        pytest.param("NATO и Киев", ["nato", "и", "киев"], id="two scripts in one headline"),
    ],
)
def test_other_scripts_keep_their_words(text: str, terms: list[str]) -> None:
    assert shingles.terms(text) == terms


def test_words_keep_stop_words_and_endings() -> None:
    assert shingles.words("The envoys said 'no'.") == ["the", "envoys", "said", "no"]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param("ab", "ab", 1.0, id="equal"),
        pytest.param("abc", "bcd", 0.5, id="half"),
        pytest.param("ab", "cd", 0.0, id="nothing"),
        pytest.param("", "", 0.0, id="two empty sets do not resemble"),
    ],
)
def test_resemblance(one: str, other: str, share: float) -> None:
    assert shingles.resemblance(set(one), set(other)) == share


@given(st.text())
def test_any_text_gives_clean_terms(text: str) -> None:
    assert all(term and term == term.strip() and " " not in term for term in shingles.terms(text))


# "US" is a state and "us" is not: the one word that its capitals tell apart.
_US = re.compile(r"(?<![a-z0-9.])us(?![a-z0-9])")


@given(st.text(alphabet=st.characters(max_codepoint=127)).filter(lambda text: not _US.search(text.lower())))
def test_capitals_change_no_term(text: str) -> None:
    assert shingles.terms(text.upper()) == shingles.terms(text)
