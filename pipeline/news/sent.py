"""A post on its way to a channel, and what the channel says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """By what a channel finds a post of ours again: `key` is [a-z][a-z0-9]{11}, `slug` ends in it.

    `since` is when its draft was made, aware UTC; nothing older can be it.
    """

    key: str
    slug: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One post as it is sent. `title` are words without markup; the bodies have neither date header nor title.

    `status`: draft (on the blog, not public), live, scheduled. `at` is the post's own time, aware UTC; for a scheduled
    one the time it goes live. `date` is the blog's own day, YYYY-MM-DD. `excerpt` are the lead's first words.
    """

    mark: Mark
    title: str
    html: str
    text: str
    markdown: str
    labels: tuple[str, ...] = ()
    status: str = "draft"
    at: datetime
    date: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A post as the channel holds it. `status`: draft, scheduled, live, trashed, sent (a mail).

    `title` and `content` are as stored there, `excerpt` a summary that is kept beside them; `version` is the channel's
    own word for this state, compared for equality only. `url` "" = it has no public address yet; `edit_url` is where
    its owner opens it. `notes` say what the channel did to it that the editor should know.
    """

    remote_id: str
    url: str
    status: str
    title: str
    content: str
    labels: tuple[str, ...] = ()
    version: str = ""
    at: datetime | None = None
    edit_url: str = ""
    notes: tuple[str, ...] = ()
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a channel can do. `settle_seconds`: after so long without an answer, what was asked is done or never will.

    `looks_up` false: a post sent cannot be found again, so a lost answer is for the editor to settle. `by_date`: a
    scheduled post is public once its date has passed, and nothing there says so.
    """

    drafts: bool = True
    schedules: bool = True
    looks_up: bool = True
    changes: bool = True
    withdraws: bool = True
    by_date: bool = False
    settle_seconds: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What `channels test` found without posting: who we are there, and what is allowed or amiss, in words."""

    account: str
    may: Mapping[str, bool] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
