"""A sending that is killed at any moment leaves one post on the blog in the end: none twice, none missing."""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.publish import Channel
from tests.desks import ROOT
from tests.publish.blogger_blog import clock
from tests.publish.blogger_desk import signed_in
from tests.publish.blogger_server import BloggerServer
from tests.publish.google_sign_in import CLIENT_SECRET
from tests.publish.one_sending import post

_SENDING_SECONDS = 0.2  # how long one takes here, about, with a server that dawdles


@pytest.fixture
def blogger() -> Iterator[BloggerServer]:
    with BloggerServer(dawdle_seconds=0.03) as server:
        yield server


def test_five_killed_sendings_leave_five_posts(blogger: BloggerServer, tmp_path: Path) -> None:
    _kill_and_mend(blogger, tmp_path, times=5)


@pytest.mark.long
def test_two_hundred_killed_sendings_leave_two_hundred_posts(blogger: BloggerServer, tmp_path: Path) -> None:
    left = _kill_and_mend(blogger, tmp_path, times=200)

    assert left["nothing"] >= 10  # killed before the request was there
    assert left["DRAFT"] >= 10  # between the two requests, or while the answer was awaited
    assert left["LIVE"] >= 5


def _kill_and_mend(blogger: BloggerServer, desk: Path, *, times: int) -> Counter[str]:
    """Kill so many sendings, do what the desk does after each, and return what the kills had left on the blog."""
    left: Counter[str] = Counter()
    with signed_in(blogger, desk) as channel:
        for number in range(times):
            key, since = f"k{number:011d}", clock().replace(microsecond=0)
            _killed(blogger, desk, key=key, since=since.isoformat())
            blogger.settles()
            there = [one.status for one in blogger.blog.posts.values() if f"copydesk:{key} " in one.content]
            left[there[0] if there else "nothing"] += 1
            _mended(channel, key)
    marks = Counter(one.content.rpartition("<!-- ")[2] for one in blogger.blog.posts.values())
    assert set(marks) == {f"copydesk:k{number:011d} -->" for number in range(times)}
    assert set(marks.values()) == {1}
    assert {one.status for one in blogger.blog.posts.values()} == {"LIVE"}
    return left


def _killed(blogger: BloggerServer, desk: Path, **post_of: str) -> None:
    chosen = blogger.chosen()
    names = ("name", "kind", "blog_id", "client_id", "api", "timeout_seconds")
    table = {name: getattr(chosen, name) for name in names}
    told = {"table": table, "secret": CLIENT_SECRET, "desk": str(desk), **post_of}
    command = [sys.executable, "-m", "tests.publish.one_sending"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, text=True, cwd=ROOT, env=environ, **pipes) as sending:  # type: ignore[call-overload]  # two pipes by name
        sending.stdin.write(json.dumps(told) + "\n")
        sending.stdin.flush()
        assert sending.stdout.readline() == "ready\n"
        sending.stdin.write("go\n")
        sending.stdin.flush()
        time.sleep(random.uniform(0, _SENDING_SECONDS))
        sending.kill()


def _mended(channel: Channel, key: str) -> None:
    """Look it up, adopt it or send it: what `desk.publishing` does before any retry."""
    sent = post(key, clock().replace(microsecond=0))
    found = channel.find(sent.mark)
    assert len(found) <= 1
    if found:
        channel.change(found[0], sent, given=sent.labels)
    else:
        channel.create(sent)
