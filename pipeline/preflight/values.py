"""What preflight is told beside the post, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is stored of the lead's text: its page's paragraphs in order, their digest, and what its feed gave.

    `digest` is `excerpt.digest` of `page` as it was read or clipped, "" when no page was.
    """

    page: tuple[str, ...] = ()
    digest: str = ""
    feed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the desk knows of a post's pages.

    `source` none: nothing is stored of the lead's text. `excerpted` false: its outlet is linked, never excerpted.
    `repeats` by canonical URL, and `gone` by address as `urls.clean` spells it, each with what to say of it;
    `taken_down` are canonical URLs. `outlets` by outlet and address as a line prints them: which outlet that is, by its
    own name, where anybody knows. `approved_on` is the blog's day on which the post was
    approved as it stands, "" where it is not, or has gone out or got its time; `approved_days` ago that was.
    """

    source: Source | None = None
    excerpted: bool = True
    repeats: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    taken_down: frozenset[str] = frozenset()
    outlets: Mapping[tuple[str, str], str] = field(default_factory=dict)
    approved_on: str = ""
    approved_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something to see to before a post goes live: a `news.Check` that knows its exact place and text.

    `level`: block, warn, or passed (the editor let it pass). `where` is `place` with the line in words. An override
    holds for `place` and `value` together, so that changed text brings the matter back.
    """

    rule: str
    level: str = ""
    where: str
    cure: str
    place: str
    value: str
