"""kill -9 between the request and the receipt: every post is on the blog once, none twice, none missing."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, editing, publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.publish.blogger import token as blogger_token
from pipeline.settings import Secret
from pipeline.store import postings
from pipeline.store.postings import Posting
from tests.cast import NOON
from tests.publish.approved import Approved, approved
from tests.publish.blogger_server import BloggerServer
from tests.publish.google_sign_in import CLIENT_SECRET
from tests.publish.killing import DeadlyLine
from tests.publish.wordpress_site import WordPressSite

FEW = 4
SENT = {"sending", "live"}  # what a row says from the intent on
SIZES = pytest.mark.parametrize("count", [FEW, pytest.param(50, marks=pytest.mark.long)], ids=["few", "fifty"])
AS_BOTH = pytest.mark.parametrize("user", ["editor", "author"])  # an administrator, and who may less


def ahead() -> datetime:
    """A clock by which every request of the past is settled; a second is long enough for a server on this machine."""
    return datetime.now(UTC) + timedelta(seconds=200)  # noqa: TID251  the network's own time


@contextmanager
def on(made: Approved) -> Iterator[Desk]:
    with verbs.opened(made.folder, {}, now=NOON) as opened:
        yield opened


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterKills:
    """What so many deaths on the line left, and what publishing once more (`posts`), and `again`, made of it.

    `lost`: so many requests never arrived. `states` are those of the desk's rows, `left` what the blog had of each
    draft then ("nothing" = no word of what was sent), `there` what it has in the end.
    """

    killed: int
    lost: int
    states: Counter[str]
    left: Counter[str]
    posts: tuple[Posting, ...]
    again: tuple[Posting, ...]
    there: tuple[str, ...]


def killed(made: Approved, line: DeadlyLine, drafts: int) -> list[Posting]:
    """Publish every draft by a command that dies on the line, and return the rows as that left them."""
    for number in range(1, drafts + 1):
        line.victim = made.begun("publish", f"d{number}", "--live")
        line.victim.wait(60)
    line.victim = None
    line.settle()  # what is still on its way arrives
    with on(made) as desk:
        return [one for number in range(1, drafts + 1) for one in postings.of_draft(desk.db, number)]


def published_after(made: Approved, drafts: int) -> tuple[Posting, ...]:
    """Publish every draft again, undisturbed."""
    with on(made) as desk:
        return tuple(
            publishing.publish(desk, Order(draft=number, live=True), Pace(clock=ahead))
            for number in range(1, drafts + 1)
        )


def wordpress_after_kills(site: WordPressSite, folder: Path, count: int, user: str) -> AfterKills:
    """Kill the sending of so many posts. `there` are the posts' ids on the blog."""
    is_deadly = lambda method, path: method == "POST" and path.endswith("/wp/v2/posts")  # noqa: E731
    with DeadlyLine(site.url, is_deadly, within_seconds=0.12, dice=random.Random(7)) as line:
        table = f'[publish.blog]\nkind = "wordpress"\nurl = "{line.url}"\nuser = "{user}"\n'
        made = approved(folder, table, {"blog": site.passwords[user]}, count=count)
        rows = killed(made, line, count)
        left = Counter(status for row in rows for status in _on_wordpress(site, row, "status") or ["nothing"])
        posts = published_after(made, count)
        again = published_after(made, count)
    return AfterKills(
        killed=line.killed,
        lost=line.lost,
        states=Counter(row.state for row in rows),
        left=left,
        posts=posts,
        again=again,
        there=tuple(found for post in posts for found in _on_wordpress(site, post, "id")),
    )


def corrections_after_kills(site: WordPressSite, folder: Path, count: int, user: str) -> AfterKills:
    """Kill the sending of so many corrections. `posts` are those before them, `again` those after the second try.

    `there` are the titles that the blog shows in the end.
    """
    is_change = re.compile(r".*/wp/v2/posts/\d+").fullmatch
    dice = random.Random(7)
    with DeadlyLine(site.url, lambda method, path: method == "POST" and bool(is_change(path)), 0.12, dice) as line:
        table = f'[publish.blog]\nkind = "wordpress"\nurl = "{line.url}"\nuser = "{user}"\n'
        made = approved(folder, table, {"blog": site.passwords[user]}, count=count)
        first = published_after(made, count)
        corrected(made, count)
        rows = killed(made, line, count)
        left = Counter(
            "corrected" if title.startswith("Corrected") else "nothing" for title in _titles_on_wordpress(site, first)
        )
        posts = published_after(made, count)
    return AfterKills(
        killed=line.killed,
        lost=line.lost,
        states=Counter(row.state for row in rows),
        left=left,
        posts=first,
        again=posts,
        there=_titles_on_wordpress(site, posts),
    )


def corrected(made: Approved, count: int) -> None:
    """Give every draft that is posted another title, and approve it."""
    with on(made) as desk:
        for number in range(1, count + 1):
            publishing.correct(desk, number)
            editing.retitle(desk, number, title=f"Corrected {number}", seen="", editor="Ann")
            verbs.approve(desk, number)


