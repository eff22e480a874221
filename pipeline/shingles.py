"""Headlines as words: tokens, stems and the words of shingles, for clustering, folding and the gazetteer.

English is read exactly as the document counts in `registry/df_table.json.gz` were made. Scripts that English
rules would drop keep their words; scripts written without spaces give overlapping pairs of characters, the usual
stand-in for words there (Lucene's CJKAnalyzer does the same).
"""

import re
import sys
import unicodedata
from collections.abc import Set
from functools import cache, lru_cache
from pathlib import Path

from pipeline.text import as_typed_in_hindi

_STOP_WORDS = Path(__file__).parent / "registry" / "stop_words.txt"
_TOKEN = re.compile(r"[a-z0-9$][a-z0-9$%.']*")
# A hyphen joins two words of a headline. The four typographic marks of every newsroom come first: replacing them
# one by one is far cheaper than a table.
_COMMON = (("-", " "), ("’", "'"), ("‘", "'"), ("“", " "), ("”", " "), ("–", " "), ("—", " "))
_STRAIGHT = str.maketrans(
    dict.fromkeys("‚‛ʻʼʽʾʿʹ", "'")
    | dict.fromkeys("‐‑‒―−", " ")
    # Letters without a decomposition: NFKD alone would leave "kbenhavn" and "odz".
    | {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "ı": "i"}
    | {"œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ð": "d"}
)
# "US" is a state and "us" is not: told apart before the letters are lowered, and a term like any other state.
_UNITED_STATES = re.compile(r"(?<![A-Za-z0-9.])(?:U\.S\.(?:A\.)?|USA?)(?![A-Za-z0-9])")
# Han, kana, Hangul, Thai, Lao, Burmese, Khmer: no spaces between words, or endings glued to them.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
# What is none of these may be a letter of another script: signs and accented letters of Latin-1, and punctuation.
_BEYOND_LATIN = re.compile("[^\x00-\x7f\xa0-\xb4\xb6-\xcf\xd1-\xff\u2010-\u203a\u20ac]")
# One word, printed in two ways: Arabic with and without hamza on its alef, stretched, or with vowel signs (as Lucene's
# ArabicNormalizer), Hebrew with points; Russian newsrooms print ё as е.
_ONE_SPELLING = str.maketrans(
    dict.fromkeys("أإآٱ", "ا")
    | {"ё": "е", "ـ": None}
    | dict.fromkeys(map(chr, (*range(0x64B, 0x653), 0x670, *range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5)))
)


def tokens(text: str) -> list[str]:
    """Return the raw words in lower case, in order, repeats included; punctuation at their edges may remain."""
    flat = text
    for mark, plain in _COMMON:
        flat = flat.replace(mark, plain)
    if "US" in flat or "U.S" in flat:
        flat = _UNITED_STATES.sub(" usa ", flat)
    if flat.isascii():
        return _TOKEN.findall(flat.lower())
    flat = flat.translate(_STRAIGHT)
    latin = unicodedata.normalize("NFKD", flat).encode("ascii", "ignore").decode().lower()
    found = _TOKEN.findall(latin)
    return found + _other_scripts(flat) if _BEYOND_LATIN.search(flat) else found


def terms(text: str) -> list[str]:
    """Return the stems of the words that say something, in order, repeats included: no stop words or lone letters."""
    return [stem for token in tokens(text) if (stem := term(token))]


@lru_cache(maxsize=65_536)
def term(token: str) -> str:
    """Return the stem of one raw token, "" for a stop word or a lone letter (the rules of the shipped counts)."""
    word = token.strip("'.").removesuffix("'s").replace("'", "")
    if "." in word and not any(letter.isdigit() for letter in word):
        word = word.replace(".", "")
    if word in stop_words() or (len(word) == 1 and word.isascii() and not word.isdigit()):
        return ""
    # Interned: a term is a key of many dicts, and identical strings compare fastest.
    return sys.intern(_stem(word) if word.isascii() and word.isalpha() else word)


def words(text: str) -> list[str]:
    """Return the bare words in order, unstemmed, stop words kept: what shingles are made of."""
    return [word for token in tokens(text) if (word := token.strip("'."))]


def resemblance(one: Set[object], other: Set[object]) -> float:
    """Return the Jaccard resemblance of two sets, 0 to 1 (Broder 1997); two empty sets do not resemble."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


@cache
def stop_words() -> frozenset[str]:
    """Return the English words that tell no story from another (registry/stop_words.txt, read once)."""
    return frozenset(_STOP_WORDS.read_text(encoding="utf-8").split())


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and len(word) > 3 and word[-2] not in "sui":
        word = word[:-1]
    if word.endswith("ing") and len(word) > 5:
        word = word[:-3]
    elif word.endswith("ed") and len(word) > 4:
        word = word[:-2]
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word


def _other_scripts(text: str) -> list[str]:
    """Return the words that are not in Latin script; marks stay with their letters (Devanagari vowels, Thai tones)."""
    whole = as_typed_in_hindi(unicodedata.normalize("NFKC", text).lower().translate(_ONE_SPELLING))
    kept = "".join(mark if _is_foreign(mark) else " " for mark in whole)
    found: list[str] = []
    for word in kept.split():
        for run in _UNSPACED.findall(word):
            found += [run[at : at + 2] for at in range(len(run) - 1)] or [run]
        found += _UNSPACED.sub(" ", word).split()
    return [word for word in found if any(mark.isalnum() for mark in word)]


def _is_foreign(mark: str) -> bool:
    if mark.isascii() or unicodedata.category(mark)[0] not in "LMN":
        return False
    # What NFKD turns into ASCII was read with the Latin words already.
    return not unicodedata.normalize("NFKD", mark).encode("ascii", "ignore")
