"""A desk that publishes to the Blogger of these tests: signed in, and its channel open."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline import publish
from pipeline.news import Dispatch
from pipeline.publish import Channel
from pipeline.publish.blogger import token as blogger_token
from pipeline.settings import Blog, Secret
from tests.cast import NOON
from tests.publish.blogger_blog import ADDRESS, clock
from tests.publish.blogger_server import BloggerServer
from tests.publish.sent_post import TALKS

RIVER_WATCH = Blog(name="River Watch", url=ADDRESS)


@contextmanager
def signed_in(blogger: BloggerServer, desk: Path, **other: Any) -> Iterator[Channel]:  # noqa: ANN401
    """Open the channel of a desk that has signed in at `blogger`; `other` goes into its table."""
    blogger_token.keep(desk, "blogspot", Secret(blogger.sign_in.grants()), now=NOON)
    with publish.opened(blogger.chosen(**other), desk=desk, blog=RIVER_WATCH) as channel:
        yield channel


def dispatch(status: str = "draft", **other: Any) -> Dispatch:  # noqa: ANN401
    """Return the talks' post, meant to be sent since a moment ago by the server's clock."""
    since = clock().replace(microsecond=0)
    return replace(TALKS, **{"mark": replace(TALKS.mark, since=since), "status": status, "at": since, **other})
