"""A blog that takes our mark out, or a person's own post that is like ours: none is sent twice, nobody's is taken."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.errors import RefusedError, UnansweredError
from pipeline.publish.blogger import token as blogger_token
from pipeline.publish.markup import COMMENT
from pipeline.settings import Secret
from pipeline.store import postings
from pipeline.store.postings import Posting
from tests.cast import NOON
from tests.publish.approved import approved
from tests.publish.blogger_blog import Post
from tests.publish.blogger_server import INSERT, PUBLISH, BloggerServer, Mishap
from tests.publish.google_sign_in import CLIENT_SECRET
from tests.publish.odd_host import PASSWORD, OddHost, Reply, says
from tests.publish.test_wordpress_notes import document

LISTED, POSTS = "GET /wp-json/wp/v2/posts", "POST /wp-json/wp/v2/posts"
LATER = timedelta(minutes=10)  # then all that was on its way has arrived


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """A desk with one approved draft and one channel."""

    folder: Path

    def publishes(self, *, live: bool = True, later: timedelta = timedelta()) -> Posting:
        """Publish it, so much later by the clock."""
        pace = Pace(clock=lambda: datetime.now(UTC) + later)  # noqa: TID251  the blog's own time
        with verbs.opened(self.folder, {}, now=NOON) as desk:
            return publishing.publish(desk, Order(draft=1, live=live), pace)

    def row(self) -> Posting:
        """What the desk knows of the post."""
        with verbs.opened(self.folder, {}, now=NOON) as desk:
            [posting] = postings.of_draft(desk.db, 1)
        return posting


@pytest.fixture
def sender(blogger: BloggerServer, tmp_path: Path) -> Sender:
    """Publishes to Blogger."""
    impatient = blogger.toml("blog").replace("timeout_seconds = 5", "timeout_seconds = 0.3")
    approved(tmp_path, impatient, {"blog": CLIENT_SECRET}, count=1)
    blogger_token.keep(tmp_path, "blog", Secret(blogger.sign_in.grants()), now=NOON)
    return Sender(folder=tmp_path)


@pytest.fixture
def host() -> Iterator[OddHost]:
    with OddHost({LISTED: says([])}) as opened:
        yield opened


@pytest.fixture
def wordpress_sender(host: OddHost, tmp_path: Path) -> Sender:
    """Publishes to WordPress."""
    table = f'[publish.blog]\nkind = "wordpress"\nurl = "{host.address}"\nuser = "ana"\n'
    approved(tmp_path, table, {"blog": PASSWORD}, count=1)
    return Sender(folder=tmp_path)


def unmarked(content: str) -> str:
    return COMMENT.sub("", content)


def standing(blogger: BloggerServer) -> list[str]:
    return [f"{post.title} {post.status}" for post in blogger.blog.posts.values()]


@pytest.mark.parametrize("at", [INSERT, PUBLISH])
def test_a_post_whose_answer_and_mark_are_lost_is_not_sent_twice(
    blogger: BloggerServer, sender: Sender, at: str
) -> None:
    blogger.blog.cleans = unmarked
    blogger.mishaps = [Mishap(at=at, cut=True)]
    with pytest.raises(UnansweredError):
        sender.publishes()

    with pytest.raises(RefusedError, match="says the same is there already, without our mark") as told:
        sender.publishes(later=LATER)

    [there] = blogger.blog.posts.values()
    assert there.id in told.value.where
    assert f"<!-- copydesk:{sender.row().key} -->" in told.value.do


def test_such_a_post_is_taken_for_ours_once_its_mark_is_written_into_it(blogger: BloggerServer, sender: Sender) -> None:
    blogger.blog.cleans = unmarked
    blogger.mishaps = [Mishap(at=INSERT, cut=True)]
    with pytest.raises(UnansweredError):
        sender.publishes()
    with pytest.raises(RefusedError):
        sender.publishes(later=LATER)
    blogger.blog.cleans = str
    [there] = blogger.blog.posts.values()
    there.content += f"<!-- copydesk:{sender.row().key} -->"

    posting = sender.publishes(later=2 * LATER)

    assert (posting.state, posting.remote_id) == ("live", there.id)
    assert standing(blogger) == ["River Talks, Day 1 LIVE"]


def test_a_draft_that_google_had_made_before_it_refused_the_sign_in_is_not_made_twice(
    blogger: BloggerServer, sender: Sender
) -> None:
    blogger.mishaps = [Mishap(at=INSERT, answer=b'{"error": {"code": 401}}', answered=401)]
    with pytest.raises(UnansweredError, match="does not take the sign-in, and the draft is on the blog"):
        sender.publishes()

    assert sender.publishes(later=LATER).state == "live"
    assert standing(blogger) == ["River Talks, Day 1 LIVE"]


def test_a_post_that_google_had_published_before_it_refused_the_sign_in_is_in_doubt_and_found_live(
    blogger: BloggerServer, sender: Sender
) -> None:
    sender.publishes(live=False)
    blogger.mishaps = [Mishap(at=PUBLISH, answer=b'{"error": {"code": 401}}', answered=401)]
    with pytest.raises(UnansweredError, match="did not take the sign-in, and then answered 400"):
        sender.publishes()

    assert sender.row().state == "unknown"
    assert sender.publishes(later=LATER).state == "live"


def own_draft(blogger: BloggerServer) -> Post:
    return blogger.blog.put("<p>What I think of it.</p>", title="River Talks, Day 1", status="DRAFT")


def answer_with(post: Post) -> bytes:
    fields = ("id", "status", "title", "content")
    return ("{" + ", ".join(f'"{name}": "{getattr(post, name)}"' for name in fields) + "}").encode()


def test_a_persons_own_draft_under_our_title_is_left_alone(blogger: BloggerServer, sender: Sender) -> None:
    own = own_draft(blogger)
    before = replace(own)

    sender.publishes()

    assert own == before
    assert standing(blogger) == ["River Talks, Day 1 DRAFT", "River Talks, Day 1 LIVE"]


@pytest.mark.parametrize("live", [False, True])
def test_a_persons_own_draft_that_google_answers_in_the_place_of_ours_is_no_receipt(
    blogger: BloggerServer, sender: Sender, live: bool
) -> None:
    own = own_draft(blogger)
    before = replace(own)
    blogger.mishaps = [Mishap(at=INSERT, answer=answer_with(own))]
    with pytest.raises(UnansweredError, match="stands another post"):
        sender.publishes(live=live)

    posting = sender.publishes(later=LATER)

    assert own == before
    assert posting.remote_id != own.id
    assert standing(blogger) == ["River Talks, Day 1 DRAFT", "River Talks, Day 1 LIVE"]


def older() -> Reply:
    """Return what WordPress says of a post of its owner's, under the title of ours."""
    words = {"raw": "<p>What I think of it.</p>", "rendered": "<p>What I think of it.</p>"}
    title = {"raw": "River Talks, Day 1", "rendered": "River Talks, Day 1"}
    return says(document(id=3, status="publish", slug="river-talks", title=title, content=words))


