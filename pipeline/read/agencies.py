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

# A dateline stands at the very start: "KABUL, March 28 (Xinhua) --", "(Reuters) -", "PARIS (AP) — ".
_DATELINE_CHARACTERS = 90
_DATELINE = re.compile(r"^[^()\n]{0,60}\(([^()\n]{2,40})\)\s*(?:[-–—:]|$|(?=[A-Z]))")
_BYLINE_NOISE = re.compile(r"^(?:by|from|von|par|por)\s+|\s+(?:staff|staff writer|news agency|agency)$", re.IGNORECASE)


def named(*, authors: Sequence[str], text: str, more: Mapping[str, str] | None = None) -> str:
    """Return the agency that the byline or the dateline at the start of `text` names, "" when neither does.

    `more` adds spellings (lower case) and their names to `KNOWN`.
    """
    spellings = {**KNOWN, **(more or {})}
    dateline = _DATELINE.match(text[:_DATELINE_CHARACTERS])
    if dateline and dateline.group(1).strip().lower() in spellings:
        return spellings[dateline.group(1).strip().lower()]
    for author in authors:
        for part in re.split(r"[,;|/]", author):
            name = _BYLINE_NOISE.sub("", part.strip()).lower()
            if name in spellings:
                return spellings[name]
    return ""
