"""A headline as folding compares it: bare words of its title, the numbers in it, the first words of its texts."""

import re
from dataclasses import dataclass
from zlib import crc32

from pipeline import shingles
from pipeline.news import Headline
from pipeline.read import agencies

LADDER = (8, 16, 32)  # words at which two texts are compared: the highest rung that both reach
SHINGLE = 4
# One edited word breaks four shingles, a quarter of a lede's. Where the titles, or a named agency on both, already
# say that it is one article, this part of the asked resemblance is enough; texts of two reporters have next to none.
WITH_EVIDENCE = 0.6
_LETTERS = 400  # more than enough for the longest rung
_NUMBER = re.compile(r"\d+")

# "UPDATE 1-", "WRAPUP 3-", "RPT-" before a title are the wires' style; "Correction:", "(Updated)" the web's.
_REISSUE = r"updated?|wrap-?up|corrected|correction|refile|refiled|rpt|repeat|clarification|recast"
_MARKER = re.compile(
    rf"^\s*(?:{_REISSUE})\s*\d*\s*[-:–—]+\s*|\s*[\[(](?:{_REISSUE})\b[^\])]{{0,40}}[\])]\s*$", re.IGNORECASE
)

# "GENEVA (AP) — ", "MOSCOW, Feb 17 (Reuters) - ", "[Premium Times] ": one carrier prints it, the next does not.
_DATELINE = re.compile(
    r"^(?:[^()\n]{0,60}\([^()\n]{2,40}\)\s*[-–—:]+|\[[^\]\n]{2,40}\]|[A-Z][A-Z ,.]{2,40}\s[-–—]+)\s+"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """`texts` are the checksums of the 4-word shingles of summary and opening, in order, cut at their last rung."""

    headline: Headline
    title: frozenset[str]
    words: tuple[str, ...]
    numbers: frozenset[str]
    reissue: bool
    texts: tuple[tuple[int, ...], ...]
    agency: str


def printed(headline: Headline) -> Printed:
    """Return the headline as it is compared."""
    bare = _MARKER.sub("", headline.headline)
    words = tuple(shingles.words(bare))
    opening = headline.content[0] if headline.content else ""
    return Printed(
        headline=headline,
        title=frozenset(words),
        words=words,
        numbers=frozenset(_NUMBER.findall(bare)),
        reissue=bare != headline.headline,
        texts=tuple(sums for text in dict.fromkeys((headline.summary, opening)) if (sums := _checksums(text))),
        agency=_agency(headline, opening or headline.summary),
    )


def at_rung(text: tuple[int, ...], rung: int) -> frozenset[int]:
    """Return the shingles of the first `rung` words of one of `Printed.texts`."""
    return frozenset(text[: rung - SHINGLE + 1])


def reached(text: tuple[int, ...]) -> int:
    """Return the rung, in words, at which one of `Printed.texts` was cut."""
    return len(text) + SHINGLE - 1


def own_report(one: Printed, agency: str) -> bool:
    """Return whether it stands at the outlet of that agency itself, not at a carrier of it."""
    outlet = one.headline.outlet
    return bool(agency) and agencies.KNOWN.get(outlet.lower(), outlet) == agency


def telling(one: Printed) -> frozenset[str]:
    """Return the stems of the title's words that tell one story from another."""
    return frozenset(stem for word in one.words if (stem := shingles.term(word)))


def _checksums(text: str) -> tuple[int, ...]:
    words = shingles.words(_without_dateline(text[:_LETTERS])) if text else []
    rung = max((rung for rung in LADDER if rung <= len(words)), default=0)
    return tuple(crc32(shingle.encode()) for shingle in shingles.shingles(words[:rung], SHINGLE))


def _without_dateline(text: str) -> str:
    return _DATELINE.sub("", text, count=1)


def _agency(headline: Headline, opening: str) -> str:
    """Return the agency whose text it is, "" when neither the outlet, byline nor dateline names one."""
    own = agencies.KNOWN.get(headline.outlet.lower(), "")
    return headline.agency or own or agencies.named(authors=headline.authors, text=opening)
