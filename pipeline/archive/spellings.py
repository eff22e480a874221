"""Other spellings of the same words: 1500 is 1,500, and F16 is F-16. Pure."""

import re
from collections.abc import Callable

Words = tuple[str, ...]

# A name of letters and a number: F16, COVID19, Boeing737. Years and the like stand alone and are parted by thousands.
_NAMED = re.compile(r"([^\W\d_]{1,10})(\d{1,5})")
_LETTERS = re.compile(r"[^\W\d_]{1,10}")
_NUMBER = re.compile(r"\d{1,5}")
_LARGE = re.compile(r"[1-9]\d{3,11}", re.ASCII)
_FIRST = re.compile(r"[1-9]\d{0,2}(?:\d{3})*", re.ASCII)
_THOUSANDS = re.compile(r"\d{3}", re.ASCII)


def ways(words: Words) -> tuple[Words, ...]:
    """Return the words, and the same in other spellings: numbers parted and joined, and so with letters before them."""
    found = (words, *(_joined(words, meet) for meet in (_is_number, _is_named)), *(_parted(words)))
    return tuple(dict.fromkeys(found))


def _joined(words: Words, meet: Callable[[str, str], bool]) -> Words:
    joined: list[str] = []
    for word in words:
        if joined and meet(joined[-1], word):
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def _is_number(one: str, other: str) -> bool:
    return bool(_FIRST.fullmatch(one) and _THOUSANDS.fullmatch(other))


def _is_named(one: str, other: str) -> bool:
    return bool(_LETTERS.fullmatch(one) and _NUMBER.fullmatch(other))


def _parted(words: Words) -> tuple[Words, ...]:
    by_thousands = tuple(part for word in words for part in _thousands(word))
    by_letters = tuple(part for word in words for part in _name_and_number(word))
    return by_thousands, by_letters


def _name_and_number(word: str) -> Words:
    found = _NAMED.fullmatch(word)
    return found.groups() if found else (word,)


def _thousands(word: str) -> Words:
    if not _LARGE.fullmatch(word):
        return (word,)
    first = len(word) % 3 or 3
    return (word[:first], *(word[at : at + 3] for at in range(first, len(word), 3)))
