"""Text from outside: one tidy line, paragraphs, the few tags of a post, a line of a log."""

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
             "👨", "\U0001f3f4", "\U000e0067", "\U000e007f", "\xa0"]
        ),
        max_size=25,
    ).map("".join),
)  # fmt: skip


@pytest.mark.parametrize(
    ("given_text", "tidy"),
    [
        pytest.param(" Port \t strike\r\n ends\xa0today ", "Port strike ends today", id="white space"),
        pytest.param("Port\u2028strike\u3000ends", "Port strike ends", id="white space of Unicode"),
        pytest.param("Port\x00 str\x07ike", "Port strike", id="controls"),
        pytest.param("\u202ePort\u2066 strike\u200f", "Port strike", id="bidi marks"),
        pytest.param("Po\u200brt\ufeff str\u00adike", "Port strike", id="zero-width marks and soft hyphen"),
        pytest.param("Port\ud83d strike", "Port strike", id="half a surrogate pair"),
        pytest.param("cafe\u0301", "café", id="NFC"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="Persian non-joiner"),
        pytest.param("क्\u200dष", "क्\u200dष", id="Devanagari joiner"),
        pytest.param("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧", id="emoji family"),
        pytest.param("❤️\u200d🔥", "❤️\u200d🔥", id="emoji with variation selector"),
        pytest.param(
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            id="flag of England",
        ),
        pytest.param("Port\U000e0073\U000e0065 strike", "Port strike", id="hidden tag characters"),
        pytest.param("Po\u200drt \u200cstrike\u200d", "Port strike", id="joiners that join nothing"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_line_is_tidy(given_text: str, tidy: str) -> None:
    assert text.tidy(given_text) == tidy


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        pytest.param("Port strike ends", "Port strike ends", id="words only"),
        pytest.param("Smith &amp; Sons", "Smith & Sons", id="entity"),
        pytest.param("AT&amp;amp;T", "AT&T", id="entity escaped twice"),
        pytest.param("AT&T and Q&A", "AT&T and Q&A", id="ampersand that is none"),
        pytest.param("caf&eacute; &#8217;s &#x2014; x", "café ’s — x", id="named, decimal and hex"),
        pytest.param("it&#8217s", "it’s", id="number left open"),
        pytest.param("&#128;100", "€100", id="number of Windows-1252"),
        pytest.param("go?a=1&copy=2", "go?a=1&copy=2", id="parameter that is no entity"),
        pytest.param("&#99999999999999;", "&#99999999999999;", id="number of no character"),
        pytest.param("<b>Port</b>s <i>strike</i>", "Ports strike", id="inline tags vanish"),
        pytest.param("&lt;b&gt;Port&lt;/b&gt; strike", "Port strike", id="escaped tags"),
        pytest.param("<p>Port</p><p>strike</p>", "Port strike", id="blocks are kept apart"),
        pytest.param("Port<br>strike", "Port strike", id="line break"),
        pytest.param("long<wbr>word", "longword", id="break opportunity"),
        pytest.param("a<script>b < c</script>d<style>e</style>", "ad", id="script and style"),
        pytest.param("Port <!-- <b> -->strike", "Port strike", id="comment"),
        pytest.param("<![CDATA[Port <b>strike</b>]]>", "Port strike", id="CDATA left in"),
        pytest.param('<img alt="a > b" src=x>Port', "Port", id="bracket in an attribute"),
        pytest.param("<div it's>Port</div> it's", "Port it's", id="stray quote in a tag"),
        pytest.param("Port strike <a href='https://harb", "Port strike", id="tag cut off"),
        pytest.param("5 < 6", "5 < 6", id="less than"),
        pytest.param("a <3 b", "a <3 b", id="heart"),
        pytest.param("1 <2> 3", "1 <2> 3", id="number in brackets"),
        pytest.param("if x<y and y>z", "if x<y and y>z", id="comparison"),
        pytest.param("if a<b and b>c", "if a<b and b>c", id="comparison with the name of an element"),
        pytest.param("<Mystery> novel", "<Mystery> novel", id="no element of HTML"),
        pytest.param("<o:p>Port</o:p> <x-card>strike</x-card>", "Port strike", id="Word's and custom elements"),
        pytest.param("<scr\x00ipt>x</script>Port", "Port", id="tag hidden by a control"),
        pytest.param("&l&#x200b;t;b&gt;Port", "Port", id="tag hidden by a zero-width mark"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_markup_becomes_plain_words(markup: str, words: str) -> None:
    assert text.plain(markup) == words


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        pytest.param("<p>One</p>\n<p>Two</p>", ("One", "Two"), id="paragraphs"),
        pytest.param("<div>One<ul><li>Two<li>Three</ul></div>Four", ("One", "Two", "Three", "Four"), id="blocks"),
        pytest.param("One<br><br/>Two<br>too", ("One", "Two too"), id="double br"),
        pytest.param("One<br> \n <br>Two", ("One", "Two"), id="double br with white space"),
        pytest.param("<p> </p><p>&nbsp;</p><p>One</p>", ("One",), id="empty ones dropped"),
        pytest.param("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", ("One", "Two"), id="escaped once too often"),
        pytest.param("<p>One <b>and</b> a half</p><script>x</script>", ("One and a half",), id="inline and script"),
        pytest.param("One\n\nstill one", ("One still one",), id="line breaks are white space"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_markup_becomes_paragraphs(markup: str, paragraphs: tuple[str, ...]) -> None:
    assert text.paragraphs(markup) == paragraphs


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        pytest.param("<p>One <em>two</em></p>", "<p>One <em>two</em></p>", id="our tags"),
        pytest.param('<p class="x" onclick="y">One</p>', "<p>One</p>", id="attributes"),
        pytest.param("<div><h1>One</h1></div>", "One", id="other tags"),
        pytest.param("<script>x</script><style>y</style>One", "One", id="script and style"),
        pytest.param(
            '<a href="https://harbour.org/x?a=1&amp;b">y</a>',
            '<a href="https://harbour.org/x?a=1&amp;b">y</a>',
            id="link",
        ),
        pytest.param('<a href="javascript:x">y</a>', "<a>y</a>", id="script link"),
        pytest.param('<a href="/x">y</a>', "<a>y</a>", id="relative link"),
        pytest.param('<a href="//evil.example">y</a>', "<a>y</a>", id="link without scheme"),
        pytest.param('<a href="https://harbour.org@evil.example/">y</a>', "<a>y</a>", id="link with a user name"),
        pytest.param('<a href="https://harbour.org\\@evil.example/">y</a>', "<a>y</a>", id="link with a backslash"),
        pytest.param('<a href="mailto:ines@harbour.org">y</a>', "<a>y</a>", id="mail link"),
        pytest.param("5 < 6 & 7", "5 &lt; 6 &amp; 7", id="text is escaped"),
        pytest.param("One\u202e two\x00", "One two", id="marks"),
        pytest.param("One&#x202e; two", "One two", id="marks as entities"),
        pytest.param("<b>One", "<b>One</b>", id="open tags closed"),
    ],
)
def test_markup_is_cleaned_to_the_tags_of_a_post(html: str, cleaned: str) -> None:
    assert text.markup(html) == cleaned


@pytest.mark.parametrize(
    ("line", "logged"),
    [
        pytest.param("Port strike – ends", "Port strike – ends", id="printable"),
        pytest.param("Port\nERROR strike\r", "Port\\nERROR strike\\r", id="line breaks"),
        pytest.param("\x1b[31mPort", "\\x1b[31mPort", id="terminal escape"),
        pytest.param("Port\u202e\u2028", "Port\\u202e\\u2028", id="bidi mark and line separator"),
        pytest.param("\ud800", "\\ud800", id="lone surrogate"),
    ],
)
def test_a_log_line_is_one_printable_line(line: str, logged: str) -> None:
    assert text.log_line(line) == logged


@given(markup=MARKUP)
def test_tidy_twice_is_tidy_once(markup: str) -> None:
    assert text.tidy(text.tidy(markup)) == text.tidy(markup)


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
        pytest.param("&amp;" * 50_000, id="entities"),
        pytest.param("&" + "amp;" * 60_000, id="escaped again and again"),
        pytest.param("<" * 80_000 + "b>" * 80_000, id="tags inside tags"),
        pytest.param("آ\u200d" * 80_000, id="joiners"),
    ],
)
def test_a_bomb_costs_by_its_length_only(bomb: str) -> None:
    start = time.perf_counter()

    text.plain(bomb)
    text.paragraphs(bomb)

    assert time.perf_counter() - start < 5  # 0.1 to 0.5 s; what grows with the square takes minutes


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


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("en", "en"),
        (" en_US\n", "en-US"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("English", ""),
        ("*", ""),
        ("en us", ""),
        ("", ""),
    ],
)
def test_a_language_is_its_tag_or_nothing(said: str, tag: str) -> None:
    assert text.language_tag(said) == tag


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
