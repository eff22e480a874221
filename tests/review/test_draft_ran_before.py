"""What ran before stands beside the line that would run again, and earlier posts are offered for the comment."""

import re
from datetime import timedelta
from html import unescape

from pipeline import urls
from pipeline.desk import draft_story, window
from pipeline.draft import moves
from pipeline.news import Link
from pipeline.store import posts
from pipeline.store.database import writing
from pipeline.store.posts import Page
from pipeline.topics import FRONT
from tests.review import posted
from tests.review.conftest import Client, Served
from tests.review.drafts import laid


def _runs(served: Served, line: Link, *, title: str) -> None:
    """Post yesterday what links the page of a line."""
    page = Page(
        canonical=urls.canonical(str(line.url)),
        url=str(line.url),
        outlet=line.outlet,
        headline=line.headline,
        role="list",
    )
    with served.opened() as desk, writing(desk.db):
        number = posted.post(desk, posted.roundup(title), now=desk.now)
        posts.keep_links(desk.db, number, [page])


def _page(client: Client) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", client.get("/drafts/1").text)).split())


def test_a_line_that_ran_says_when_and_in_which_post(client: Client, served: Served) -> None:
    line = moves.links(laid(served).draft.roundup)[0]
    assert "already linked on" not in _page(client)

    _runs(served, line, title="<b>Ferries</b> & Fares")

    day = (served.now() - timedelta(days=1)).date().isoformat()
    assert f"-- {line.outlet} already linked on {day} in “<b>Ferries</b> & Fares”" in _page(client)


def test_earlier_posts_stand_apart_from_the_other_side_and_are_cited_like_it(client: Client, served: Served) -> None:
    _runs(served, moves.links(laid(served).draft.roundup)[0], title="Ferries And Fares")
    with served.opened() as desk:
        draft_story(desk, laid(served).draft.story, FRONT, seen=window(desk))

    before = _page(client)
    token = laid(served).versions["comment"]
    client.press("/drafts/1/citations", {"offer": "https://river-watch.example/1.html", "v_comment": token})

    assert "Previously, in your posts: Ferries And Fares" in before
    assert "[Ferries And Fares](https://river-watch.example/1.html)" in laid(served).draft.roundup.comment
    assert "Previously, in your posts" not in _page(client)
