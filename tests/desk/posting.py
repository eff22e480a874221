"""Channels of Markdown files, the real clock's half past twelve, and draft 1 as a desk of these tests posts it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline import desk as verbs
from pipeline.desk import Desk, editing, publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.settings import Channel
from pipeline.store import postings
from pipeline.store.postings import Posting

SITE = Channel(name="site", kind="markdown", folder="posts")
OTHER = Channel(name="other", kind="markdown", folder="others")
LATER = datetime(2026, 5, 12, 12, 30, tzinfo=UTC)
PACE = Pace(clock=lambda: LATER)
# When everything that was on its way has arrived or never will.
SETTLED = Pace(clock=lambda: LATER + timedelta(minutes=10))


def at(minutes: float) -> Pace:
    """The real clock so many minutes after half past twelve."""
    return Pace(clock=lambda: LATER + timedelta(minutes=minutes))


def publish(desk: Desk, minutes: float = 0, **order: Any) -> Posting:  # noqa: ANN401
    """Publish draft 1, so many minutes after half past twelve."""
    return publishing.publish(desk, Order(draft=1, **order), at(minutes))


def posted(desk: Desk, **order: Any) -> Posting:  # noqa: ANN401
    """Approve draft 1 and have it go live."""
    verbs.approve(desk, 1)
    return publish(desk, **{"live": True, **order})


def corrected(desk: Desk, title: str) -> None:
    """Begin a correction of what is posted, and approve it with this title."""
    publishing.correct(desk, 1)
    retitle(desk, title)
    verbs.approve(desk, 1)


def retitle(desk: Desk, title: str) -> None:
    """Have Ann write this title."""
    editing.retitle(desk, 1, title=title, seen="", editor="Ann")


def relabel(desk: Desk, *labels: str) -> None:
    """Have Ann write these labels."""
    editing.relabel(desk, 1, labels=labels, seen="", editor="Ann")


def state(desk: Desk) -> str:
    """How draft 1 stands."""
    return verbs.find(desk, 1).state


def row(desk: Desk) -> Posting:
    """What the desk knows of the post of draft 1."""
    return postings.of_draft(desk.db, 1)[0]


def files(desk: Desk) -> list[Path]:
    """The posts of the channel."""
    return sorted((desk.folder / "posts").rglob("*.md"))


def file(desk: Desk) -> Path:
    """The only post of the channel."""
    [found] = (desk.folder / "posts").rglob("*.md")
    return found


def text(desk: Desk) -> str:
    """What that post says."""
    return file(desk).read_text(encoding="utf-8")
