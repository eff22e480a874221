"""Fold a text to its bare words: no case, accents, punctuation or possessive `'s`; hyphens part words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.text import as_typed_in_hindi

# Scripts that write no space between words (Thai to Khmer, Chinese, Japanese) or end words in particles (Korean).
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# Longer texts are no headline or summary; reading on would only help whoever sends them.
_LONGEST = 10_000

# The second half Unicode calls letters: of Hawaiʻi, Qurʾan, ʿAli, Sanaʽa, Знамʼянка and Rusʹ.
_APOSTROPHES = "'’‘′`´" + "ʻʾʿʽʼʹ"
_POSSESSIVE = re.compile(r"'s(?!\w)")
# Letters that Unicode does not part into a letter and an accent.
_STROKES = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
_STROKES |= {"ð": "d"}
# Arabic letters that keyboards and newsrooms write in two ways: Persian yeh and kaf, yeh without dots, teh marbuta.
_STROKES |= {"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه"}
_TATWEEL = "\u0640"  # stretches an Arabic word, says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A headline folded: `title` and `summary` apart and as `both`, and the words of either."""

    title: str
    summary: str
    both: str
    words: frozenset[str]


# A day's headlines: asked topic by topic, each is still folded once.
@lru_cache(maxsize=16_384)
def reading(title: str, summary: str) -> Reading:
    """Return the folded words of a headline and its summary; no phrase of `both` reaches across their border."""
    title, summary = folded(title), folded(summary)
    both = title + summary  # two spaces where they meet
    return Reading(title=title, summary=summary, both=both, words=frozenset(both.split()))


def folded(text: str) -> str:
    """Return the folded words of the first 10,000 characters of `text`, one space before, between and after them.

    Unicode NFKD takes letters apart from their accents (UAX #15); NFC at the end puts Korean syllables and voiced
    kana together again.
    """
    letters = unicodedata.normalize("NFKD", text[:_LONGEST].casefold()).translate(_LETTERS)
    words = _POSSESSIVE.sub("", as_typed_in_hindi(letters)).replace("'", " ").split()
    said = unicodedata.normalize("NFC", f" {' '.join(words)} ")
    return _border().sub(" ", said) if UNSPACED.search(said) else said


@cache
def _border() -> re.Pattern[str]:
    """Return what lies between two scripts: "NATO首脳会議", a word of another script beside these is one of its own.

    It takes 7 ms to compile, of every command that names a topic; few meet such a word.
    """
    one = UNSPACED.pattern
    return re.compile(rf"(?<={one})(?=[^\W_])(?!{one})|(?<=[^\W_])(?<!{one})(?={one})")


class _Letters(dict[int, str]):
    """What each character becomes, worked out when `str.translate` first asks for it."""

    def __missing__(self, code: int) -> str:
        self[code] = _letter(chr(code))
        return self[code]


_LETTERS = _Letters()


def _letter(letter: str) -> str:
    if letter in _APOSTROPHES:
        return "'"
    category = unicodedata.category(letter)
    if category == "Cf" or letter == _TATWEEL or (category == "Mn" and _is_accent(letter)):
        return ""
    if letter.isalnum() or category.startswith("M"):
        bare = letter.casefold()
        return _STROKES.get(bare, bare)
    return " "


def _is_accent(mark: str) -> bool:
    """Return whether a mark only shades its letter: strokes, Hebrew and Arabic points, accents above and below.

    Marks of the other combining classes (UAX #44: nukta, virama, kana voicing, Thai tones) make another word.
    """
    kind = unicodedata.combining(mark)
    return kind == 1 or 10 <= kind <= 35 or kind >= 200
