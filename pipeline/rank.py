"""Order stories by a sum of named terms, each in [0, 1] times its weight, so that every place can be explained.

Pure. The terms are DESIGN 5's; their shapes are ours: saturating counts (n / (n + k)), so that the tenth newsroom
says less than the third, and halving with age.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pipeline.habits import NONE, Habits, Rate
from pipeline.news import Headline, Outlet, Ranked, Story, Term, Topic
from pipeline.outlets import Registry
from pipeline.text import counted

NOVELTY_HOURS = 72  # how far back our own posts are looked at for the term novelty
_HALF_COVERED = 3.0  # fresh families that make half of the coverage term
_HALF_BURST = 2.0
_HALF_PLACED = 5.0  # the sixth place of a feed is worth half of its first
_TAKEN = 3  # outlets whose habits speak for a story: those that are taken most


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What ranking needs to know besides the stories.

    `match` is how well each story fits the topic (story number to 0..1; empty = no topic asked). `linked` are pages
    our own posts of the last `NOVELTY_HOURS` link to. `habits` is what this editor takes. `picked` are the pages on
    his own lists of bookmarks, by canonical URL, each with the names of the lists.
    """

    now: datetime
    registry: Registry
    weights: Mapping[str, float]
    half_life_hours: float = 6.0
    gate_families: int = 2
    topic: Topic | None = None
    match: Mapping[int, float] = field(default_factory=dict)
    linked: frozenset[str] = frozenset()
    habits: Habits = NONE
    picked: Mapping[str, Sequence[str]] = field(default_factory=dict)


def order(stories: Sequence[Story], ballot: Ballot) -> list[Ranked]:
    """Return the stories ranked, best first; equal scores by freshness, then by number."""
    ranked = [score(story, ballot) for story in stories]
    return sorted(ranked, key=lambda one: (-one.score, -_last(one.story).timestamp(), one.story.id))


def score(story: Story, ballot: Ballot) -> Ranked:
    """Return one story with its terms, in the order in which they are printed, and its gate."""
    families = _families(story, ballot.registry)
    makers: dict[str, Callable[[], tuple[float, str]]] = {
        "coverage": lambda: _coverage(families, ballot),
        "burst": lambda: _burst(families, ballot),
        "reach": lambda: _reach(story, ballot),
        "placement": lambda: _placement(families),
        "house": lambda: _house(story, ballot),
        "topic": lambda: _topic(story, ballot),
        "novelty": lambda: _novelty(story, ballot),
        "starred": lambda: _starred(story, ballot),
    }
    terms = []
    for name, make in makers.items():
        value, why = make()
        terms.append(Term(name=name, weight=ballot.weights.get(name, 0.0), value=min(1.0, max(0.0, value)), why=why))
    short = len(families) < ballot.gate_families
    gate = f"only {counted(len(families), 'newsroom family', 'newsroom families')} so far" if short else ""
    return Ranked(story=story, terms=tuple(terms), gate=gate)


def families(story: Story, registry: Registry) -> frozenset[str]:
    """Return the families whose own reporting is in the story; a wire text counts for its agency, once."""
    return frozenset(_families(story, registry))


def _families(story: Story, registry: Registry) -> dict[str, list[Headline]]:
    """A wire text under two carriers is one voice: the agency's (DESIGN 5, dedup)."""
    found: dict[str, list[Headline]] = {}
    for headline in story.kept:
        found.setdefault(registry.voice(headline.agency or headline.outlet), []).append(headline)
    return found


def _coverage(families: Mapping[str, Sequence[Headline]], ballot: Ballot) -> tuple[float, str]:
    half_life = timedelta(hours=ballot.half_life_hours)
    votes = [0.5 ** (max(timedelta(0), ballot.now - _newest(news)) / half_life) for news in families.values()]
    fresh = sum(votes)
    said = counted(len(families), "newsroom family", "newsroom families")
    return fresh / (
        fresh + _HALF_COVERED
    ), f"{said}, {fresh:.1f} votes after halving every {ballot.half_life_hours:g} h"


