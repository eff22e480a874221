"""The names of people in a byline: mail addresses dropped, several people told apart only when they clearly are."""

import re
from collections.abc import Iterable

from pipeline import text
from pipeline.outlets import gazetteer
from pipeline.read.agencies import KNOWN

_MOST_AUTHORS = 12
_LONGEST = 120  # characters; a longer byline is a sentence
_MAIL = re.compile(r"(?:mailto:)?[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:\?\S*)?", re.IGNORECASE)
_EMPTY_OR_WHOLE = re.compile(r"^\(([^()]*)\)$|\(\s*\)|<\s*>|\[\s*\]")
# "by"; in other languages two words must follow, for "Von Lind" may be a name, and so may "von der Lind, Ida".
_BY = re.compile(
    r"^[Bb][Yy]\s+|^(?:[Vv]on|[Pp]ar|[Pp]or|di|[Dd]oor|[Aa]v|[Aa]f|[Pp]rzez|Автор:?)\s+(?!de[nr]\s)(?=[^\s,]+\s+\S)"
)
REPORTER = re.compile(r"\s*(?:기자|특파원|記者)$|^(?:記者|记者|編集委員|論説委員)[\s:：・]+")
"""What Korean and Japanese bylines end in and Chinese ones begin with: the word for reporter."""
ROLE = re.compile(
    r"(?i)\b(?:editor|reporter|correspondent|writer|staff|columnist|analyst|chief|bureau|desk|team|redaktion|redakteur\w*|"
    r"korrespondent\w*|journalist\w*|journaliste|redacción|redazione|rédaction|redactie|redaktør|newsroom|news|agency|"
    r"agencies|agence\w*|agenturen|agencias|service|contributor|producer|director|professor|photographer|senior|deputy|"
    r"special|political|online|digital|office|media|press|press association|company|follow|more|read|about|updated|"
    r"published|gmt|est|bio|email|e-mail|contact|kontakt|informationen|information|minutes?|"
    r"share|comments?|photos?|video|the|our)\b"
)
"""Words of jobs, desks, agencies and of the page around them, which no name of a person has."""
_LINK = re.compile(r"^(?:https?://|www\.|urn:|tag:)\S*$", re.IGNORECASE)
# What software prints for an author that it has not.
_NOBODY = frozenset({"null", "none", "undefined", "array", "[object object]", "nan", "n/a"})
# "Ann Bo in Kyiv and Cy Do in Paris": where somebody writes from. In capitals, or it is a name: Sophie in 't Veld.
_FROM = re.compile(r"\s+in\s+(?:the\s+)?[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){0,2}(?=\s*(?:[,;&]|\sand\s|$))")
# No stroke: it parts a paper from its edition, "Harbour Times / Upper Coast". A point within a word is Catalan's.
_BARS = re.compile(r"\s*[|•]\s*|\s+·\s*|·\s+")
_SURELY_SEVERAL = 3  # full names between commas; of two the second may be a place, a paper or a first name
_LISTED = re.compile("[;；、]")
_AND = re.compile(r"\s+(?:and|&|und|et|y|e|en|och|og|i)\s+")
# Words of names that stand in lower case.
_PARTICLES = {
    *(
        "al",
        "am",
        "an",
        "auf",
        "bin",
        "bint",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
    ),
    *("du", "el", "en", "ibn", "la", "le", "ten", "ter", "van", "vom", "von", "y", "zu"),
}


def people(bylines: Iterable[str], *, house: str = "") -> tuple[str, ...]:
    """Return the people that `bylines` name, in their order, each once.

    `ann@wire.example (Ann Bo)` is Ann Bo; `Ann Bo, Cy Do and Ed Fi` are three, `Ann Bo | Cy Do` two; `Bo, Ann` and
    `Ann Bo, The Weekly` stay one, for nothing says that they are two.

    Args:
        bylines: As they stand, markup and all.
        house: What the outlet calls itself: no author, where a bar parts it from one.
    """
    parts = (part for byline in bylines for part in _LISTED.split(text.plain(byline)))
    names = (name for part in parts for name in _several(_cleaned(part), house))
    return tuple(dict.fromkeys(name for name in names if _is_somebody(name)))[:_MOST_AUTHORS]


def without_mail(byline: str) -> str:
    """Return a byline without mail addresses."""
    return _MAIL.sub(" ", byline)


def without_places(byline: str) -> str:
    """Return a byline without the places that its people write from."""
    return _FROM.sub("", byline)


def _is_somebody(name: str) -> bool:
    return bool(name) and name.lower() not in _NOBODY and not _LINK.match(name)


def _cleaned(byline: str) -> str:
    byline = " ".join(without_mail(byline).split())
    byline = _EMPTY_OR_WHOLE.sub(lambda found: found[1] or "", byline)
    return without_places(_BY.sub("", REPORTER.sub("", byline.strip(" ,;:|-–"))).strip())[:_LONGEST]


def _several(byline: str, house: str) -> list[str]:
    """`byline` as its people, when every part is a full name, and what parts them parts several."""
    pieces = [part for part in map(str.strip, _BARS.split(byline)) if part]
    people = [part for part in pieces if part.casefold() != house.casefold()] or pieces
    parts = [part.strip() for piece in people for one in _AND.split(piece) for part in one.split(",") if part.strip()]
    if _AND.search(byline):
        return parts if all(map(_is_full_name, parts)) else [byline]
    surely = len(pieces) > 1 or len(parts) >= _SURELY_SEVERAL
    return parts if surely and all(map(_is_persons, parts)) else [byline]


def _is_persons(part: str) -> bool:
    """Say whether a part is a full name and no job, agency or state: "Ann Bo, Chief Reporter, Harbour Post" is one."""
    is_other = ROLE.search(part) or part.lower() in KNOWN or gazetteer.code_of(part)
    return _is_full_name(part) and not is_other


def _is_full_name(part: str) -> bool:
    words = part.split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() or word in _PARTICLES for word in words)
