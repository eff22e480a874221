"""The laws of text from outside: done twice is done once, no tag is left but ours, and the time goes by the length."""

import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline import text
from tests.desks import SHARED
from tests.hostile_strings import hostile

SANITIZE = SHARED / "data" / "hostile" / "sanitize.jsonl"
OUR_TAG = re.compile(r'</?(?:a|b|i|em|strong|p|br|blockquote)(?: href="https?://[^"\s]+")?>')
MARKUP = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["<", ">", "<b>", "</b>", "<p>", "</p>", "<br>", "<br/>", "<script>", "</script>", "<!--", "-->",
             "<![CDATA[", "]]>", "&", "&amp;", "&lt;", "&gt;", "&#", "8217", ";", "&#x200b;", "amp;", "lt;",
             "<a href='https://e.org'>", "<a href=\"javascript:x\">", "'", '"', "=", " ", "\n", "\u200b",
             "\u200d", "\u202e", "b", "scr", "ipt", "é", "e\u0301", "آ", "\ud800", "\x00",
             "👨", "\U0001f3f4", "\U000e0067", "\U000e007f", "\xa0", "1", "葛", "\u1100", "\u1160", "\u180b", "\ufe0f",
             "\U000e0100"]
        ),
        max_size=25,
    ).map("".join),
)  # fmt: skip


@given(markup=MARKUP)
def test_tidy_twice_is_tidy_once(markup: str) -> None:
    assert text.tidy(text.tidy(markup)) == text.tidy(markup)


@given(markup=MARKUP)
def test_typed_lines_stay_as_they_are_and_say_the_same(markup: str) -> None:
    typed = text.typed_lines(markup)

    assert text.typed_lines(typed) == typed
    assert text.tidy(typed) == text.tidy(markup)


@given(markup=MARKUP)
def test_plain_words_stay_as_they_are(markup: str) -> None:
    assert text.plain(text.plain(markup)) == text.plain(markup)


@given(markup=MARKUP)
def test_a_paragraph_is_plain_and_not_empty(markup: str) -> None:
    assert all(words and text.plain(words) == words for words in text.paragraphs(markup))


@given(markup=MARKUP)
def test_cleaned_markup_stays_as_it_is(markup: str) -> None:
    assert text.markup(text.markup(markup)) == text.markup(markup)


@given(markup=MARKUP)
def test_cleaned_markup_holds_only_our_tags(markup: str) -> None:
    assert all(OUR_TAG.fullmatch(tag) for tag in re.findall(r"<[^>]*>?", text.markup(markup)))


@given(line=MARKUP)
def test_a_log_line_is_always_printable(line: str) -> None:
    assert text.log_line(line).isprintable()


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param("<div>" * 50_000, id="nested blocks"),
        pytest.param("<" * 250_000, id="brackets"),
        pytest.param("<a " * 80_000 + ">", id="tags that never end"),
        pytest.param("<a x" * 60_000 + ">", id="comparisons that never end"),
        pytest.param("<!--" * 60_000, id="comments that never end"),
        pytest.param('<a b="' * 40_000 + '>"', id="quotes that never end"),
        pytest.param("<script>" + "</scrip" * 35_000, id="script that never ends"),
        pytest.param("<script>" * 40_000, id="scripts that never end"),
        pytest.param("<script " * 40_000, id="words behind brackets"),
        pytest.param("&amp;" * 50_000, id="entities"),
        pytest.param("&" + "amp;" * 60_000, id="escaped again and again"),
        pytest.param("<" * 80_000 + "b>" * 80_000, id="tags inside tags"),
        pytest.param("آ\u200d" * 80_000, id="joiners"),
    ],
)
def test_a_bomb_costs_by_its_length_only(bomb: str) -> None:
    start = time.process_time()

    text.plain(bomb)
    text.paragraphs(bomb)

    assert time.process_time() - start < 5  # 0.1 to 0.5 s; what grows with the square takes minutes


def test_the_laws_hold_for_every_hostile_string() -> None:
    assert [body for body in hostile() if not is_lawful(body)] == []


@pytest.mark.skipif(not SANITIZE.exists(), reason="the shared markup of sanitizers is not on this machine")
def test_the_laws_hold_for_the_markup_that_sanitizers_are_tried_on() -> None:
    bodies = [json.loads(line).get("text") or "" for line in SANITIZE.read_text("utf-8").splitlines()]

    assert [body for body in bodies if not is_lawful(body)] == []


def is_lawful(body: str) -> bool:
    """Whether cleaning it again changes nothing, and no tag is left but ours."""
    words, cleaned = text.plain(body), text.markup(body)
    is_settled = (text.plain(words), text.markup(cleaned)) == (words, cleaned)
    return is_settled and all(OUR_TAG.fullmatch(tag) for tag in re.findall(r"<[^>]*>?", cleaned))


@given(st.text(st.characters()))
def test_xml_holds_every_character_that_is_left_and_nothing_else_is_taken(words: str) -> None:
    left = iter(text.for_xml(words))

    element = etree.Element("a")
    element.text = text.for_xml(words)
    assert element.text == text.for_xml(words)
    for character in words:
        if text.xml_can_hold(ord(character)):
            assert next(left) == character
        else:
            with pytest.raises(ValueError, match=r"XML compatible|surrogates"):
                element.text = character
