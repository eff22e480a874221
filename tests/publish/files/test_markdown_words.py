"""Our Markdown for a static site, and its front matter: the words stay, whatever they are."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.publish.markdown import front_matter
from pipeline.publish.markdown.for_sites import for_sites
from pipeline.render.markdown import link_markdown, value_markdown

_UNHURRIED = settings(deadline=None)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60).map(lambda text: " ".join(text.split()))
TRICKY = st.text(alphabet="ab1 .-'\"`\\*_{}[]()<>#%$^|~:@&;!=+\u201c\u2026", max_size=40).map(
    lambda text: " ".join(text.split())
)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param('"no" -- it\'s ....', "&#34;no&#34; &#45;&#45; it&#39;s &#46;&#46;&#46;&#46;", id="type"),
        pytest.param(r"\{\{\< x \>\}\}", "&#123;&#123;&#60; x &#62;&#125;&#125;", id="a shortcode of Hugo"),
        pytest.param(r"\{% raw %\}", "&#123;&#37; raw &#37;&#125;", id="Liquid"),
        pytest.param("{{ x }}", "&#123;&#123; x &#125;&#125;", id="braces without a backslash"),
        pytest.param("$$x$$", "&#36;&#36;x&#36;&#36;", id="mathematics of kramdown"),
        pytest.param(r"\@all \~ \|", "&#64;all &#126; &#124;", id="escapes that kramdown does not know"),
        pytest.param("[a-b](https://x.example/a-b.c)", "[a&#45;b](https://x.example/a-b.c)", id="an address stays"),
        pytest.param(r"[a](https://x.example/\(b\))", "[a](https://x.example/&#40;b&#41;)", id="its brackets do not"),
        pytest.param(r"\[a\](b-c)", "&#91;a&#93;(b&#45;c)", id="no link"),
        pytest.param("[![a-b](p-q)](http://x.test/r-s)", "[![a&#45;b](p-q)](http://x.test/r-s)", id="a linked picture"),
        pytest.param("> a-b", "> a&#45;b", id="a quotation"),
        pytest.param(">", ">", id="its empty line"),
        pytest.param("## a-b", "## a&#45;b", id="a heading"),
        pytest.param("- a\n\n1. b\n\n---", "- a\n\n1. b\n\n---", id="lists and rules of a user's template"),
        pytest.param('<div class="a-b">c-d</div>', '<div class="a-b">c&#45;d</div>', id="a tag of a user's template"),
        pytest.param("(c) (TM) what????", "&#40;c) &#40;TM) what?&#63;&#63;&#63;", id="typography of Eleventy"),
        pytest.param("`a-b` &amp; &#45;", "`a-b` &amp; &#45;", id="code and references"),
    ],
)  # fmt: skip
def test_what_a_generator_would_change_is_a_reference(ours: str, theirs: str) -> None:
    assert for_sites(ours) == theirs


@_UNHURRIED
@given(WORDS | TRICKY)
def test_a_reader_of_commonmark_sees_the_words_and_a_generator_no_mark(words: str) -> None:
    written = for_sites(value_markdown(words))

    assert _read(written) == words
    assert not re.search(r"[\"'.{}$^%`|~-]|<<|>>", re.sub(r"&#\d+;", "", written))


@pytest.mark.parametrize("words", ["(c) (R) (tm)", "what???? no!!!! one,, two", '"+-" -- 5 ....'])
def test_a_typographer_that_is_switched_on_changes_no_word(words: str) -> None:
    eleventy = MarkdownIt("js-default", {"typographer": True}).enable(["replacements", "smartquotes"])

    assert unescape(eleventy.render(for_sites(value_markdown(words)))) == f"<p>{words}</p>\n"


@_UNHURRIED
@given(TRICKY.filter(bool), st.sampled_from(["a_(b)", "a--b....c", "?a=1&copy=2", "%7B%7B", "a'b", "é"]))
def test_a_link_keeps_its_words_and_its_address(words: str, path: str) -> None:
    url = f"https://harbour.example/{path}"

    assert _link(for_sites(link_markdown(words, url))) == _link(link_markdown(words, url))


@_UNHURRIED
@given(WORDS | st.text(max_size=40))
def test_a_title_is_read_back_as_it_was_written(title: str) -> None:
    text = front_matter.together(
        front_matter.parts(f"---\ntitle: {front_matter.quoted(title)}\n---\n").blocks or (), "x"
    )
    blocks = front_matter.parts(text).blocks

    assert blocks is not None
    assert front_matter.text_of(blocks, "title") == title
    assert front_matter.parts(text).body == "x"


@_UNHURRIED
@given(st.lists(st.text(max_size=20), max_size=5).map(lambda texts: tuple(filter(None, texts))))
def test_labels_are_read_back_as_they_were_written(labels: tuple[str, ...]) -> None:
    blocks = front_matter.parts(f"---\ntags: {front_matter.quoted(labels)}\n---\n").blocks

    assert front_matter.list_of(blocks or (), "tags") == labels


def _read(markdown: str) -> str:
    reader = MarkdownIt("commonmark").disable("html_inline")
    children = [child for token in reader.parse(markdown) for child in token.children or []]
    return "".join(child.content for child in children)


def _link(markdown: str) -> tuple[object, str]:
    reader = MarkdownIt("commonmark")
    children = [child for token in reader.parse(markdown) for child in token.children or []]
    return next(child.attrs["href"] for child in children if child.type == "link_open"), _read(markdown)
