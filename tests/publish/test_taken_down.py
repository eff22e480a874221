"""A takedown on a real WordPress: readers lose the excerpt and nothing else, and nothing is overwritten unseen."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing, taking_down, unquoting
from pipeline.desk.publishing import Order, Pace
from pipeline.store import drafts, postings
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.worktable import NEWS, first_draft, worktable
from tests.publish.wordpress_site import WordPressSite

EXCERPT = ("First of 1.", "Second of 1.")


@pytest.fixture(params=["editor", "author"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, wordpress: WordPressSite) -> Iterator[Desk]:
    """A desk whose draft is live on the blog, sent by an administrator or by an author."""
    with worktable(tmp_path) as opened:
        table = replace(wordpress.table(str(request.param)), name="blog")
        opened = replace(opened, settings=replace(opened.settings, publish=(table,)))
        with writing(opened.db):
            post = replace(first_draft().roundup, title="Tugs' “River” Talks -- Open", comment="I doubt it ....")
            drafts.save(opened.db, replace(first_draft(), id=1, roundup=post), author="desk", at=NOON)
        verbs.approve(opened, 1)
        publishing.publish(opened, Order(draft=1, live=True), Pace(clock=wordpress.clock))
        yield opened


def read(desk: Desk, wordpress: WordPressSite) -> list[str]:
    """The paragraphs that a reader sees of the post."""
    shown = wordpress.does("GET", f"posts/{postings.known(desk.db, 1).remote_id}")["content"]["rendered"]
    return [line for text in re.findall(r"<p\b[^>]*>(.*?)</p>", shown, re.DOTALL) if (line := _words(text))]


def _words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def test_the_reader_s_page_loses_the_excerpt_and_nothing_else(desk: Desk, wordpress: WordPressSite) -> None:
    before = read(desk, wordpress)
    assert set(EXCERPT) <= set(before)

    [told] = taking_down.take_down(desk, NEWS[0].url, Pace(clock=wordpress.clock)).posts

    assert told.state == "changed", told
    assert read(desk, wordpress) == [line for line in before if line not in EXCERPT]
    assert unquoting.unquote(desk, Pace(clock=wordpress.clock)) == ()


def test_a_post_changed_on_the_blog_is_told_and_written_over_only_when_seen(
    desk: Desk, wordpress: WordPressSite
) -> None:
    number = postings.known(desk.db, 1).remote_id
    raw = wordpress.does("GET", f"posts/{number}?context=edit")["content"]["raw"]
    wordpress.does("POST", f"posts/{number}", content=f"{raw}<p>My own last word.</p>")

    [told] = taking_down.take_down(desk, NEWS[0].url, Pace(clock=wordpress.clock)).posts

    assert (told.state, told.why) == ("due", "the post was changed on the blog; nothing was overwritten")
    assert "My own last word." in " ".join(read(desk, wordpress))
    version = told.do.rsplit(" ", 1)[-1]
    [over] = taking_down.take_down(desk, NEWS[0].url, Pace(clock=wordpress.clock), over=version).posts
    assert over.state == "changed"
    assert not {*EXCERPT, "My own last word."} & set(read(desk, wordpress))
