"""The printed tree: what a post says, line by line, before any form of markup. Templates are handed a `Printed`.

Every text in it is clean (wording.py) and every address has passed the URL policy; None = there is none to link to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.text import direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of words in one type."""

    text: str
    em: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a line: `role` is the field it holds (headline, outlet, citation ...), "" = words between fields."""

    role: str = ""
    href: str | None = None
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        """The words without their type."""
        return "".join(words.text for words in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line or paragraph, its pieces from left to right; `more` are fields that the house does not print."""

    pieces: tuple[Piece, ...]
    more: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The line in plain text."""
        return "".join(piece.text for piece in self.pieces).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture or an embed. `src` is the picture, or the player's page made from a checked id; `url` as given."""

    kind: str
    place: str
    src: str | None
    url: str | None
    link: str | None
    alt: str
    caption: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of links under its `heading` ("" = none); groups in order, none of them empty.

    `own`: the section has a heading of its own, though it reads as the house's.
    """

    heading: str
    own: bool
    groups: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """A dated line below the post. `kind`: correction or update; `day` is YYYY-MM-DD or ""."""

    kind: str
    day: str
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A whole post. `day` is YYYY-MM-DD or "", `date` as printed; `title` bears the update mark when it is due.

    `order` names the blocks from above: top, middle and end (the figures of that place), lead (with excerpt and
    `read_more`), comment, lists; `notices` stand below all. `spacing` is paragraph (each link of a group stands
    alone) or line (they stand line by line); in plain text `line_gap` follows every line, but for the links of a
    group, between which `list_gap` stands. `lead_href` is the lead's address, the source of the excerpt.
    """

    kind: str
    format: str
    labels: tuple[str, ...]
    language: str
    order: tuple[str, ...]
    spacing: str
    line_gap: str
    list_gap: str
    day: str
    date: str
    title: str
    updated: bool
    top: tuple[Figure, ...]
    lead: Line | None
    lead_href: str | None
    excerpt: tuple[Line, ...]
    read_more: Line | None
    middle: tuple[Figure, ...]
    comment: tuple[Line, ...]
    listings: tuple[Listing, ...]
    end: tuple[Figure, ...]
    notices: tuple[Noticed, ...]

    @property
    def direction(self) -> str:
        """Which way its language is written, rtl or ltr: a line of two links begins with no letter of its own."""
        return direction(self.language)
