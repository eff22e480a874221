"""The desk at one moment, as frozen values: what the desk page and the page of hidden things show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.news import Headline
from pipeline.store.on_desk import Posted

# Why a story is not on the desk, in the order in which the page of hidden things lists them.
DROPPED, DISCARDED, EXPIRED, MUTED, OLD, ALONE, PASSING = (
    *("dropped", "discarded", "expired", "muted", "old", "alone", "passing"),
)
KINDS = (DROPPED, DISCARDED, EXPIRED, MUTED, OLD, ALONE, PASSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the editor wants to see. "" and none = everything; `hours`: stories with a headline that young.

    `skip` stories of the one topic are passed over: the page before had them.
    """

    topic: str = ""
    side: str = ""
    country: str = ""
    hours: float | None = None
    skip: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A term of a score in hundredths, so that the printed parts add up; `share` is its value, 0 to 1."""

    name: str
    hundredths: int
    share: float
    why: str

    @property
    def printed(self) -> str:
        """Its points as the page prints them."""
        return f"{self.hundredths / 100:.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story on the desk. `headline` stands for it; `draft` is its open draft's number, 0 = none.

    `outlets` and `countries` are words. `picks` counts the headlines of each side, in the topic's order; `hours` the
    headlines in each stretch of the window, oldest first; `wire` the folded copies.
    """

    number: int
    topic: str
    headline: Headline
    draft: int
    parts: tuple[Part, ...]
    best: float
    outlets: str
    countries: str
    picks: tuple[tuple[str, int], ...]
    hours: tuple[int, ...]
    headlines: int
    wire: int
    latest: datetime
    posted: Posted | None

    @property
    def score(self) -> str:
        """The printed score: the sum of the printed parts."""
        return f"{sum(part.hundredths for part in self.parts) / 100:.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """An open draft at a glance.

    `touched` are the fields that an editor owns: name, since when, by whom. `looks` counts the checks that need a
    look, `suggestions` what the runs would have in a touched field, `late` the texts that came too late. `corrects`: a
    post of it is out already, or will go out.
    """

    number: int
    story: int
    topic: str
    state: str
    title: str
    touched: tuple[tuple[str, datetime, str], ...]
    changed_at: datetime
    lead: str
    cited: int
    offered: int
    links: int
    looks: int
    suggestions: int
    late: int
    corrects: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """A topic on the desk: its open drafts and its stories, best first; `more` stories follow on another page."""

    name: str
    title: str
    drafts: tuple[DraftLine, ...]
    rows: tuple[StoryRow, ...]
    stories: int
    headlines: int
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """A topic without a draft, and why; `story` is its best story (0 = none), `headline` stands for that."""

    name: str
    title: str
    why: str
    stories: int
    story: int = 0
    headline: Headline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    """The newest finished run: when, what was new, how many outlets answered which did not.

    `next_at` is when the next is due, none where that cannot be told.
    """

    at: datetime
    new: int
    well: int
    ill: tuple[str, ...]
    next_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenStory:
    """A story that is not on the desk. `kind` is one of KINDS; `draft` was discarded or put away, 0 = there is none."""

    kind: str
    number: int
    topic: str
    headline: Headline
    outlets: str
    latest: datetime
    why: str
    draft: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OffDesk:
    """What is not on the desk: its stories by kind, archive headlines, and headlines that no run has placed yet."""

    stories: tuple[HiddenStory, ...]
    archived: int
    unplaced: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """The desk at one moment.

    `hidden` counts the hidden stories of each kind, `archived` the headlines that were too old or undated; `unplaced`
    headlines wait for the next run to find their story. `sides` and `countries` are what one can filter by; what is
    asked for is among them, whether or not anything is left of it.
    """

    at: datetime
    asked: Asked
    beats: tuple[Beat, ...]
    quiets: tuple[Quiet, ...]
    strays: tuple[DraftLine, ...]
    headlines: int
    outlets: int
    window_hours: float
    unplaced: int
    ever: bool
    run: LastRun | None
    hidden: Mapping[str, int]
    archived: int
    waiting: int
    approved: int
    posted_today: int
    sides: tuple[str, ...]
    countries: tuple[tuple[str, str], ...]
