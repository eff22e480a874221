"""What every importer yields."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.errors import UnreadableError

NO_LABEL = "uncategorized"  # WordPress's word for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A post as its container has it, its HTML unread.

    `keys` are what it is known by, the best first (keys.py); never empty. `url` is its address, "" = not known;
    `published` and `updated` are aware UTC, None where the container does not say. `partial`: only a summary was there.
    """

    keys: tuple[str, ...]
    url: str = ""
    title: str
    published: datetime | None = None
    updated: datetime | None = None
    labels: tuple[str, ...] = ()
    html: str
    partial: bool = False

    @property
    def origin(self) -> str:
        """The key that it is stored by."""
        return self.keys[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundComment:
    """A reader's comment that the container keeps apart from its post. `post` is a key of the post, `id` its own."""

    post: str
    id: str
    name: str
    html: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that is no public post; `what` says in the plural what it is, such as `drafts`, for the count.

    `named` is the file that it is, "" where it is none.
    """

    what: str
    named: str = ""


Thing = Found | FoundComment | LeftOut


class BrokenOffError(UnreadableError):
    """The source ended, or broke, before it was through; what came before was yielded."""
