"""The e-mail channel of a table, and the newsletter that it sends."""

from dataclasses import replace
from pathlib import Path

from pipeline.publish.channel import Channel
from pipeline.publish.email.mail import channel
from pipeline.settings import Channel as Table
from tests.publish.sent_post import BLOG, TALKS

LIVE = replace(TALKS, status="live")
SECOND = "second@lista.example"


def by(chosen: Table, desk: Path) -> Channel:
    return channel(chosen, desk=desk, blog=BLOG)
