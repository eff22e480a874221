"""A clipping: what clustering keeps of a headline, its terms weighed by their rarity on the day it arrived."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, repeat
from operator import mul, truediv

from pipeline import shingles, small_words
from pipeline.cluster.peoples import term
from pipeline.cluster.rarity import Rarity
from pipeline.news import Headline
from pipeline.text import primary_language

_SUMMARY_TERMS = 60  # a lede; some feeds carry the whole article ...
_SUMMARY_LETTERS = 2000  # ... which need not be read to its end for that
_LOUDER = [1 + math.log(max(times, 1)) for times in range(_SUMMARY_TERMS + 2)]  # what a term weighs that often


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipping:
    """Two unit vectors of terms, `title` and `whole` (title and summary), both in order of reading.

    `day` is the UTC day number of the trusted time; `language` the primary subtag
    ("" = unknown), `written` the same, or what small words tell: good enough to read by, not to keep two stories apart.
    """

    headline: Headline
    day: int
    title: dict[str, float]
    whole: dict[str, float]
    has_summary: bool
    language: str
    written: str


def clip(headline: Headline, rarity: Rarity) -> Clipping:
    """Return the headline's clipping; a headline that has no telling word has empty vectors."""
    language = primary_language(headline.language)
    written = language or small_words.guessed(f"{headline.headline} {headline.summary}")
    title = dict.fromkeys(_terms(headline.headline, written), 1)
    times, has_summary = title, False
    if headline.summary:
        summary = list(islice(_terms(headline.summary[:_SUMMARY_LETTERS], written), _SUMMARY_TERMS))
        # A title term counts once for the title, however often it stands there.
        times, has_summary = _counted(title, summary), bool(summary)
    rare = rarity.of(times, written)
    title_vector = _unit(title, [rare[word] for word in title])
    louder = list(map(mul, rare.values(), map(_LOUDER.__getitem__, times.values())))
    return Clipping(
        headline=headline,
        day=headline.trusted_at.toordinal(),
        title=title_vector,
        whole=_unit(times, louder) if has_summary else title_vector,
        has_summary=has_summary,
        language=language,
        written=written,
    )


def printed_words(printed: str, wanted: list[str], language: str) -> list[str]:
    """Return the words of a headline that stand behind the `wanted` terms, in the order wanted."""
    behind: dict[str, str] = {}
    for token in small_words.without(shingles.tokens(printed), language):
        if (word := term(token)) in wanted:
            behind.setdefault(word, token)
    return [behind[word].strip("'.").removesuffix("'s") for word in wanted if word in behind]


def _terms(text: str, language: str) -> Iterator[str]:
    """`small_words.terms` with peoples as their states, read only as far as asked."""
    return filter(None, map(term, small_words.without(shingles.tokens(text), language)))


def _counted(title: dict[str, int], summary: list[str]) -> dict[str, int]:
    times = dict(title)
    for word in summary:
        times[word] = times[word] + 1 if word in times else 1
    return times


def _unit(words: Iterable[str], weights: list[float]) -> dict[str, float]:
    length = math.sqrt(sum(map(mul, weights, weights)))
    # A word of no weight stays: it can still be counted, but pulls no story near.
    return dict(zip(words, map(truediv, weights, repeat(length, len(weights))), strict=True)) if length else {}
