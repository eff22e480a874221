"""A matter that the editor should know, and the notice that carries some of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

# Which notice carries which kind of matter; a notice is named by the key of [notify] that switches it.
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"drafts": ("draft",), "failures": ("run", "post", "store"), "health": ("outlet", "correction")}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing to tell. `about` names it among its `kind`: draft, run, post, store, outlet, correction or doctor.

    `said` is its line and `more` the lines below it, all of them words from outside, not yet made safe. `page` is the
    path on the review page at which it is dealt with.
    """

    kind: str
    about: str
    said: str
    more: tuple[str, ...] = ()
    page: str = ""

    @property
    def name(self) -> tuple[str, str]:
        """Kind and name, by which the store knows it."""
        return (self.kind, self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is sent. `kind` is one of KINDS; `items` are its matters, all of them, as a webhook gets them.

    Subject and text hold nothing but what is safe to print; the subject is one line.
    """

    kind: str
    subject: str
    text: str
    desk: str
    at: datetime
    items: tuple[Mapping[str, str], ...]
