"""When two spellings of an outlet's name are one name, and which word is nearest to a misspelt one.

The rules are those of 61 measured posts (docs/outlets.md): case-blind, without a leading "The" and without dots;
everything else tells outlets apart (`ABC News (Australia)` is not `ABC News`, AFPS is not AFP).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from pipeline.outlets.countries import NAMES

_PARTS = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*|:\s+|\s+::\s+")
_CITED_COUNTRY = re.compile(r"(?P<name>.+?)\s*\((?P<country>[^()]+)\)\s*")


# Every headline's outlet is looked up by it, again and again; the names are few.
@lru_cache(maxsize=16_384)
def key(text: str) -> str:
    """Return what equal names have in common; "" when nothing is left of `text`.

    Compatibility forms, typographic apostrophes and white space are folded, `&` is "and".
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("&", " and ").replace(".", "")
    words = folded.split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def parts_of(title: str) -> list[str]:
    """Return the parts of a page's or a feed's title, one of which may be a name: `Breaking news | Harbour Times`."""
    return [part.strip() for part in _PARTS.split(title) if part and part.strip()]


def cited_country(text: str) -> tuple[str, str] | None:
    """Split `Press TV (Iran)` into the name and its country's code, None when no country stands at the end."""
    match = _CITED_COUNTRY.fullmatch(text)
    if match is None:
        return None
    code = _codes().get(key(match["country"]), "")
    return (match["name"], code) if code else None


@cache
def _codes() -> dict[str, str]:
    return {key(name): code for code, names in NAMES.items() for name in (code, *names)}


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return the choice most like `word`, by its spelling or by its key; "" when none is near.

    Ratcliff and Obershelp's measure as difflib has it, from 0.6 up.
    """
    import difflib  # only a misspelt word pays for it

    by_key = {key(choice): choice for choice in choices}
    near = difflib.get_close_matches(key(word), by_key, n=1)
    return by_key[near[0]] if near else ""
