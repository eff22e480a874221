"""A Blogger that takes our mark out, or a person's own post that is like ours: none goes twice, nobody's is taken."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import RefusedError, UnansweredError
from pipeline.publish.blogger import token as blogger_token
from pipeline.publish.markup import COMMENT
from pipeline.settings import Secret
from tests.cast import NOON
from tests.publish.approved import approved
from tests.publish.blogger_blog import Post
from tests.publish.blogger_server import INSERT, PUBLISH, BloggerServer, Mishap
from tests.publish.google_sign_in import CLIENT_SECRET
from tests.publish.sender import LATER, Sender


@pytest.fixture
def sender(blogger: BloggerServer, tmp_path: Path) -> Sender:
    """Publishes to Blogger."""
    impatient = blogger.toml("blog").replace("timeout_seconds = 5", "timeout_seconds = 0.3")
    approved(tmp_path, impatient, {"blog": CLIENT_SECRET}, count=1)
    blogger_token.keep(tmp_path, "blog", Secret(blogger.sign_in.grants()), now=NOON)
    return Sender(folder=tmp_path)


def unmarked(content: str) -> str:
    return COMMENT.sub("", content)


def typeset(content: str) -> str:
    return unmarked(content).replace("--", "\u2014").replace("'", "\u2019")


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


def test_a_blog_that_takes_the_mark_out_and_sets_its_own_dashes_has_one_post(
    blogger: BloggerServer, sender: Sender
) -> None:
    blogger.blog.cleans = typeset

    assert sender.publishes().state == "live"
    assert standing(blogger) == ["River Talks, Day 1 LIVE"]


def test_the_posts_of_a_blog_are_looked_through_once_before_one_is_sent(blogger: BloggerServer, sender: Sender) -> None:
    sender.publishes()

    before = blogger.methods()[: blogger.methods().index("posts.insert")]
    assert before.count("posts.list") == len(("DRAFT", "SCHEDULED", "LIVE", "SOFT_TRASHED"))


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
