"""What the headlines of a story say, word by telling word, and how much of it one of them says. Pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.news import Headline, Story
from pipeline.small_words import terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """`shares` has for each telling word of a story the share of its headlines that say it, 0 to 1.

    `alone` is the smallest of them: what a word has that nobody else says.
    """

    shares: Mapping[str, float]
    alone: float


def said_by(story: Story) -> Sayings:
    """Return what a story's headlines say; copies say nothing of their own."""
    kept = story.kept
    counts = Counter(word for headline in kept for word in distinct(headline))
    shares = {word: count / len(kept) for word, count in counts.items()}
    return Sayings(shares=shares, alone=min(shares.values(), default=0.0))


def distinct(headline: Headline) -> tuple[str, ...]:
    """Return the telling words of a headline, each once, in its order (in a set, sums would depend on hashing)."""
    return _distinct(headline.headline, headline.language)


def central(headline: Headline, said: Sayings) -> float:
    """Return how much a headline says of what the others say; a word that nobody else says counts nothing."""
    return sum(said.shares[word] for word in distinct(headline) if said.shares.get(word, 0.0) > said.alone)


def standing_for(story: Story) -> Headline:
    """Return the headline that says most of what a story's other headlines say; of equals the earliest."""
    said = said_by(story)
    return min(story.kept, key=lambda one: (-central(one, said), one.trusted_at, one.canonical))


# A day's headlines: counted, weighed as a lead and as a line of the list, each is still read once.
@lru_cache(maxsize=16_384)
def _distinct(text: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms(text, language)))
