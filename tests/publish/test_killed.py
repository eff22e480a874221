"""kill -9 between the request and the receipt: every post is on the blog once, none twice, none missing."""

import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
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
AS_BOTH = pytest.mark.parametrize("user", ["editor", "author"])  # an administrator, and who may less


def ahead() -> datetime:
    """A clock by which every request of the past is settled; a second is long enough for a server on this machine."""
    return datetime.now(UTC) + timedelta(seconds=200)  # noqa: TID251  the network's own time


@contextmanager
def on(made: Approved) -> Iterator[Desk]:
    with verbs.opened(made.folder, {}, now=NOON) as opened:
        yield opened


def killed(made: Approved, line: DeadlyLine, drafts: int) -> Counter[str]:
    """Publish every draft by a command that dies on the line, and return in which state that left the rows."""
    for number in range(1, drafts + 1):
        line.victim = made.begun("publish", f"d{number}", "--live")
        line.victim.wait(timeout=60)
    time.sleep(1)  # what is still on its way arrives
    with on(made) as desk:
        return Counter(one.state for number in range(1, drafts + 1) for one in postings.of_draft(desk.db, number))


def published_after(made: Approved, drafts: int) -> list[Posting]:
    """Publish every draft again, undisturbed."""
    with on(made) as desk:
        return [
            publishing.publish(desk, Order(draft=number, live=True), Pace(clock=ahead))
            for number in range(1, drafts + 1)
        ]


def check_wordpress(site: WordPressSite, folder: Path, count: int, user: str) -> None:
    dice = random.Random(7)
    is_deadly = lambda method, path: method == "POST" and path.endswith("/wp/v2/posts")  # noqa: E731
    with DeadlyLine(site.url, is_deadly, within_seconds=0.12, dice=dice) as line:
        table = f'[publish.blog]\nkind = "wordpress"\nurl = "{line.url}"\nuser = "{user}"\n'
        made = approved(folder, table, {"blog": site.passwords[user]}, count=count)
        states = killed(made, line, count)
        line.victim = None
        posts = published_after(made, count)
        again = published_after(made, count)

    with site.asker() as asker:
        there = [
            found["id"]
            for post in posts
            for found in asker.get(
                "posts", params={"search": post.key, "status": "any,trash", "context": "edit"}
            ).json()
        ]

    assert line.killed >= count / 2, states  # else it tells nothing
    assert {post.state for post in posts} == {"live"}
    assert len(there) == len(set(there)) == count
    assert sorted(map(str, there)) == sorted(post.remote_id for post in posts) == sorted(one.remote_id for one in again)


def corrected(made: Approved, count: int) -> None:
    """Give every draft that is posted another title, and approve it."""
    with on(made) as desk:
        for number in range(1, count + 1):
            publishing.correct(desk, number)
            editing.retitle(desk, number, title=f"Corrected {number}", update=False, seen="", editor="Ann")
            verbs.approve(desk, number)


def check_corrections(site: WordPressSite, folder: Path, count: int, user: str) -> None:
    is_change = re.compile(r".*/wp/v2/posts/\d+").fullmatch
    dice = random.Random(7)
    with DeadlyLine(site.url, lambda method, path: method == "POST" and bool(is_change(path)), 0.12, dice) as line:
        table = f'[publish.blog]\nkind = "wordpress"\nurl = "{line.url}"\nuser = "{user}"\n'
        made = approved(folder, table, {"blog": site.passwords[user]}, count=count)
        first = published_after(made, count)
        corrected(made, count)
        states = killed(made, line, count)
        line.victim = None
        posts = published_after(made, count)

    there = [site.does("GET", f"posts/{post.remote_id}?context=edit")["title"]["raw"] for post in posts]

    assert line.killed >= count / 2, states
    assert [post.remote_id for post in posts] == [post.remote_id for post in first]
    assert [post.title for post in posts] == there == [f"Corrected {number}" for number in range(1, count + 1)]


def check_blogger(folder: Path, count: int) -> tuple[Counter[str], Counter[str]]:
    """Return in which states the kills left the rows, and what they left on the blog."""
    dice = random.Random(7)
    with BloggerServer(dawdle_seconds=0.03) as blogger:
        is_deadly = lambda method, path: method == "POST" and "/posts" in path  # noqa: E731  the post, then its publishing
        with DeadlyLine(blogger.url.rstrip("/"), is_deadly, within_seconds=0.15, dice=dice) as line:
            table = blogger.toml("blog").replace(blogger.url, f"{line.url}/")
            made = approved(folder, table, {"blog": CLIENT_SECRET}, count=count)
            blogger_token.keep(folder, "blog", Secret(blogger.sign_in.grants()), now=NOON)
            states = killed(made, line, count)
            left = Counter(one.status for one in blogger.blog.posts.values())
            line.victim = None
            posts = published_after(made, count)
            again = published_after(made, count)
        there = Counter(
            post.key for post in posts for one in blogger.blog.posts.values() if f"copydesk:{post.key}" in one.content
        )
        total = len(blogger.blog.posts)

    assert line.killed >= count / 2, states
    assert {post.state for post in posts} == {"live"}
    assert set(there.values()) == {1}
    assert len(there) == total == count
    assert [one.remote_id for one in again] == [one.remote_id for one in posts]
    return states, left


@AS_BOTH
def test_wordpress_has_every_post_once(wordpress: WordPressSite, tmp_path: Path, user: str) -> None:
    check_wordpress(wordpress, tmp_path, FEW, user)


@AS_BOTH
def test_wordpress_has_every_correction(wordpress: WordPressSite, tmp_path: Path, user: str) -> None:
    check_corrections(wordpress, tmp_path, FEW, user)


@pytest.mark.long
@AS_BOTH
def test_wordpress_has_fifty_corrections(wordpress: WordPressSite, tmp_path: Path, user: str) -> None:
    check_corrections(wordpress, tmp_path, 50, user)


@pytest.mark.long
@AS_BOTH
def test_wordpress_has_fifty_posts_once(wordpress: WordPressSite, tmp_path: Path, user: str) -> None:
    check_wordpress(wordpress, tmp_path, 50, user)


def test_blogger_has_every_post_once(tmp_path: Path) -> None:
    check_blogger(tmp_path, FEW)


@pytest.mark.long
def test_blogger_has_two_hundred_posts_once(tmp_path: Path) -> None:
    states, left = check_blogger(tmp_path, 200)

    # Killed at more than one moment: before the second request, while it was awaited, and after the receipt.
    assert len(states) > 1
    assert left["DRAFT"] >= 10
    assert left["LIVE"] >= 5
