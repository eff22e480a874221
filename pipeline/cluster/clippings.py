"""A clipping: what clustering keeps of a headline, its terms weighed by their rarity on the day it arrived."""

import math
from dataclasses import dataclass

from pipeline import shingles
from pipeline.cluster.rarity import Rarity
from pipeline.news import Headline

_SUMMARY_TERMS = 60  # a lede; some feeds carry the whole article ...
_SUMMARY_LETTERS = 2000  # ... which need not be read to its end for that


@dataclass(frozen=True, slots=True)
class Clipping:
    """Two unit vectors of terms, `title` and `whole` (title and summary), both in order of reading.

    `day` is the UTC day number of the trusted time; `language` the primary subtag ("" = unknown).
    """

    printed: str
    day: int
    title: dict[str, float]
    whole: dict[str, float]
    has_summary: bool
    language: str


def clip(headline: Headline, rarity: Rarity) -> Clipping:
    """Return the headline's clipping; a headline that has no telling word has empty vectors."""
    title = shingles.terms(headline.headline)
    summary = shingles.terms(headline.summary[:_SUMMARY_LETTERS])[:_SUMMARY_TERMS] if headline.summary else []
    rare = rarity.of(dict.fromkeys(title + summary))
    title_vector = _unit({word: rare[word] for word in title})
    return Clipping(
        printed=headline.headline,
        day=headline.trusted_at.toordinal(),
        title=title_vector,
        whole=_unit(_louder(rare, set(title), summary)) if summary else title_vector,
        has_summary=bool(summary),
        language=headline.language.lower().replace("_", "-").partition("-")[0],
    )


def printed_words(printed: str, wanted: list[str]) -> list[str]:
    """Return the words of a headline that stand behind the `wanted` terms, in the order wanted."""
    behind: dict[str, str] = {}
    for token in shingles.tokens(printed):
        behind.setdefault(shingles.term(token), token.strip("'.").removesuffix("'s"))
    return [behind[word] for word in wanted if word in behind]


def _louder(rare: dict[str, float], title: set[str], summary: list[str]) -> dict[str, float]:
    """Return (1 + ln tf) idf, where a title term counts once for the title, however often it stands there."""
    times = dict.fromkeys(title, 1)
    weights = dict(rare)
    for word in summary:
        times[word] = times.get(word, 0) + 1
    for word, count in times.items():
        if count > 1:
            weights[word] *= 1 + math.log(count)
    return weights


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    # A word of no weight stays: it can still be counted, but pulls no story near.
    return {word: weight / length for word, weight in weights.items()} if length else {}
