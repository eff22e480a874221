"""Strings that broke other programs, as headlines of old posts, and posts of any size and depth: no error, all kept."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import render
from pipeline.archive.values import ReadPost
from pipeline.house.roundups import from_json, to_json
from pipeline.text import tidy
from tests.archive.reading.posts import read
from tests.conftest import LONG
from tests.hostile_strings import hostile
from tests.render.test_laws import strangers

_PARTS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<br>",
            "<div>",
            "</div>",
            "<a href='https://e.example/1'>",
            "<a href='javascript:x'>",
            "</a>",
        ),
        *(
            "<b>",
            "</b>",
            "<blockquote>",
            "</blockquote>",
            "<img src=x>",
            "<table>",
            "<td>",
            "<iframe src=//t.me/abcd/1>",
        ),
        *("<script>", "</script>", "<!--", "-->", "&nbsp;", "&amp;lt;", "\n", "\n\n", " -- ", "HG", ": ", "/", "Nord"),
        *("Read more ....", "WNU Editor:", "My Comment:", "1 comment:", "B said...", "From HG:", "More News On Vik"),
        *(
            "Sunday, January 9, 2022",
            "Editor's Note",
            "(Update)",
            "Correction (March 6, 2023): x",
            "(",
            ")",
            ", ",
            "\x00",
        ),
        *(
            "<div class='post-body'>",
            "<div id='comments'>",
            "<h3 class='post-title'>",
            "\u202e",
            "\ud800",
            "Labels: a, b",
        ),
    ]
)
TEXTS = hostile() if LONG else hostile(sample=60)  # one of each kind, and so many of those that broke others
contents = st.lists(st.one_of(_PARTS, st.text(max_size=8)), max_size=40).map("".join)


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(content=contents)
def test_any_content_is_read_into_a_roundup_that_can_be_printed(content: str) -> None:
    roundup = read(content).roundup

    assert from_json(to_json(roundup)) == roundup
    assert strangers(render.post(roundup, form="html", format=roundup.format)) == []


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(words=st.lists(st.text("abcdef.,:-()/ ", min_size=1, max_size=30).map(tidy), max_size=12))
def test_no_line_of_a_text_is_dropped(words: list[str]) -> None:
    marked = [f"{line} w{number}w" for number, line in enumerate(words)]

    found = read("\n\n".join(marked))

    kept = " ".join(_all_words(found))
    assert [number for number in range(len(marked)) if f"w{number}w" not in kept] == []


def test_a_hostile_string_is_a_headline_of_text_like_any_other() -> None:
    for text in TEXTS:
        words = tidy(text.replace("\n", " "))
        if len(words) > 1:
            found = read(f"A Title\n\nHG: Fog\n\nIt is shut.\n\nRead more ....\n\nA Title\n\nx {words} x -- Nord\n")
            [[[link]]] = [section.groups for section in found.roundup.sections]
            assert (link.outlet, f"{link.own_text} .... " * bool(link.own_text) + link.headline) == (
                "Nord",
                f"x {words} x",
            )


def test_a_hostile_string_in_html_gains_no_markup_and_no_address() -> None:
    for text in TEXTS:
        lead = f'<p>HG: <a href="https://hg.example/">{text}</a></p><p>Shut.</p><p>Read more</p>'
        page = f'{lead}<p><a href="{text}">Fog</a> -- Nord</p>'
        roundup = read(page, title="A Title").roundup
        assert strangers(render.post(roundup, form="html")) == []


@pytest.mark.parametrize(
    ("content", "word"),
    [
        pytest.param("<div>" * 100_000 + "Fog" + "</div>" * 100_000, "Fog", id="deep"),
        pytest.param("<b><i><a href='https://e.example'>" * 30_000 + "Fog", "Fog", id="never closed"),
        pytest.param("<p>Fog -- HG</p>\n" * 50_000, "Fog", id="a list of 50,000 links"),
        pytest.param("<table>" + "<td>Fog</td>" * (300_000 if LONG else 100_000), "Fog", id="a table of many cells"),
        pytest.param("WNU Editor: x\n\n" + "Fog -- HG\n" * 4_900, "Fog", id="links below a comment"),
        pytest.param("A Title\n\nFog -- HG\n" + "WNU Editor: x\nFog -- HG\nIce -- HG\n" * 1_600, "Ice", id="comments"),
        pytest.param("Fog -- HG\n" * 50_000, "Fog", id="50,000 lines"),
        pytest.param("Fog " * 1_200_000, "Fog", id="one line of 5 MB"),
        pytest.param("<p>" + "Fog -- A, B/C editorial .... " * 180_000 + "</p>", "Fog", id="one paragraph of marks"),
        pytest.param("A Title\n\n" + ("a -- b, c/d .... " * 300 + "\n") * 200, "c/d", id="200 lines of marks"),
        pytest.param("A Title\n\n" + ("(" * 4_000 + "\n") * 1_000, "(" * 4_000, id="brackets"),
        pytest.param("<a " * 1_500_000, "<a <a", id="tags that never end"),
        pytest.param("<!--" * 1_000_000, "<!--<!--", id="comments that never end"),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY a "fog"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><p>&c; &amp;amp;</p>',
            "&c;",
            id="entities of its own",
        ),
        pytest.param("1 comment:\n" + "B said...\n" * 20_000, "B said...", id="a comment without end"),
    ],
)
def test_a_post_of_any_size_and_depth_is_read(content: str, word: str) -> None:
    found = read(content)

    assert found.roundup.format
    assert any(word in words for words in _all_words(found))


def test_an_entity_of_the_document_s_own_is_words() -> None:
    found = read('<!DOCTYPE x [<!ENTITY a "fog fog fog">]><p>A Title</p><p>WNU Editor: &a; here</p>')

    assert "fog fog" not in json.dumps(to_json(found.roundup))
    assert (found.roundup.title, found.roundup.comment, found.unplaced) == ("A Title", "&a; here", ())


def _all_words(found: ReadPost) -> Iterator[str]:
    yield from found.unplaced
    yield json.dumps(to_json(found.roundup), ensure_ascii=False)


def test_pictures_pasted_into_a_post_keep_none_of_its_words_from_being_read() -> None:
    picture = "<img src='data:image/png;base64," + "A" * 8_100_000 + "'>"

    seen = read(f"{picture}<p><a href='https://ledger.example/1'>Fog lifts</a> -- HG</p><p>So it did.</p>", title="Fog")

    assert seen.roundup.lead is not None
    assert (seen.roundup.lead.headline, seen.roundup.lead.excerpt) == ("Fog lifts", ("So it did.",))


def test_what_is_too_long_to_be_read_is_told() -> None:
    seen = read(f"<p>Fog lifts.</p><!--{'x' * 8_000_000}--><p>So it did.</p>", title="Fog")

    assert seen.unplaced[-1] == "(the last 41 characters of the post, unread)"
