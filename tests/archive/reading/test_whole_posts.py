"""Whole posts of all eras and types, in text and in the HTML of their time, each with its exact parts."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline import render
from pipeline.archive.reading import citations, read_post
from pipeline.house.roundups import from_json, to_json
from tests.archive.reading import (
    posts_as_printed,
    posts_before_2014,
    posts_in_html,
    posts_since_2014,
    posts_with_traps,
)
from tests.archive.reading.posts import GIVEN, SHIPPED, read
from tests.desks import SHARED
from tests.render.reading import as_read

POSTS = (
    posts_before_2014.POSTS
    | posts_since_2014.POSTS
    | posts_in_html.POSTS
    | {f"HTML, {name}": post for name, post in posts_as_printed.POSTS.items()}
    | {f"text, {name}": post for name, post in posts_with_traps.POSTS.items()}
)
_NOTHING = {"kind": "story", "format": "wnu", "date": "", "title": ""}


@pytest.mark.parametrize("name", POSTS)
def test_a_post_is_told_into_its_parts(name: str) -> None:
    content, said, unplaced = POSTS[name]

    found = read(content)

    assert to_json(found.roundup) == to_json(from_json(_NOTHING | said))
    assert found.unplaced == unplaced


def test_the_title_and_day_of_a_container_stand_for_those_a_post_does_not_show() -> None:
    content = "<p>HG: <a href='https://hg.example/1'>Fog closes the strait</a></p><p>It is shut.</p><p>Read more</p>"

    found = read(content, title="Fog Closes The Strait (Update)", published=date(2022, 1, 9)).roundup

    assert (found.title, found.update, found.date) == ("Fog Closes The Strait", True, "2022-01-09")
    assert found.lead is not None
    assert (found.lead.headline, found.lead.url) == ("Fog closes the strait", "https://hg.example/1")


def test_a_title_that_is_the_lead_s_headline_is_not_taken_for_a_title_printed_twice() -> None:
    content = "<a href='https://hg.example/1'>Fog closes the strait</a><br/><br/>It is shut.<br/><br/>Read more<br/>"

    found = read(content, title="Fog Closes The Strait").roundup

    assert found.lead is not None
    assert (found.lead.url, found.lead.excerpt) == ("https://hg.example/1", ("It is shut.",))


def test_our_own_html_is_read_as_it_was_printed_and_its_unknown_outlets_proposed() -> None:
    said = POSTS["C story with citations, list and reader"][1]
    roundup = from_json(_NOTHING | said | {"reader_comments": [], "kind": "opinion"})

    found = read(render.post(roundup, form="html"))

    assert found.roundup == roundup
    assert found.proposed == ()


def _seed() -> Path:
    path = SHARED / "format" / "seed-post.txt"
    if not path.exists():
        pytest.skip("the shared data is not here: ../shared/format")
    return path


def test_the_seed_post_reads_and_prints_again_as_the_same_text() -> None:
    content = _seed().read_bytes()

    found = read_post(content, replace(GIVEN, registry=SHIPPED))

    said = found.roundup
    assert (found.unplaced, found.proposed) == ((), ())
    assert said.lead is not None
    assert len(said.lead.excerpt) == 2
    assert (said.update, said.date) == (True, "2022-01-09")
    assert [one.outlet for one in citations(said.comment, SHIPPED)] == ["New York Times", "The Hill", "RT", "TASS"]
    assert len(said.comment.split("\n\n")) == 2
    assert [[len(group) for group in section.groups] for section in said.sections] == [[6]]
    assert [one.name for one in said.reader_comments] == ["B.Poster"]
    shown = as_read(content.decode()).partition("\n\n1 comment:")[0]
    assert as_read(render.post(said, form="text")) == shown


def test_what_is_read_is_json_that_a_roundup_is_read_from() -> None:
    for content, _, _ in POSTS.values():
        roundup = read(content).roundup
        assert from_json(json.loads(json.dumps(to_json(roundup)))) == roundup
