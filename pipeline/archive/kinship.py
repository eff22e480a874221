"""Is an old post of the same story? By the telling words that both have: names first, and rare ones.

Pure. A word weighs its rarity in nats, a blend of the shipped counts of headlines and of this archive's own: on a blog
about Ukraine, "Ukraine" says little.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from pipeline import shingles
from pipeline.archive.folding import words_of
from pipeline.cluster.rarity import TABLE_DOCUMENTS, Rarity
from pipeline.news import Headline

MOST_WORDS = 12
# The house's judgement, tried on the seed's day; nobody has measured it: two names that are not on every page.
ENOUGH_NATS = 9.0
_NAMES, _WORDS_WITH_A_NAME = 2, 3
_SHIPPED_HEADLINES = TABLE_DOCUMENTS + 1
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A word that tells the story: as printed and folded, in how many of its headlines it is, is it a name."""

    printed: str
    word: str
    headlines: int
    name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """What a post and the story have in common: the words as printed, names first, and their weight in nats."""

    shared: tuple[str, ...]
    weight: float


def telling_words(headlines: Sequence[Headline]) -> tuple[Telling, ...]:
    """Return the words that most tell a story, at most 12, those of most headlines first."""
    printed: dict[str, str] = {}
    said: Counter[str] = Counter()
    small: set[str] = set()
    for headline in headlines:
        words = {folded: word for word in _WORD.findall(headline.headline) if (folded := _telling(word))}
        said.update(words.keys())
        printed.update({folded: word for folded, word in words.items() if folded not in printed})
        small |= {_telling(word) for word in _running_words(headline) if word[:1].islower()}
    found = [
        Telling(printed=_bare(printed[word]), word=word, headlines=number, name=_is_name(printed[word], word, small))
        for word, number in said.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.headlines, not one.name, one.word))[:MOST_WORDS])


def weights(words: Iterable[Telling], *, posts: int, posts_with: Mapping[str, int]) -> dict[str, float]:
    """Return how much each word weighs, in nats.

    Args:
        words: The story's words.
        posts: How many posts the archive has.
        posts_with: How many of them have each word.
    """
    shipped = Rarity().of({one.word: shingles.term(one.word) or one.word for one in words}.values())
    found = {}
    for one in words:
        headlines_with = _SHIPPED_HEADLINES / exp(shipped[shingles.term(one.word) or one.word])
        found[one.word] = log((_SHIPPED_HEADLINES + posts) / (headlines_with + posts_with.get(one.word, 0)))
    return found


def kin(words: Sequence[Telling], weigh: Mapping[str, float], texts: Iterable[str]) -> Kin | None:
    """Return what a post of these texts (title, headlines) shares with a story, none when that is not enough."""
    there = {word for text in texts for word in words_of(text)}
    shared = [one for one in words if one.word in there]
    names = [one for one in shared if one.name]
    weight = sum(weigh[one.word] for one in shared)
    told = len(names) >= _NAMES or (names and len(shared) >= _WORDS_WITH_A_NAME)
    if not told or weight < ENOUGH_NATS:
        return None
    rest = [one for one in shared if not one.name]
    by_weight = [one.printed for part in (names, rest) for one in sorted(part, key=lambda one: -weigh[one.word])]
    return Kin(shared=tuple(by_weight), weight=round(weight, 2))


def _running_words(headline: Headline) -> list[str]:
    """The words of running text: of the summary, and of a headline that does not capitalise each of its words."""
    words = _WORD.findall(headline.headline)
    plain = any(word[:1].islower() and len(word) > _SHORTEST for word in words)
    return [*(words if plain else ()), *_WORD.findall(headline.summary[:1000])]


def _telling(word: str) -> str:
    """Return a word folded, "" when it says nothing or is several."""
    folded = words_of(word)
    if len(folded) != 1 or len(folded[0]) < _SHORTEST or folded[0].isdigit() or not shingles.term(folded[0]):
        return ""
    return folded[0]


def _is_name(printed: str, word: str, small: set[str]) -> bool:
    """A name is printed large and never small; a script without capitals has none."""
    return printed[:1].isupper() and word not in small


def _bare(word: str) -> str:
    return word.strip(".-'’").removesuffix("'s").removesuffix("’s")
