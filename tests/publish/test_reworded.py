"""A blog that takes our mark out and writes other words: it gets a post once, and the editor says whose it is."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline import desk as verbs
from pipeline.errors import UnansweredError, UsageError
from pipeline.publish import marks
from pipeline.publish.blogger import token as blogger_token
from pipeline.publish.markup import COMMENT
from pipeline.settings import Secret
from pipeline.store.database import writing
from tests.cast import NOON
from tests.publish.approved import approved
from tests.publish.blogger_server import BloggerServer
from tests.publish.google_sign_in import CLIENT_SECRET
from tests.publish.odd_host import PASSWORD, OddHost, says
from tests.publish.sender import LATER, Sender
from tests.publish.test_wordpress_notes import document

LISTED, POSTS, MADE = (
    f"{asked} /wp-json/wp/v2/posts{number}" for asked, number in (("GET", ""), ("POST", ""), ("GET", "/8"))
)


@pytest.fixture
def host() -> Iterator[OddHost]:
    """A WordPress that keeps what it is sent under another slug, without comments and in other words."""
    with OddHost({LISTED: says([]), POSTS: says(reworded(), 201), MADE: says(reworded())}) as opened:
        yield opened


@pytest.fixture
def sender(host: OddHost, tmp_path: Path) -> Sender:
    """Publishes to that WordPress."""
    table = f'[publish.blog]\nkind = "wordpress"\nurl = "{host.address}"\nuser = "ana"\n'
    approved(tmp_path, table, {"blog": PASSWORD}, count=1)
    return Sender(folder=tmp_path)


def reworded(**other: Any) -> dict[str, Any]:  # noqa: ANN401
    words = {"raw": "<p>The talks reopened.</p>", "rendered": "<p>The talks reopened.</p>"}
    title = {"raw": "River Talks, Day 1", "rendered": "River Talks, Day 1"}
    return document(id=8, status="publish", slug="river-talks", title=title, content=words, **other)


def sent(host: OddHost) -> int:
    return len([asked for asked in host.asked if asked.startswith(POSTS)])


@pytest.fixture
def doubted(host: OddHost, sender: Sender) -> Sender:
    """Its first sending was answered with post 8."""
    with pytest.raises(UnansweredError, match="answers with another, number 8"):
        sender.publishes()
    return sender


def test_it_is_not_sent_again_and_again(host: OddHost, doubted: Sender) -> None:
    for more in (1, 2, 3):
        with pytest.raises(UnansweredError, match="answered with post 8, which has other words") as asked:
            doubted.publishes(later=more * LATER)

    assert sent(host) == 1
    assert "publish d1 --to blog --arrived" in asked.value.do
    assert "publish d1 --to blog --live --again" in asked.value.do


def test_it_is_ours_when_the_editor_says_so_and_known_as_it_stands(host: OddHost, doubted: Sender) -> None:
    posting = doubted.publishes(later=LATER, arrived=True)

    assert (posting.state, posting.remote_id, posting.answered) == ("live", "8", "")
    assert doubted.publishes(later=2 * LATER).remote_id == "8"
    assert sent(host) == 1


def test_it_is_sent_again_when_the_editor_says_that_it_is_anothers(host: OddHost, doubted: Sender) -> None:
    host.replies[POSTS] = says(document(id=9, status="publish", slug=doubted.row().slug), 201)

    posting = doubted.publishes(later=LATER, again=True)

    assert (posting.state, posting.remote_id, sent(host)) == ("live", "9", 2)


def test_what_was_to_go_out_later_is_sent_again_for_its_time(host: OddHost, sender: Sender) -> None:
    with pytest.raises(UnansweredError, match="number 8"):
        sender.publishes(at="2037-05-12T18:00:00Z")
    host.replies[POSTS] = says(document(id=9, status="future", slug=sender.row().slug), 201)

    sender.publishes(later=LATER, again=True)

    assert [(sent["status"], sent["date_gmt"]) for sent in host.bodies] == 2 * [("future", "2037-05-12T18:00:00Z")]


def test_what_was_to_go_out_by_now_is_not_sent_without_another_word(host: OddHost, sender: Sender) -> None:
    with pytest.raises(UnansweredError, match="number 8"):
        sender.publishes(at="2037-05-12T18:00:00Z")

    with pytest.raises(UsageError, match="less than two minutes ahead"):
        sender.publishes(later=timedelta(days=36_500), again=True)

    assert (sender.row().state, sent(host)) == ("failed", 1)


def test_it_is_sent_again_when_it_was_deleted_there(host: OddHost, doubted: Sender) -> None:
    host.replies[MADE] = says(reworded() | {"status": "trash"})
    host.replies[POSTS] = says(document(id=9, status="publish", slug=doubted.row().slug), 201)

    assert doubted.publishes(later=LATER).remote_id == "9"


def test_it_is_ours_once_it_bears_our_mark_though_no_search_of_the_blog_finds_it(
    host: OddHost, doubted: Sender
) -> None:
    marked = f"<p>The talks reopened.</p>{marks.comment(doubted.row().key)}"
    host.replies[MADE] = says(reworded() | {"content": {"raw": marked, "rendered": marked}})

    assert doubted.publishes(later=LATER).remote_id == "8"
    assert sent(host) == 1


def test_no_post_of_another_blog_is_taken_for_it_because_it_has_the_number(host: OddHost, doubted: Sender) -> None:
    with verbs.opened(doubted.folder, {}, now=NOON) as desk, writing(desk.db):
        desk.db.execute("update posts set sent_to = 'wordpress talks.example'")

    for arrived in (False, True):
        with pytest.raises(UnansweredError, match=r"may be at wordpress talks\.example"):
            doubted.publishes(later=LATER, arrived=arrived)

    assert (doubted.row().state, doubted.row().remote_id) == ("unknown", "")


def test_who_was_asked_nothing_has_nothing_to_say(host: OddHost, sender: Sender) -> None:
    with pytest.raises(UsageError, match="this channel can be asked"):
        sender.publishes(arrived=True)

    assert sent(host) == 0


def test_a_blogger_blog_gets_it_once(blogger: BloggerServer, tmp_path: Path) -> None:
    approved(tmp_path, blogger.toml("blog"), {"blog": CLIENT_SECRET}, count=1)
    blogger_token.keep(tmp_path, "blog", Secret(blogger.sign_in.grants()), now=NOON)
    sender = Sender(folder=tmp_path)
    blogger.blog.cleans = lambda content: COMMENT.sub("", content).replace("talks", "chats")
    with pytest.raises(UnansweredError, match="stands another post than what was sent"):
        sender.publishes()
    with pytest.raises(UnansweredError, match="which has other words than ours and no mark"):
        sender.publishes(later=LATER)

    kept = sender.publishes(later=2 * LATER, arrived=True)

    [there] = blogger.blog.posts.values()
    assert (kept.remote_id, kept.state, there.status) == (there.id, "draft", "DRAFT")
