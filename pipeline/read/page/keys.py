"""Compare texts as a reader would: keys without signs, lengths fair to Chinese, ends of sentences."""

import re
import unicodedata

from rapidfuzz import fuzz

_NOT_WORDS = re.compile(r"[\W_]+")
_HAN_OR_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""A character of Thai, Lao, Burmese, Khmer, Japanese or Chinese, which part no words by spaces."""
_WORDS = re.compile(r"[^\W\d_]+")
_CLOSERS = "\"'”’»›«‹“)]}」』）】〉》"
_CLOSING_CJK = "」』"
_ENDS = ".!?…。！？।؟۔။។།።։"
# Thai and Lao end no sentence with a sign.
_WITHOUT_STOPS = re.compile(r"[\u0e00-\u0eff]$")
_SOFT_ENDS = _ENDS + ":;：；"
_SHORT_KEY = 8
_SAME_HEADLINE = 85


def fold(text: str) -> str:
    """Return `text` on one line, white space folded."""
    return " ".join(text.split())


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written on one line."""
    return frozenset(words.split())


def key(text: str) -> str:
    """Return what two spellings of one text share: NFKC, lower case, letters and digits only."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _NOT_WORDS.sub("", text.lower())


def length(text: str) -> float:
    """Return characters, a Han or kana character counted as 2.5: a Chinese paragraph is short."""
    if text.isascii():
        return len(text)
    return len(text) + 1.5 * len(_HAN_OR_KANA.findall(text))


def words_in(text: str) -> int:
    """Return how many words a text has, two characters to a word where a script parts none by spaces."""
    unspaced = len(UNSPACED.findall(text))
    return len(_WORDS.findall(UNSPACED.sub(" ", text))) + (unspaced + 1) // 2


def ends_sentence(text: str) -> bool:
    """Say whether `text` ends like a sentence, closing quotes and brackets allowed; Thai and Lao may end anywhere."""
    bare = text.rstrip().rstrip(_CLOSERS).rstrip()
    if _WITHOUT_STOPS.search(bare):
        return True
    return bare.endswith(tuple(_ENDS)) or text.rstrip().endswith(tuple(_CLOSING_CJK))


def ends_softly(text: str) -> bool:
    """Say whether `text` ends like a sentence or announces the next line by a colon."""
    return ends_sentence(text) or text.rstrip().endswith(tuple(_SOFT_ENDS))


def has_sentence_inside(text: str) -> bool:
    """Say whether a sentence ends before the text does."""
    return any(sign + " " in text for sign in ".!?…") or any(sign in text[:-1] for sign in "。！？।؟۔")


def alike(one: str, other: str) -> bool:
    """Say whether two keys are one headline: equal, one in the other with half its length, or nearly equal."""
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORT_KEY:
        return False
    if short in long and 2 * len(short) >= len(long):
        return True
    return 2 * len(short) >= len(long) and fuzz.ratio(one, other, score_cutoff=_SAME_HEADLINE) > 0