def blogger_after_kills(folder: Path, count: int) -> AfterKills:
    """Kill the sending of so many posts. `there` are the keys that the blog's posts carry, one for each post."""
    with BloggerServer(dawdle_seconds=0.03) as blogger:
        is_deadly = lambda method, path: method == "POST" and "/posts" in path  # noqa: E731  the post, then its publishing
        with DeadlyLine(blogger.url.rstrip("/"), is_deadly, within_seconds=0.15, dice=random.Random(7)) as line:
            table = blogger.toml("blog").replace(blogger.url, f"{line.url}/")
            made = approved(folder, table, {"blog": CLIENT_SECRET}, count=count)
            blogger_token.keep(folder, "blog", Secret(blogger.sign_in.grants()), now=NOON)
            rows = killed(made, line, count)
            on_blog = {_key_in(one.content): one.status for one in blogger.blog.posts.values()}
            posts = published_after(made, count)
            again = published_after(made, count)
        there = tuple(_key_in(one.content) for one in blogger.blog.posts.values())
    return AfterKills(
        killed=line.killed,
        lost=line.lost,
        states=Counter(row.state for row in rows),
        left=Counter(on_blog.get(row.key, "nothing") for row in rows),
        posts=posts,
        again=again,
        there=there,
    )


class TestWordPress:
    @SIZES
    @AS_BOTH
    def test_has_every_post_once(self, wordpress: WordPressSite, tmp_path: Path, user: str, count: int) -> None:
        after = wordpress_after_kills(wordpress, tmp_path, count, user)

        assert after.killed >= count / 2, after.states  # else it tells nothing
        assert set(after.states) <= SENT
        assert after.states.total() == count
        assert after.states["sending"] >= after.lost  # no receipt came
        assert set(after.left) == {"nothing", "publish"}
        assert after.left["nothing"] == after.lost >= 1  # who died before the request was there
        assert {post.state for post in after.posts} == {"live"}
        assert len(after.there) == len(set(after.there)) == count
        assert sorted(after.there) == sorted(post.remote_id for post in after.posts)
        assert sorted(after.there) == sorted(post.remote_id for post in after.again)

    @SIZES
    @AS_BOTH
    def test_has_every_correction(self, wordpress: WordPressSite, tmp_path: Path, user: str, count: int) -> None:
        after = corrections_after_kills(wordpress, tmp_path, count, user)

        titles = tuple(f"Corrected {number}" for number in range(1, count + 1))
        assert after.killed >= count / 2, after.states
        assert set(after.states) <= SENT
        assert after.states.total() == count
        assert after.states["sending"] >= after.lost  # no receipt came
        assert set(after.left) == {"nothing", "corrected"}
        assert after.left["nothing"] == after.lost >= 1
        assert [post.remote_id for post in after.again] == [post.remote_id for post in after.posts]
        assert {post.state for post in after.again} == {"live"}
        assert tuple(post.title for post in after.again) == after.there == titles


class TestBlogger:
    @pytest.mark.parametrize(
        ("count", "least"),
        [
            (FEW, {"nothing": 1, "sending": 1}),  # the dice lose the very first request
            # Before the request was there, between the two requests or while an answer was awaited, and after both.
            pytest.param(200, {"nothing": 10, "DRAFT": 10, "LIVE": 5, "sending": 1, "live": 1}, marks=pytest.mark.long),
        ],
        ids=["few", "two-hundred"],
    )
    def test_has_every_post_once(self, tmp_path: Path, count: int, least: Mapping[str, int]) -> None:
        after = blogger_after_kills(tmp_path, count)

        assert after.killed >= count / 2, after.states
        assert set(after.states) <= SENT
        assert after.states.total() == after.left.total() == count
        assert after.states["sending"] >= after.lost
        assert set(after.left) <= {"nothing", "DRAFT", "LIVE"}
        assert {name: times for name, times in least.items() if (after.left + after.states)[name] < times} == {}
        assert {post.state for post in after.posts} == {"live"}
        assert sorted(after.there) == sorted(post.key for post in after.posts)
        assert len(set(after.there)) == len(after.there) == count
        assert [one.remote_id for one in after.again] == [one.remote_id for one in after.posts]


def _on_wordpress(site: WordPressSite, post: Posting, field: str) -> list[str]:
    """One field of each post of the blog that carries this one's key."""
    asked = {"search": post.key, "status": "any,trash", "context": "edit"}
    with site.asker() as asker:
        return [str(found[field]) for found in asker.get("posts", params=asked).json()]


def _titles_on_wordpress(site: WordPressSite, posts: Sequence[Posting]) -> tuple[str, ...]:
    return tuple(site.does("GET", f"posts/{post.remote_id}?context=edit")["title"]["raw"] for post in posts)


def _key_in(content: str) -> str:
    found = re.search(r"copydesk:(\w+)", content)
    return found[1] if found else ""
