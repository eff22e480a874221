"""A text as the archive's search compares it: folded words, the same for what is stored and for what is typed.

Case, accents, punctuation and possessives are gone (`pipeline.topics.words`). Single letters with dots between them are
one word, so that U.S. and US find each other. Scripts that write without spaces are parted into single letters, so that
a word is found inside a sentence as a phrase of its letters. What is changed here reaches a desk by a migration
(store/tables_words.py).
"""

import re
from functools import lru_cache

from pipeline.topics.words import folded

# `folded` reads 10,000 characters.
_CHUNK = 9_000
# Thai, Lao, Tibetan to Myanmar, Khmer; kana; Han with its extensions (https://www.unicode.org/Public/UNIDATA/Blocks.txt).
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff])"
)
# U.S., U.N, a.m.: letters with a dot between each two, and no other letter beside them.
_DOTTED = re.compile(r"(?<![\w.])[^\W\d_](?:\.[^\W\d_])+(?!\.?\w)\.?")


def spaced(text: str) -> str:
    """Return the folded words of a text, one space between them."""
    if len(text) > _CHUNK:
        return " ".join(filter(None, (spaced(part) for part in _parts(text))))
    words = folded(_DOTTED.sub(lambda found: found[0].replace(".", ""), text) if "." in text else text)
    return " ".join((words if words.isascii() else _UNSPACED.sub(r" \1 ", words)).split())


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a short text, in order."""
    return tuple(spaced(text).split())


def _parts(text: str) -> list[str]:
    """Cut a long text at spaces."""
    parts, start = [], 0
    while start < len(text):
        end = start + _CHUNK
        cut = text.rfind(" ", start + 1, end) if end < len(text) else end
        end = cut if cut > start else end
        parts.append(text[start:end])
        start = end
    return parts
