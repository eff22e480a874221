"""What the stages decide, each with its reason: folds, placings, stories, ranks, topics."""

from dataclasses import dataclass

from pipeline.news.gathered import Headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """`copy` repeats `kept`: same page, wire copy, reissued title or repeated item; `reason` is for the editor."""

    kept: Headline
    copy: Headline
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """`headline` belongs to story number `story`; `score` is the join probability, 1.0 for a story it opens."""

    headline: Headline
    story: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Story `gone` is story `kept`, with the reason; the larger story keeps its number."""

    kept: int
    gone: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """These `headlines`, by number, left `story` for the new one `opened`; `score` is how probably it was one story."""

    story: int
    opened: int
    headlines: tuple[int, ...]
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story: its headlines in order of arrival, folded copies included, and the folds among them."""

    id: int
    headlines: tuple[Headline, ...]
    folds: tuple[Fold, ...] = ()

    @property
    def kept(self) -> tuple[Headline, ...]:
        """The headlines that repeat no other one, in order of arrival."""
        copies = {fold.copy.id for fold in self.folds}
        return tuple(headline for headline in self.headlines if headline.id not in copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One named part of a score: `weight` times `value` (0 to 1), with the words for the editor."""

    name: str
    weight: float
    value: float
    why: str = ""

    @property
    def points(self) -> float:
        """What the term adds to the score."""
        return self.weight * self.value + 0.0  # what takes away nothing is 0.0, not -0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A story with the terms of its score; `gate` says why it may not lead a post ("" = it may)."""

    story: Story
    terms: tuple[Term, ...]
    gate: str = ""

    @property
    def score(self) -> float:
        """The sum of the terms' points, in the order of the terms."""
        return sum(term.points for term in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a topic's quarrel: `members` are outlet names or tags such as `@country:RU`."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A blogger's topic; `any`, `all`, `exclude` are queries by DESIGN 3 (whole words, `*`, phrases).

    `until` is its last day by the blog's calendar, YYYY-MM-DD, "" = it has none. `quiet_hours` ("none" = it has none)
    and `posts_a_day` (0 = any number) stand in place of those of [draft]; "" and None = those hold.
    """

    name: str
    title: str = ""
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    muted: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    until: str = ""
    quiet_hours: str = ""
    posts_a_day: int | None = None
