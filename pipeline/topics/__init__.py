"""Does a headline belong to a topic: whole words, `word*`, phrases, whatever the case and the accents (DESIGN 3).

Pure. Texts and queries are folded alike (`words`), topics are compiled once (`queries`), so that asking is a few
look-ups of words: 10,000 headlines by 10 topics take less than a second on one slow core.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.news import Headline, Topic
from pipeline.topics.queries import compiled, hits
from pipeline.topics.words import reading

__all__ = ["FRONT", "Match", "compiled", "excluded", "matches", "over"]

# The built-in topic: every story is in it. Its name is reserved in copydesk.toml (pipeline/settings/subjects.py).
FRONT = Topic(name="front", title="Today's News")

# How much of the doubt one query removes. A title names what an article is about, a summary what it touches.
_WEIGHTS = {"headline": 0.7, "summary": 0.35}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Whether a headline is on a topic, how strongly (0 to 1), and why: the queries and where they hit."""

    hit: bool
    value: float
    why: str


def matches(topic: Topic, headline: Headline) -> Match:
    """Return whether `headline` is on `topic`: some query of `any`, every one of `all`, none of `exclude`.

    The value is 1 - (1 - w1)(1 - w2)... over the queries that hit, with w = 0.7 for one in the headline and 0.35 for
    one only in the summary, so that a further query never lowers it. A topic without `any` and `all` matches
    nothing, `FRONT` everything with value 1. Outlets that are `muted` match like others: the draft leaves them out.
    """
    if topic.name == FRONT.name:
        return _EVERYTHING
    queries = compiled(topic)
    said = reading(headline.headline, headline.summary)
    found = hits(queries.any, said)
    if queries.any_needed and not found:
        return _no(queries.miss)
    for query, needles in zip(topic.all, queries.all, strict=True):
        required = hits(needles, said)
        if not required:
            return _no(f"lacks {query}")
        found |= required
    if against := excluded(topic, headline):
        return _no(against)
    why = ", ".join(f"{query} in the {place}" for query, place in found.items())
    return Match(hit=True, value=_value(found.values()), why=why)


def excluded(topic: Topic, headline: Headline) -> str:
    """Return by which word, and where, a headline is kept out of a topic (`exclude`), "" for none."""
    found = hits(compiled(topic).exclude, reading(headline.headline, headline.summary))
    return next((f"excluded by {query} in the {place}" for query, place in found.items()), "")


def over(topic: Topic, today: str) -> str:
    """Return why a topic makes no drafts today (the blog's day, YYYY-MM-DD), "" when it may."""
    if not topic.until or today <= topic.until:
        return ""
    return f"over: its last day was {topic.until} (until, in copydesk.toml)"


_EVERYTHING = Match(hit=True, value=1.0, why="the front takes every story")


@lru_cache(maxsize=1_024)
def _no(why: str) -> Match:
    return Match(hit=False, value=0.0, why=why)


def _value(places: Iterable[str]) -> float:
    doubt = 1.0
    for place in places:
        doubt *= 1 - _WEIGHTS[place]
    return 1 - doubt
