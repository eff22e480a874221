"""What the headlines of a story say now, word by telling word, and how much of it one of them says. Pure.

A story has turns: who conceded at night demands a recount at noon. So what a headline says counts by half after six
hours, as its outlet's vote does in `rank`: the morning's words are not what the story says in the evening.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from math import fsum

from pipeline.dedup.frames import unmarked
from pipeline.news import Headline, Story
from pipeline.small_words import terms

_HALF_LIFE = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """`shares` has for each telling word of a story the share of its headlines, fresh ones first, that say it, 0 to 1.

    `common` are the words that two of its headlines say: what nobody else says is no saying of the story.
    """

    shares: Mapping[str, float]
    common: frozenset[str] = field(default_factory=frozenset)


def said_by(story: Story) -> Sayings:
    """Return what a story's headlines say by the hour of its last one; copies say nothing of their own."""
    kept = story.kept
    last = max((headline.trusted_at for headline in kept), default=None)
    votes = [worn(last - headline.trusted_at) for headline in kept] if last else []
    heard: dict[str, list[float]] = {}
    for headline, vote in zip(kept, votes, strict=True):
        for word in distinct(headline):
            heard.setdefault(word, []).append(vote)
    counts = Counter(word for headline in kept for word in distinct(headline))
    # Summed exactly (fsum), or two headlines that say the same would be told apart by whose feed came first.
    all_votes = fsum(votes)
    return Sayings(
        shares={word: fsum(given) / all_votes for word, given in heard.items()},
        common=frozenset(word for word, count in counts.items() if count > 1),
    )


def worn(age: timedelta) -> float:
    """Return how much still counts of what was said so long before: a half after six hours, all of what is newer."""
    halves: float = age / _HALF_LIFE
    return min(1.0, float(0.5**halves))


def distinct(headline: Headline) -> tuple[str, ...]:
    """Return the telling words of a headline, each once, in its order (in a set, sums would depend on hashing).

    Marks of issue and calls (`UPDATE 2-`, `Breaking: `) tell nothing of the story.
    """
    return _distinct(headline.headline, headline.language)


def central(headline: Headline, said: Sayings) -> float:
    """Return how much a headline says of what the others say; a word that nobody else says counts nothing."""
    return fsum(said.shares[word] for word in distinct(headline) if word in said.common)


def standing_for(story: Story) -> Headline:
    """Return the headline that says most of what a story's other headlines say; of equals the earliest."""
    said = said_by(story)
    return min(story.kept, key=lambda one: (-central(one, said), one.trusted_at, one.canonical))


# A day's headlines: counted, weighed as a lead and as a line of the list, each is still read once.
@lru_cache(maxsize=16_384)
def _distinct(text: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms(unmarked(text), language)))
