"""How words are written for WordPress, and read back."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish import marks
from pipeline.publish.wordpress import words

KEY = "kabcdefghij2"
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('"x"', "&#034;x&#034;"),
        ("it's", "it&#039;s"),
        ("a -- b", "a &#045;&#045; b"),
        ("more ....", "more &#046;&#046;&#046;&#046;"),
        ("(tm)", "&#040;tm)"),
        ("2x3", "2&#120;3"),
        ("box 2", "box 2"),
        (":-)", "&#058;&#045;)"),
        ("``so", "&#096;&#096;so"),
        ("[gallery]", "&#091;gallery]"),
        ("Wordpress", "&#087;ordpress"),
        ("<b> & </b>", "&lt;b&gt; &#038; &lt;/b&gt;"),
        ("漢字 עברית 🇺🇦", "漢字 עברית 🇺🇦"),
    ],
)
def test_a_title_is_written_so_that_wordpress_leaves_it_alone(typed: str, written: str) -> None:
    assert words.title(typed, typography="house") == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('"x" -- [y]', '"x" -- &#091;y]'),
        ("&#106;", "&#038;#106;"),
        ("https://tv.example/watch?v=1", "https&#058;//tv.example/watch?v=1"),
    ],
)
def test_with_the_blogs_typography_only_what_would_lose_words_is_written_otherwise(typed: str, written: str) -> None:
    assert words.title(typed, typography="blog") == written


@pytest.mark.parametrize("typography", ["house", "blog"])
@given(typed=WORDS)
def test_a_browser_reads_any_title_as_it_was_typed(typography: str, typed: str) -> None:
    assert unescape(words.title(typed, typography=typography)) == typed


@given(typed=WORDS)
def test_references_have_three_digits_or_more_so_that_no_user_gets_them_rewritten(typed: str) -> None:
    references = [piece.partition(";")[0] for piece in words.title(typed, typography="house").split("&#")[1:]]

    assert all(len(digits) >= 3 for digits in references)


@given(typed=WORDS)
def test_the_words_of_a_post_are_the_words_that_readers_see(typed: str) -> None:
    body = f'<div class="a"><p title="[x]">{words.title(typed, typography="blog")}</p></div>'

    assert words.shown(words.content(body, key=KEY, typography="house")) == " ".join(typed.split())


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ('<p data-labels="[&#34;A&#34;]">', '<p data-labels="&#091;&#034;A&#034;&#093;">'),
        ('<a href="https://a.example/?b=1&amp;c=2">', '<a href="https://a.example/?b=1&#038;c=2">'),
        ('<img alt="a > b">', '<img alt="a > b">'),
        ('<img alt="c:\\">', '<img alt="c:&#092;">'),
        ('<p title="&amp;#106;">', '<p title="&#038;#106;">'),
        ("<!-- a -- b -->", "<!-- a -- b -->"),
        ("<style>a::before { content: '--' }</style>", "<style>a::before { content: '--' }</style>"),
    ],
)
def test_markup_keeps_its_meaning(tag: str, written: str) -> None:
    assert words.content(tag, key=KEY, typography="house").split("\n")[2] == written


def test_a_post_is_one_block_of_html_with_our_mark() -> None:
    assert words.content("<p>Talks</p>\n", key=KEY, typography="house") == (
        f"<!-- wp:html -->\n<!-- copydesk:{KEY} -->\n<p>Talks</p>\n<!-- /wp:html -->"
    )


def test_what_looks_like_a_mark_in_a_headline_is_none() -> None:
    written = words.content("<p>&lt;!-- copydesk:kzzzzzzzzzzz --&gt;</p>", key=KEY, typography="house")

    assert marks.comment("kzzzzzzzzzzz") not in written


def test_what_was_taken_out_is_named_with_the_attributes_of_what_stayed() -> None:
    sent = '<p aria-level="2" class="a">x</p><iframe src="https://a.example"></iframe><p>y</p>'

    assert words.taken_out(sent, '<p class="a">x</p><p>y</p>') == ("<iframe>", "aria-level")


@pytest.mark.parametrize(
    ("headline", "words_of_it"),
    [
        ("River Talks, Day 1", "River Talks"),
        ('"Yes" -- 2x3 Says', "Says"),
        ("Über Łódź Geflogen", "Über Łódź Geflogen"),
        ("OurWordpress Site", "ordpress Site"),
        ("12.5", ""),
    ],
    ids=["up to a comma", "between marks", "accents", "within a word", "no letters"],
)
def test_a_title_is_searched_by_words_that_are_stored_as_they_stand(headline: str, words_of_it: str) -> None:
    found = words.searchable(headline)

    assert found == words_of_it
    assert found in words.title(headline, typography="house")