def _burst(families: Mapping[str, Sequence[Headline]], ballot: Ballot) -> tuple[float, str]:
    since = ballot.now - timedelta(hours=ballot.half_life_hours / 2)
    joined = sum(1 for news in families.values() if min(one.trusted_at for one in news) > since)
    return joined / (joined + _HALF_BURST), f"{joined} joined in the last {ballot.half_life_hours / 2:g} h"


def _reach(story: Story, ballot: Ballot) -> tuple[float, str]:
    outlets = _outlets(story, ballot.registry)
    countries = sorted({outlet.country for outlet in outlets if outlet.country})
    spread = 1 - 1 / max(1, len(countries))
    many = counted(len(countries), "country", "countries")
    why = f"{many}: {', '.join(countries)}" if countries else "no country known"
    if ballot.topic is None or not ballot.topic.sides:
        return spread, why
    heard = [
        side.name
        for side in ballot.topic.sides
        if any(ballot.registry.selects(member, outlet) for outlet in outlets for member in side.members)
    ]
    named = f"; sides heard: {', '.join(heard) or 'none'}"
    return (spread + len(heard) / len(ballot.topic.sides)) / 2, why + named


def _placement(families: Mapping[str, Sequence[Headline]]) -> tuple[float, str]:
    places = [min(one.position for one in news) for news in families.values()]
    if not places:
        return 0.0, "no place"
    best = sum(1 / (1 + place / _HALF_PLACED) for place in places) / len(places)
    return best, f"place {1 + sum(places) / len(places):.0f} of its feed on average"


def _house(story: Story, ballot: Ballot) -> tuple[float, str]:
    topic = ballot.topic.name if ballot.topic else ""
    names = sorted({ballot.registry.outlet(one.outlet).name for one in story.kept})
    rates = {name: ballot.habits.rate(name, "any", topic) for name in names if ballot.habits.knows(name, "any")}
    best = sorted(rates, key=lambda name: (-rates[name].value, name))[:_TAKEN]
    if not any(rates[name].taken or rates[name].fixed for name in best):
        return 0.0, "no outlet here has been picked before"
    liking = sum(rates[name].liking for name in best) / len(best)
    return liking, "picked before: " + ", ".join(_picked(name, rates[name]) for name in best)


def _picked(name: str, rate: Rate) -> str:
    return f"{name}, set to {rate.value:.0%}" if rate.fixed else f"{name} in {rate.taken} of {counted(rate.of, 'post')}"


def _topic(story: Story, ballot: Ballot) -> tuple[float, str]:
    if ballot.topic is None:
        return 0.0, "no topic asked"
    value = ballot.match.get(story.id, 0.0)
    return value, f"fits {ballot.topic.name} by {value:.0%}"


def _novelty(story: Story, ballot: Ballot) -> tuple[float, str]:
    if not story.kept:
        return 0.0, "nothing"
    ran = sum(1 for one in story.kept if one.canonical in ballot.linked)
    why = f"{ran} of its links ran in our posts of {NOVELTY_HOURS} h" if ran else "none of it has run yet"
    return 1 - ran / len(story.kept), why


def _starred(story: Story, ballot: Ballot) -> tuple[float, str]:
    """One pick is as good as ten: the editor said that he wants the story."""
    lists = dict.fromkeys(name for one in story.headlines for name in ballot.picked.get(one.canonical, ()))
    return (1.0, f"picked by hand: {', '.join(lists)}") if lists else (0.0, "nothing of it was picked by hand")


def _outlets(story: Story, registry: Registry) -> list[Outlet]:
    names = sorted({one.outlet for one in story.kept})
    return [registry.outlet(name) for name in names]


def _newest(news: Sequence[Headline]) -> datetime:
    return max(one.trusted_at for one in news)


def _last(story: Story) -> datetime:
    return _newest(story.headlines)
