"""Front matter as people, themes and other programs write it."""

import pytest

from pipeline.archive.importers import Found, LeftOut, Thing, front_matter_folder
from pipeline.archive.importers.calendar import Calendar
from tests.cast import NOON


def read(text: str, *, name: str = "posts/fog.md") -> Thing:
    return front_matter_folder.thing(text.encode(), name=name, home="", calendar=Calendar(now=NOON, language="en"))


@pytest.mark.parametrize(
    "front",
    [
        pytest.param(
            '{\n  "title": "Fog lifts over \\"Vik\\"",\n  "date": "2012-03-05",\n  "tags": ["Fog, ice", "Vik"]\n}',
            id="JSON",
        ),
        pytest.param(
            '---\ntitle: >-\n  Fog lifts\n  over "Vik"\ndate: 2012-03-05\ntags: ["Fog, ice", Vik]\n---', id="folded"
        ),
        pytest.param(
            "---\ntitle: |\n  Fog lifts over \"Vik\"\ndate: 2012-03-05\ntags: ['Fog, ice', Vik]\n---", id="a line"
        ),
        pytest.param(
            '---\ntitle: "Fog lifts\n  over \\"Vik\\""\ndate: 2012-03-05\ntags:\n  - Fog, ice\n  - Vik\n---',
            id="broken",
        ),
    ],
)
def test_a_title_and_labels_are_read_in_every_way_of_writing_them(front: str) -> None:
    post = read(f"{front}\n\nSo it did.\n")

    assert isinstance(post, Found)
    assert (post.title, post.labels) == ('Fog lifts over "Vik"', ("Fog, ice", "Vik"))
    assert post.published is not None
    assert post.html == "<p>So it did.</p>\n"


def test_a_draft_in_json_is_a_draft() -> None:
    assert read('{"title": "Fog", "date": "2012-03-05", "draft": true}\n\nNot yet.\n') == LeftOut(what="drafts")


def test_what_only_begins_like_json_is_words() -> None:
    post = read("{{ fog }}\n", name="_posts/2012-03-05-fog.md")

    assert post == LeftOut(what="files without a title")


def test_a_dated_post_without_a_title_is_a_post() -> None:
    post = read("---\ndate: 2012-03-05\n---\n\nFog lifts over Vik, the pilots say.\n")

    assert isinstance(post, Found)
    assert (post.title, post.html) == ("", "<p>Fog lifts over Vik, the pilots say.</p>\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Title: Fog: it lifts # today\nDate: 2012-03-05 09:30\nTags: fog, ice\nSummary: a\n  b\n\nSo it did.\n",
            id="Pelican",
        ),
        pytest.param(
            'title: "Fog: it lifts # today"\ndate: 2012-03-05\ntags:\n- fog\n- ice\n---\n\nSo it did.\n', id="Hexo"
        ),
    ],
)
def test_lines_of_keys_need_no_line_above_them(text: str) -> None:
    post = read(text)

    assert isinstance(post, Found)
    assert (post.title, post.labels, post.html) == ("Fog: it lifts # today", ("fog", "ice"), "<p>So it did.</p>\n")
    assert post.published is not None


@pytest.mark.parametrize("text", ["Note: fog lifts.\n\nSo it did.\n", "Title: Fog\nSo it did.\n"])
def test_words_with_a_colon_are_no_keys(text: str) -> None:
    assert read(text, name="posts/2012-03-05-fog.md") == LeftOut(what="files without a title")


def test_a_draft_of_pelicans_is_a_draft() -> None:
    assert read("Title: Fog\nDate: 2012-03-05\nStatus: draft\n\nNot yet.\n") == LeftOut(what="drafts")


def test_a_post_waits_for_the_day_on_which_it_is_published() -> None:
    front = "---\ntitle: Fog\ndate: 2012-03-05\npublishDate: {}\n---\n\nFog.\n"

    assert read(front.format("2099-01-01")) == LeftOut(what="posts whose day is still to come")
    assert isinstance(read(front.format("2012-03-06")), Found)
