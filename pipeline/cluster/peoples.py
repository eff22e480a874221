"""A people goes by its state's name: "Iranian" and "Iran" are one term to clustering, and so "American" and "U.S."."""

from collections.abc import Mapping
from functools import cache, lru_cache

from pipeline import shingles
from pipeline.outlets import gazetteer

_UNITED_STATES, _AS_A_TERM = "US", "usa"  # as shingles.tokens reads it


@lru_cache(maxsize=65_536)
def term(token: str) -> str:
    """Return the term of one raw token: its stem, a people's the stem of its state; "" for what tells nothing."""
    stem = shingles.term(token)
    return states().get(stem, stem)


@cache
def states() -> Mapping[str, str]:
    """Return for each stem that means a people the stem of its state, where both are one word."""
    named = _named()
    found: dict[str, str] = {}
    for code, words in gazetteer.peoples().items():
        if len(named[code]) == 1:
            found |= dict.fromkeys(_one_word_each(words), named[code][0])
    return {stem: state for stem, state in found.items() if stem not in found.values()}


@cache
def state_terms() -> frozenset[str]:
    """Return the stems of all states whose name is one word."""
    return frozenset(stems[0] for stems in _named().values() if len(stems) == 1)


def _named() -> dict[str, list[str]]:
    """The stems of what each state is called, by its code."""
    named = {code: shingles.terms(name) for code, name in gazetteer.plain_names().items()}
    return named | {_UNITED_STATES: [_AS_A_TERM]}


def _one_word_each(names: tuple[str, ...]) -> list[str]:
    terms = map(shingles.terms, names)
    return [stems[0] for name, stems in zip(names, terms, strict=True) if len(stems) == 1 and " " not in name]
