"""The language that a feed or a file says a text is in, and whether one that says none can be in it at all."""

import re
import unicodedata

# RFC 5646, 2.1, as far as feeds go: a language of two or three letters, then script, region and the rest.
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
# ISO 639-1 of languages that are not, or not always, written in Latin letters.
_OTHER_SCRIPTS = re.compile(
    "am|ar|be|bg|bn|ckb|dv|el|fa|gu|he|hi|hy|ja|ka|kk|km|kn|ko|ky|lo|mk|ml|mn|mr|my|ne|or|pa|ps|ru|sd|si|sr|"
    "ta|te|tg|th|ti|ug|uk|ur|uz|yi|zh"
)


def may_be_in(text: str, language: str) -> bool:
    """Tell whether a text may be in a language: not in one written in Latin letters when most of its own are not."""
    if text.isascii() or _OTHER_SCRIPTS.fullmatch(language.lower().partition("-")[0]):
        return True
    latin = [unicodedata.name(letter, "").startswith("LATIN") for letter in text if letter.isalpha()]
    return 2 * sum(latin) >= len(latin)


def language_tag(said: str) -> str:
    """Return a language tag, `en_US` made `en-US`; "" for what is none (`English`, `*`): a page is marked with it."""
    tag = said.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""
