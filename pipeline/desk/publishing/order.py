"""What an editor asks for when he publishes, and by which clock."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from pipeline import publish
from pipeline.desk.opening import Desk
from pipeline.errors import NotFoundError
from pipeline.settings import Channel
from pipeline.store.revisions import EDITOR

NOW = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Publish draft number `draft` on `channel` ("" = the first of copydesk.toml).

    `live` false = as a draft on the blog. `at` schedules a live post (`publish.when.scheduled`); `now` sends one that
    was scheduled at once. `over` is the version of the post on the blog that the editor has seen and writes over. Of a
    mail whose answer was lost he says `arrived` or `again`. `link_seconds` is how long the linked pages are asked
    before it goes live, 0 = not at all. `seen` is the version of the whole draft (draft/fields.py, `all`) that the
    editor saw, "" = as it stands.
    """

    draft: int
    channel: str = ""
    live: bool = False
    at: str = ""
    over: str = ""
    arrived: bool = False
    again: bool = False
    link_seconds: float = 0.0
    seen: str = ""
    editor: str = EDITOR

    @property
    def later(self) -> bool:
        """Whether it is to be scheduled."""
        return bool(self.at) and self.at.strip().lower() != NOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The real clock, whatever stands for the desk's, and how to wait for it; `wait` none = say when, do not wait."""

    clock: Callable[[], datetime]
    wait: Callable[[float], None] | None = None


def names_now(desk: Desk) -> frozenset[str]:
    """Return the names of the channels that copydesk.toml has."""
    return frozenset(channel.name for channel in desk.settings.publish)


def channel_named(desk: Desk, name: str) -> Channel:
    """Return a channel of copydesk.toml, the first one for "".

    Raises:
        NotFoundError: there is none, or none of that name.
    """
    known = {channel.name: channel for channel in desk.settings.publish}
    file = str(desk.folder / "copydesk.toml")
    if not known:
        raise NotFoundError("this desk has no channel", where=file, do="add a [publish.NAME] table: docs/publish.md")
    if not name:
        return next(iter(known.values()))
    if name not in known:
        raise NotFoundError(f"no channel is called {name!r}", where=file, do=f"channels here: {', '.join(known)}")
    return known[name]


def open_channel(desk: Desk, chosen: Channel) -> AbstractContextManager[publish.Channel]:
    """Open a channel of this desk, and close it again (`publish.opened`)."""
    return publish.opened(chosen, desk=desk.folder, blog=desk.settings.blog)
