"""What stands in the list: breadth first, one an outlet, opinion last; what is left out has a reason. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from pipeline.draft.lead import Rules, central, distinct, muted_by, said_by
from pipeline.news import Headline, Link, Story
from pipeline.sides import is_readable

_LAST = {"opinion": 1, "editorial": 2}
_NEW_FAMILY = 1.0  # a voice not heard yet beats any headline of a voice that was
_FRESH = 0.3
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The list in its printed order, and the rest of the story with the reason, in order of arrival."""

    chosen: tuple[Headline, ...]
    left_out: tuple[tuple[Headline, str], ...] = ()


def choose(
    story: Story, *, lead: Headline | None, cited: Sequence[str], rules: Rules, most: int, one_an_outlet: bool
) -> Listing:
    """Return the list of a post.

    Args:
        story: The story; copies are never listed.
        lead: The lead; with `one_an_outlet` its outlet is not repeated.
        cited: Outlets offered for the comment; theirs are left to it.
        rules: What the desk allows.
        most: The longest list.
        one_an_outlet: One link an outlet, the blog's soft rule.
    """
    open_to_all, left_out = [], []
    for headline in story.kept:
        reason = _reason_against(headline, lead, cited, rules, one_an_outlet=one_an_outlet)
        if reason:
            left_out.append((headline, reason))
        else:
            open_to_all.append(headline)
    chosen, crowded = _greedy(open_to_all, said_by(story), rules, most, one_an_outlet=one_an_outlet)
    left_out += crowded
    return Listing(
        chosen=tuple(sorted(chosen, key=lambda one: _LAST.get(one.kind, 0))),
        left_out=tuple(sorted(left_out, key=lambda pair: (pair[0].seen_at, pair[0].id))),
    )


def link(headline: Headline) -> Link:
    """Return a headline as a line of the list, in its outlet's own words."""
    opinion = headline.kind in ("opinion", "editorial")
    return Link(
        headline=headline.headline,
        url=headline.url,
        outlet=headline.outlet,
        agency=headline.agency or None,
        authors=headline.authors if headline.kind == "opinion" else (),
        kind=headline.kind if opinion or headline.kind == "document" else "news",
    )


def _reason_against(
    headline: Headline, lead: Headline | None, cited: Sequence[str], rules: Rules, *, one_an_outlet: bool
) -> str:
    if lead is not None and headline.id == lead.id:
        return "it leads"
    if one_an_outlet and lead is not None and headline.outlet == lead.outlet:
        return f"{headline.outlet} leads"
    if headline.outlet in cited:
        return f"{headline.outlet} is offered for the comment"
    if mute := muted_by(headline, rules):
        return f"{mute} is muted on this topic"
    if not is_readable(headline, rules.language):
        return f"it is in another language ({headline.language})"
    if headline.canonical in rules.posted:
        return "a post of ours links it already"
    return ""


def _greedy(
    pool: Sequence[Headline], shares: Mapping[str, float], rules: Rules, most: int, *, one_an_outlet: bool
) -> tuple[list[Headline], list[tuple[Headline, str]]]:
    chosen: list[Headline] = []
    crowded: list[tuple[Headline, str]] = []
    rest = list(zip(pool, _said(pool, shares), strict=True))
    while rest and len(chosen) < most:
        # Ties by time and address, never by row: the network decides which outlet is filed first.
        best = min(rest, key=lambda one: (-_worth(one[0], one[1], chosen, rules), one[0].trusted_at, one[0].canonical))[
            0
        ]
        chosen.append(best)
        same = [one for one, _ in rest if one.outlet == best.outlet and one is not best]
        rest = [one for one in rest if one[0] is not best and not (one_an_outlet and one[0].outlet == best.outlet)]
        crowded += [(one, f"{best.outlet} is in the list already") for one in same if one_an_outlet]
    return chosen, [*crowded, *((one, f"the list is full ({most})") for one, _ in rest)]


def _said(pool: Sequence[Headline], shares: Mapping[str, float]) -> list[float]:
    """How much of what as many words could say each headline says, 0 to 1."""
    most_said = sorted(shares.values(), reverse=True)
    return [
        central(headline, shares) / (sum(most_said[: len(set(distinct(headline))) or 1]) or 1.0) for headline in pool
    ]


def _worth(headline: Headline, said: float, chosen: Sequence[Headline], rules: Rules) -> float:
    words = set(distinct(headline))
    alike = max((_overlap(words, set(distinct(one))) for one in chosen), default=0.0)
    voice = rules.registry.voice(headline.agency or headline.outlet)
    heard = any(rules.registry.voice(one.agency or one.outlet) == voice for one in chosen)
    age = max(timedelta(0), rules.now - headline.trusted_at) / timedelta(hours=rules.max_age_hours)
    return said + (0.0 if heard else _NEW_FAMILY) + _FRESH * max(0.0, 1.0 - age) - _SAME_WORDS * alike


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
