"""Small words of other languages than English: articles, prepositions and the like tell no story from another.

The lists are data (registry/small_words.toml). What counts as one in English is left out by `shingles` for every text,
for outlets often say no language; what another language calls a small word may tell a story in English ("die", "war").
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline import shingles
from pipeline.text import primary_language

_TABLE = Path(__file__).parent / "registry" / "small_words.toml"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile("[A-Za-z]")
_GUESSED_BY = 2  # small words in Latin letters; fewer may be a name's (Rio de Janeiro)
_READ = 300  # characters are enough to guess by
_LEAST = 3  # letters that stand behind a front: short words are whole ones
_ENGLISH = frozenset({"", "en"})


class Small(NamedTuple):
    """A language's small words as `shingles.tokens` reads them, and what it writes onto the front of others."""

    words: frozenset[str]
    fronts: re.Pattern[str] | None


def is_english(language: str) -> bool:
    """Tell whether a primary subtag is English's, or none."""
    return language in _ENGLISH


def without(tokens: Sequence[str], language: str) -> Iterable[str]:
    """Return the raw tokens of a text that are no small words of its language, in order, cut free of fronts.

    `language` is a primary subtag; the tokens of English, of none, or of one that has no list come as they are.
    """
    if is_english(language):
        return tokens
    small = _small(language)
    if small is None:
        return tokens
    return _free(tokens, small)


def terms(text: str, language: str) -> list[str]:
    """Return `shingles.terms` of a text without the small words of its language, a tag as outlets say it."""
    return [
        stem for token in without(shingles.tokens(text), primary_language(language)) if (stem := shingles.term(token))
    ]


def guessed(text: str) -> str:
    """Return the language of a text by its small words, "" where they do not tell: more of its than of English.

    Words printed large do not count: "Los Angeles" and "De La Hoya" are names in English.
    """
    printed = [word for word in _WORD.findall(text[:_READ]) if not word[0].isupper()]
    english = sum(map(shingles.stop_words().__contains__, printed))
    found = Counter(language for word in printed for language in _languages().get(word, ()))
    best = max(found, key=found.__getitem__, default="")
    least = _GUESSED_BY if text.isascii() or _LATIN.search(text) else 1
    return best if found[best] >= max(least, english + 1) else ""


@cache
def _languages() -> Mapping[str, Sequence[str]]:
    """For each small word as it is printed the languages that have it; none that is one in English, too."""
    having: dict[str, list[str]] = {}
    for language, told in _table().items():
        for word in told["words"].split():
            if word not in shingles.stop_words():
                having.setdefault(word, []).append(language)
    return having


def _free(tokens: Sequence[str], small: Small) -> Iterator[str]:
    for token in tokens:
        if token.strip("'.") in small.words:
            continue  # before its front is cut off: "aujourd'hui" is whole
        free = small.fronts.sub("", token) if small.fronts else token
        if free.strip("'.") not in small.words:
            yield free


@lru_cache(maxsize=256)
def _small(language: str) -> Small | None:
    told = _table().get(language)
    if told is None:
        return None
    fronts = sorted(
        (front for said in told.get("fronts", ()) for front in shingles.tokens(said)), key=len, reverse=True
    )
    pattern = re.compile(rf"^(?:{'|'.join(map(re.escape, fronts))})(?=\w{{{_LEAST}}})") if fronts else None
    return Small(frozenset(token.strip("'.") for token in shingles.tokens(told["words"])), pattern)


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
