"""Which wire agency a text is from, by its byline or dateline. Pure; a mention further down proves nothing."""

import re
from collections.abc import Mapping, Sequence

# Spellings by which bylines and datelines name the agencies that sell text to other newsrooms, and the name that we
# print. The registry's own agencies are added by the desk (`agency = true` in outlets.toml).
KNOWN: Mapping[str, str] = {
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "agence france presse": "AFP",
    "upi": "UPI",
    "united press international": "UPI",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "interfax": "Interfax",
    "ria novosti": "RIA Novosti",
    "dpa": "dpa",
    "deutsche presse-agentur": "dpa",
    "ansa": "ANSA",
    "efe": "EFE",
    "agencia efe": "EFE",
    "kyodo": "Kyodo News",
    "kyodo news": "Kyodo News",
    "yonhap": "Yonhap News Agency",
    "pti": "PTI",
    "press trust of india": "PTI",
    "ani": "ANI",
    "anadolu agency": "Anadolu Agency",
    "pa media": "PA Media",
    "canadian press": "Canadian Press",
    "the canadian press": "Canadian Press",
}

# Short names that others bear as well: a party, a state, a way to pay, a law.
AMBIGUOUS = frozenset({"ap", "pti", "ani", "upi", "dpa", "efe", "ansa"})

# A dateline stands at the very start: "KABUL, March 28 (Xinhua) --", "(Reuters) -", "PARIS (AP) — ".
_DATELINE_CHARACTERS = 90
_DATELINE = re.compile(r"^[^()\n]{0,60}\(([^()\n]{2,40})\)\s*(?:[-–—:]|$|(?=[A-Z]))")
# How a text ends that an agency sold: "(AFP)", "- Reuters", "Source: Xinhua"; the bracket with reporters and editors
# is Reuters'.
_ENDING_CHARACTERS = 40
# Brackets after an unfinished sentence are part of it: "the Pakistan Tehreek-e-Insaf (PTI)."
_BEFORE_ENDING = re.compile(r"(?:^|[.!?…\"”]\s*)\(|(?:^|[.!?…\"”\s])[-–—]+|\bsource:|^", re.IGNORECASE)
_SIGNED = re.compile(
    r"\((?:additional )?(?:reporting|writing|compiled) by [^()]{2,300}\bediting by [^()]{2,200}\)\s*$", re.IGNORECASE
)
# "Reuters reports", "according to AFP", "told AP": that a text tells again what an agency had, in its own words.
_NAMES = "|".join(sorted(map(re.escape, KNOWN), key=len, reverse=True))
_CREDIT = re.compile(
    rf"\b({_NAMES})\s+(?:has\s+)?(?:reports|reported|learned)\b|"
    rf"\b(?:according\s+to|told|citing|quoted\s+by)\s+({_NAMES})\b",
    re.IGNORECASE,
)
_CREDIT_VERBS = ("report", "according", "told", "citing", "quoted", "learned")  # far cheaper, and most texts have none
_BYLINE_NOISE = re.compile(r"^(?:by|from|von|par|por)\s+|\s+(?:staff|staff writer|news agency|agency)$", re.IGNORECASE)


def named(
    *, authors: Sequence[str], text: str, more: Mapping[str, str] | None = None, source: str = "", ending: str = ""
) -> str:
    """Return the agency that a text names as its own, "" when it names none.

    By the dateline at the start of `text`, the feed's `<source>`, the byline, or the end of `ending` (its last
    paragraph, "" = not known). `more` adds spellings (lower case) and their names to `KNOWN`.
    """
    spellings = {**KNOWN, **more} if more else KNOWN
    dateline = _DATELINE.match(text[:_DATELINE_CHARACTERS])
    if dateline and dateline.group(1).strip().lower() in spellings:
        return spellings[dateline.group(1).strip().lower()]
    if source and (name := _BYLINE_NOISE.sub("", source.strip()).lower()) in spellings:
        return spellings[name]
    for author in authors:
        for part in re.split(r"[,;|/]", author):
            name = _BYLINE_NOISE.sub("", part.strip()).lower()
            if name in spellings:
                return spellings[name]
    return _signed(ending, spellings) if ending else ""


def credited(text: str) -> str:
    """Return the agency that a text says to tell again ("Reuters reports"), "" for none. No text of the agency's."""
    lowered = text.lower()
    credit = _CREDIT.search(text) if any(verb in lowered for verb in _CREDIT_VERBS) else None
    # A letter such as the long s passes for another in the pattern, and is none of the name.
    return KNOWN.get((credit[1] or credit[2]).lower(), "") if credit else ""


def _signed(text: str, spellings: Mapping[str, str]) -> str:
    """Return the agency that stands at the end of a text."""
    for before in _BEFORE_ENDING.finditer(text, max(0, len(text) - _ENDING_CHARACTERS)):
        name = text[before.end() :].strip(" .)").lower()
        if name in spellings:
            return spellings[name]
    return "Reuters" if text.endswith(")") and _SIGNED.search(text) else ""
