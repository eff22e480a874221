"""WordPress that answers with another post, lists one, or keeps ours without its mark: none goes twice or is taken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import taking_down
from pipeline.errors import RefusedError, UnansweredError
from pipeline.publish.markup import COMMENT
from tests.cast import NOON
from tests.desk.posting import PACE
from tests.desk.worktable import NEWS
from tests.publish.approved import approved
from tests.publish.odd_host import PASSWORD, OddHost, Reply, says
from tests.publish.sender import LATER, Sender
from tests.publish.test_wordpress_notes import document

LISTED, POSTS = "GET /wp-json/wp/v2/posts", "POST /wp-json/wp/v2/posts"


@pytest.fixture
def host() -> Iterator[OddHost]:
    with OddHost({LISTED: says([])}) as opened:
        yield opened


@pytest.fixture
def sender(host: OddHost, tmp_path: Path) -> Sender:
    """Publishes to WordPress."""
    table = f'[publish.blog]\nkind = "wordpress"\nurl = "{host.address}"\nuser = "ana"\n'
    approved(tmp_path, table, {"blog": PASSWORD}, count=1)
    return Sender(folder=tmp_path)


def older() -> Reply:
    """Return what WordPress says of a post of its owner's, under the title of ours."""
    words = {"raw": "<p>What I think of it.</p>", "rendered": "<p>What I think of it.</p>"}
    title = {"raw": "River Talks, Day 1", "rendered": "River Talks, Day 1"}
    return says(document(id=3, status="publish", slug="river-talks", title=title, content=words))


def test_an_older_post_that_wordpress_answers_in_the_place_of_ours_is_no_receipt(host: OddHost, sender: Sender) -> None:
    host.replies[POSTS] = older()

    with pytest.raises(UnansweredError, match="answers with another, number 3; whether it was done, nobody knows"):
        sender.publishes()

    assert (sender.row().state, sender.row().remote_id) == ("unknown", "")


def test_ours_is_found_by_its_mark_when_wordpress_had_answered_with_another(host: OddHost, sender: Sender) -> None:
    host.replies[POSTS] = older()
    with pytest.raises(UnansweredError):
        sender.publishes()
    row = sender.row()
    host.replies[LISTED] = says([document(id=8, slug=row.slug, status="publish")])

    posting = sender.publishes(later=LATER)

    assert (posting.state, posting.remote_id) == ("live", "8")
    assert host.asked.count(f"{POSTS}?context=edit&_embed=wp%3Aterm") == 1


def test_a_post_that_wordpress_made_under_another_slug_and_without_our_mark_is_not_sent_twice(
    host: OddHost, sender: Sender
) -> None:
    host.replies[POSTS] = Reply(cuts=True)
    with pytest.raises(UnansweredError):
        sender.publishes()
    sent = host.bodies[-1]
    words = {"raw": COMMENT.sub("", sent["content"]), "rendered": ""}
    made = document(id=8, slug="river-talks", title={"raw": sent["title"], "rendered": ""}, content=words)
    host.replies[LISTED] = says([made])

    with pytest.raises(RefusedError, match="says the same is there already"):
        sender.publishes(later=LATER)


def test_a_post_that_a_list_of_wordpress_holds_without_our_mark_is_not_found(host: OddHost, sender: Sender) -> None:
    host.replies[LISTED] = says([document(id=3, slug="river-talks", status="publish")])
    host.replies[POSTS] = Reply(status=500, kind="text/html")

    with pytest.raises(UnansweredError):
        sender.publishes()

    assert [asked for asked in host.asked if "/posts/3" in asked] == []


def test_a_post_that_wordpress_puts_into_its_trash_at_once_is_gone_and_not_sent_again(
    host: OddHost, sender: Sender
) -> None:
    host.replies[POSTS] = Reply(cuts=True)
    with pytest.raises(UnansweredError):
        sender.publishes()
    key = sender.row().key
    made = document(id=8, slug=f"river-{key}", status="trash")
    host.replies[POSTS] = says(made)

    with pytest.raises(RefusedError, match="lies in the blog's trash") as told:
        sender.publishes(later=LATER)

    assert "post=8" in told.value.where
    assert (sender.row().state, sender.row().remote_id) == ("gone", "8")


def test_a_post_that_wordpress_puts_into_its_trash_as_an_excerpt_is_taken_out_is_told_as_gone(
    host: OddHost, sender: Sender
) -> None:
    host.replies[POSTS] = Reply(cuts=True)
    with pytest.raises(UnansweredError):
        sender.publishes()
    sent = {name: {"raw": host.bodies[-1][name], "rendered": ""} for name in ("title", "content", "excerpt")}
    made = document(id=8, slug=sender.row().slug, status="publish", **sent)
    host.replies |= {LISTED: says([made]), "GET /wp-json/wp/v2/posts/8": says(made)}
    assert sender.publishes(later=LATER).state == "live"
    host.replies["POST /wp-json/wp/v2/posts/8"] = says(made | {"status": "trash"})

    with verbs.opened(sender.folder, {}, now=NOON) as desk:
        [told] = taking_down.take_down(desk, NEWS[0].url, PACE).posts

    assert (told.state, sender.row().state) == ("gone", "gone")


def test_a_cache_is_told_not_to_say_what_the_blog_said_before(host: OddHost, sender: Sender) -> None:
    host.replies[POSTS] = Reply(cuts=True)
    with pytest.raises(UnansweredError):
        sender.publishes()

    assert set(host.caching) == {"no-cache"}