def test_an_older_post_that_wordpress_answers_in_the_place_of_ours_is_no_receipt(
    host: OddHost, wordpress_sender: Sender
) -> None:
    host.replies[POSTS] = older()

    with pytest.raises(UnansweredError, match="answers with another, number 3; whether it was done, nobody knows"):
        wordpress_sender.publishes()

    assert (wordpress_sender.row().state, wordpress_sender.row().remote_id) == ("unknown", "")


def test_ours_is_found_by_its_mark_when_wordpress_had_answered_with_another(
    host: OddHost, wordpress_sender: Sender
) -> None:
    host.replies[POSTS] = older()
    with pytest.raises(UnansweredError):
        wordpress_sender.publishes()
    row = wordpress_sender.row()
    host.replies[LISTED] = says([document(id=8, slug=row.slug, status="publish")])

    posting = wordpress_sender.publishes(later=LATER)

    assert (posting.state, posting.remote_id) == ("live", "8")
    assert host.asked.count(f"{POSTS}?context=edit&_embed=wp%3Aterm") == 1


def test_a_post_that_wordpress_made_under_another_slug_and_without_our_mark_is_not_sent_twice(
    host: OddHost, wordpress_sender: Sender
) -> None:
    host.replies[POSTS] = Reply(cuts=True)
    with pytest.raises(UnansweredError):
        wordpress_sender.publishes()
    sent = host.bodies[-1]
    words = {"raw": COMMENT.sub("", sent["content"]), "rendered": ""}
    made = document(id=8, slug="river-talks", title={"raw": sent["title"], "rendered": ""}, content=words)
    host.replies[LISTED] = says([made])

    with pytest.raises(RefusedError, match="says the same is there already"):
        wordpress_sender.publishes(later=LATER)


def test_a_post_that_a_list_of_wordpress_holds_without_our_mark_is_not_found(
    host: OddHost, wordpress_sender: Sender
) -> None:
    host.replies[LISTED] = says([document(id=3, slug="river-talks", status="publish")])
    host.replies[POSTS] = Reply(status=500, kind="text/html")

    with pytest.raises(UnansweredError):
        wordpress_sender.publishes()

    assert [asked for asked in host.asked if "/posts/3" in asked] == []


def test_a_post_that_wordpress_puts_into_its_trash_at_once_is_gone_and_not_sent_again(
    host: OddHost, wordpress_sender: Sender
) -> None:
    host.replies[POSTS] = Reply(cuts=True)
    with pytest.raises(UnansweredError):
        wordpress_sender.publishes()
    key = wordpress_sender.row().key
    made = document(id=8, slug=f"river-{key}", status="trash")
    host.replies[POSTS] = says(made)

    with pytest.raises(RefusedError, match="lies in the blog's trash") as told:
        wordpress_sender.publishes(later=LATER)

    assert "post=8" in told.value.where
    assert (wordpress_sender.row().state, wordpress_sender.row().remote_id) == ("gone", "8")


def test_a_cache_is_told_not_to_say_what_the_blog_said_before(host: OddHost, wordpress_sender: Sender) -> None:
    host.replies[POSTS] = Reply(cuts=True)
    with pytest.raises(UnansweredError):
        wordpress_sender.publishes()

    assert set(host.caching) == {"no-cache"}
