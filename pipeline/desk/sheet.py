"""The draft as the editor works on it: everything the draft page shows (made by desk/laying.py)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.news import Draft, Headline, Offer, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A field that the editor owns: since when and by whom. A field without one keeps itself current."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph the excerpt may take, verbatim; `words` is its length."""

    text: str
    chosen: bool
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A headline of the story in the left column.

    `role`: lead, cited, list or "" (unused); `place` its number among the citations or in the list, 0 = none; `listed`
    its place in the list, whatever else it is.
    `veto` says why it may not lead ("" = it may). `copies` are the headlines folded under it, each with the reason.
    """

    headline: Headline
    role: str = ""
    place: int = 0
    listed: int = 0
    veto: str = ""
    copies: tuple[tuple[Headline, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the list: its place from 1, through all groups, and whether a group begins with it."""

    place: int
    headline: str
    words: str
    url: str
    outlet: str
    agency: str
    kind: str
    language: str
    opens_group: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A citation of the comment: its number from 1, the address and the outlet where the desk knows it."""

    number: int
    url: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the runs would have now for a field that the editor touched.

    `field`: title, lead, excerpt or list. Of a title `old` and `new` are the words; of the list it is one headline
    that could be added (`headline`), `note` says why it is not there yet, `twin` the place of its outlet's other link
    (0 = none); of a lead, the headline that would lead.
    """

    field: str
    at: datetime
    old: str = ""
    new: str = ""
    headline: str = ""
    url: str = ""
    outlet: str = ""
    note: str = ""
    twin: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A text that came too late to be saved: `mine` is it, `theirs` what stands now; kept until one is chosen.

    `field`: title or comment; of list, lead and labels it is words without a place, and `theirs` is "".
    """

    id: int
    field: str
    mine: str
    mine_at: datetime
    mine_by: str
    theirs: str
    theirs_at: datetime | None
    theirs_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A check's outcome. `level`: stop, look, passed or pass; `what` the fact, `where` the field, `cure` what to do.

    `line` is the place in the list, 0 = none; `words` are those it is about. Of the preflight `rule` and `place` are
    its own names: by them the editor lets pass what `may_pass`. What he let pass says who did, when, and `because`.
    """

    level: str
    what: str
    where: str = ""
    cure: str = ""
    line: int = 0
    words: str = ""
    rule: str = ""
    place: str = ""
    may_pass: bool = False
    passed_by: str = ""
    passed_at: datetime | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A post of ours on this: when, its title and address, and how it is related."""

    title: str
    at: datetime
    url: str
    relation: str
    lead: str = ""
    links: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A story near this one, that the editor may merge; `why` in words."""

    story: int
    headline: Headline
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything the draft page shows.

    `comment` is in reference form (`[headline][1]`), `references` its addresses in order. `versions` and `touched`
    are by field: title, lead, excerpt, comment, list, media, labels, format; `versions["all"]` is the whole draft's.
    `undo` and `redo` are the words of what they would take back or do again, "" = nothing; `undo_to` and `redo_to` the
    revisions to which they lead, 0 = none. `said` is what the newest revision did, in words ("Removed NPR from place
    8"). `marks` are what to write beside an address that a post of ours links already, by address.
    """

    draft: Draft
    topic_title: str
    rows: tuple[Row, ...]
    outlets: int
    candidates: int
    lead_rank: int
    paragraphs: tuple[Paragraph, ...]
    excerpt_aim: tuple[int, int]
    comment: str
    references: tuple[Reference, ...]
    lines: tuple[Line, ...]
    offers: tuple[Offer, ...]
    silent: tuple[str, ...]
    touched: Mapping[str, Touch]
    versions: Mapping[str, str]
    suggestions: tuple[Suggestion, ...]
    asides: tuple[Aside, ...]
    checks: tuple[Checked, ...]
    terms: tuple[Term, ...]
    score: float
    lead_terms: tuple[Term, ...]
    left_out: tuple[str, ...]
    near: tuple[Near, ...]
    ran: tuple[Ran, ...]
    used_before: tuple[Ran, ...]
    marks: Mapping[str, str]
    changed_at: datetime
    said: str = ""
    undo: str = ""
    redo: str = ""
    undo_to: int = 0
    redo_to: int = 0
    formats: tuple[str, ...] = ()
