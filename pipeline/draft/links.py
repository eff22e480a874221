"""What stands in the list: breadth first, one an outlet, opinion last; what is left out has a reason. Pure."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pipeline.draft.lead import Rules, liked, muted_by
from pipeline.draft.sayings import Sayings, central, distinct, said_by
from pipeline.news import Headline, Link, Story
from pipeline.shingles import resemblance
from pipeline.sides import is_readable

_LAST = {"opinion": 1, "editorial": 2}
_NEW_FAMILY = 1.0  # a voice not heard yet beats any headline of a voice that was
_FRESH = 0.3
_LIKED = 0.3
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The list in its printed order, and the rest of the story with the reason, in order of arrival."""

    chosen: tuple[Headline, ...]
    left_out: tuple[tuple[Headline, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A headline that may be listed.

    `said` is how much of what as many words could say it says, 0 to 1; `alike` its resemblance to the nearest line
    that is taken, 0 to 1. `fresh` and `liked` are parts of its worth.
    """

    headline: Headline
    words: frozenset[str]
    voice: str
    said: float
    fresh: float
    liked: float
    alike: float = 0.0


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
    return rules.posted.get(headline.canonical, "")


def _greedy(
    pool: Sequence[Headline], said: Sayings, rules: Rules, most: int, *, one_an_outlet: bool
) -> tuple[list[Headline], list[tuple[Headline, str]]]:
    """Take the best again and again; the rest is measured against each one once, when that one is taken."""
    chosen: list[_Line] = []
    crowded: list[tuple[Headline, str]] = []
    heard: set[str] = set()
    rest = list(_lines(pool, said, rules))
    while rest and len(chosen) < most:
        best = min(rest, key=lambda one: _place(one, heard))
        chosen.append(best)
        heard.add(best.voice)
        rest = [one for one in rest if one is not best]
        if one_an_outlet:
            outlet = best.headline.outlet
            same = [one.headline for one in rest if one.headline.outlet == outlet]
            crowded += [(one, f"{outlet} is in the list already") for one in same]
            rest = [one for one in rest if one.headline.outlet != outlet]
        rest = [replace(one, alike=max(one.alike, resemblance(one.words, best.words))) for one in rest]
    full = [(one.headline, f"the list is full ({most})") for one in rest]
    return [one.headline for one in chosen], [*crowded, *full]


def _lines(pool: Sequence[Headline], said: Sayings, rules: Rules) -> Iterator[_Line]:
    most_said = sorted(said.shares.values(), reverse=True)
    for headline in pool:
        words = frozenset(distinct(headline))
        age = max(timedelta(0), rules.now - headline.trusted_at) / timedelta(hours=rules.max_age_hours)
        yield _Line(
            headline=headline,
            words=words,
            voice=rules.registry.voice(headline.agency or headline.outlet),
            said=central(headline, said) / (sum(most_said[: len(words) or 1]) or 1.0),
            fresh=_FRESH * max(0.0, 1.0 - age),
            liked=_LIKED * liked(rules.registry.outlet(headline.outlet).name, "list", rules),
        )


def _place(line: _Line, heard: Set[str]) -> tuple[float, datetime, str]:
    """Best first. Ties by time and address, never by row: the network decides which outlet is filed first."""
    voice = 0.0 if line.voice in heard else _NEW_FAMILY
    worth = line.said + voice + line.fresh + line.liked - _SAME_WORDS * line.alike
    return -worth, line.headline.trusted_at, line.headline.canonical
