"""The language that a feed or a file says a text is in, and whether one that says none can be in it at all."""

import re
import unicodedata

# RFC 5646, 2.1, as far as feeds go: a language of two or three letters, then script, region and the rest.
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
# Languages that are not, or not always, written in Latin letters: of ISO 639-1, then others that Babel has dates in.
_OTHER_SCRIPTS = re.compile(
    "ab|am|ar|as|av|ba|be|bg|bn|bo|bs|ce|cu|cv|dv|dz|el|fa|gu|he|hi|hy|ii|iu|ja|ka|kk|km|kn|ko|ks|ku|kv|ky|lo|mk|ml|mn|mr|"
    "my|ne|or|os|pa|ps|ru|sa|sd|si|sr|ta|te|tg|th|ti|tt|ug|uk|ur|uz|yi|zh|"
    "bal|bho|brx|ckb|doi|kok|lrc|mai|mni|myv|mzn|raj|sah|sat|skr|syr|yue"
)

# Languages that are written from right to left (CLDR, characterOrder); `pa-Arab` and the like are not told apart.
_RIGHT_TO_LEFT = ("ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "arc")
_NORWEGIAN = ("nb", "nn")  # of the macrolanguage `no` (ISO 639-3)


def may_be_in(text: str, language: str) -> bool:
    """Tell whether a text may be in a language: not in one written in Latin letters when most of its own are not."""
    if text.isascii() or _OTHER_SCRIPTS.fullmatch(primary_language(language)):
        return True
    latin = [unicodedata.name(letter, "").startswith("LATIN") for letter in text if letter.isalpha()]
    return 2 * sum(latin) >= len(latin)


def primary_language(tag: str) -> str:
    """Return the primary subtag of a language tag (RFC 5646) in lower case: `pt` of `pt-BR`, "" of "".

    Both written forms of Norwegian are Norwegian, `no`, which is what most of its outlets say.
    """
    primary = tag.lower().replace("_", "-").partition("-")[0]
    return "no" if primary in _NORWEGIAN else primary


def direction(tag: str) -> str:
    """Return which way a language is written: rtl, or ltr, as HTML's `dir` says it."""
    return "rtl" if primary_language(tag) in _RIGHT_TO_LEFT else "ltr"


def language_tag(said: str) -> str:
    """Return a language tag, `en_US` made `en-US`; "" for what is none (`English`, `*`): a page is marked with it."""
    tag = said.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""
