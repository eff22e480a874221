"""A headline as folding compares it: bare words of its title, the numbers in it, the first words of its texts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import shingles
from pipeline.dedup.frames import Framed, framed
from pipeline.dedup.numerals import written_out
from pipeline.news import Headline
from pipeline.read import agencies

LADDER = (8, 16, 32)  # words at which two texts are compared: the highest rung that both reach
SHINGLE = 4
CUT_TITLE = 4  # words that are left of a title that was cut short
# Jaccard resemblance of 4-word shingles, 0 to 1, from which two texts are one (Broder, "On the resemblance and
# containment of documents", 1997).
ALIKE = 0.8
# One edited word breaks four shingles, a quarter of a lede's. Where the titles, or a named agency on both, already
# say that it is one article, this part of the asked resemblance is enough; texts of two reporters have next to none.
WITH_EVIDENCE = 0.6
_LETTERS = 320  # more than enough for the longest rung
_NUMBER = re.compile(r"\d+")
_PRINTED = re.compile(r"[^\W_][^\s–—-]*")

# One carrier prints it, the next does not: "GENEVA (AP) — ", "Quito, 3 feb (EFE).- ", "MOSCOW, May 12. /TASS/. ",
# "[Premium Times] ", "PARIS — ", "LAHORE: ", "KUALA LUMPUR, May 12: ", "New Delhi: ".
_DATELINE = re.compile(
    r"(?:[^()\n]{0,60}\([^()\n]{2,40}\)\s*\.?[-–—:]+|[^/\n]{2,60}/[^\W\d_]{3,20}/\.?|\[[^\]\n]{2,40}\]|"
    r"[A-Z][A-Z ,./]{2,40}(?:[A-Z][a-z]{2,8}\.? \d{1,2})?(?:\s[-–—]+|:)|"
    r"[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?:(?= [A-Z]))\s+"
)
# "9.4%" at the agency, "9.4 per cent" at its carrier.
_PER_CENT = re.compile(r"(?<=\d) ?per ?cent\b")
_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}\b|\b\d{1,2} [a-z]{3,10}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """`words` are the title's without its frame, `rest` those after its kicker (the same without one).

    `numbers` are those that the title has in figures, `counted` these and those that it writes out.
    `texts` are the checksums of the 4-word shingles of summary and opening, in order, cut at their last rung.
    """

    headline: Headline
    words: tuple[str, ...]
    rest: tuple[str, ...]
    numbers: frozenset[str]
    counted: frozenset[str]
    frame: Framed
    texts: tuple[tuple[int, ...], ...]
    agency: str


def printed(headline: Headline) -> Printed:
    """Return the headline as it is compared."""
    frame = framed(headline.headline, headline.outlet)
    words = tuple(shingles.words(frame.title))
    numbers = frozenset(_NUMBER.findall(frame.title))
    return Printed(
        headline=headline,
        words=words,
        rest=tuple(shingles.words(frame.rest)) if frame.kicker else words,
        numbers=numbers,
        counted=numbers | written_out(words),
        frame=frame,
        texts=tuple(sums for text in bodies(headline) if (sums := checksums(text))),
        agency=_agency(headline) or frame.agency,
    )


def bodies(headline: Headline) -> tuple[str, ...]:
    """Return the texts that are compared: summary and first paragraph, once where they are one, no empty one."""
    return tuple(filter(None, dict.fromkeys((headline.summary, *headline.content[:1]))))


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


def telling(words: Sequence[str]) -> frozenset[str]:
    """Return the stems of those words that tell one story from another."""
    return frozenset(stem for word in words if (stem := shingles.term(word)))


def checksums(text: str, *, after: int = 0) -> tuple[int, ...]:
    """Return the checksums of a text's shingles, its dateline and its first `after` words left out.

    Python's own hashes: far cheaper than a digest, and nothing depends on their order, which each process has anew.
    """
    if not text:
        return ()
    words = _compared(text)[after:]
    rung = max((rung for rung in LADDER if rung <= len(words)), default=0)
    return tuple(map(hash, zip(*(words[at:rung] for at in range(SHINGLE)), strict=False)))


def told(one: Printed, *, first: int | None = None) -> frozenset[str]:
    """Return the telling stems of its texts, as far as they are compared, or of the first words of each."""
    return telling([word for text in bodies(one.headline) for word in _compared(text)[:first]])


def stems_told(text: str) -> list[str]:
    """Return the stems of a text in order, as far as it is compared; "" for a word that tells nothing."""
    return [shingles.term(word) for word in _compared(text)]


def places(text: str) -> frozenset[str]:
    """Return the words of a dateline before its first comma, without a day: `LA PAZ, Bolivia (AP) -- `."""
    dateline = _DATELINE.match(agencies.without_advisory(text)[:_LETTERS])
    if dateline is None or dateline[0].startswith("["):
        return frozenset()
    place = _DAY.sub(" ", dateline[0].partition("(")[0].partition(",")[0])
    return frozenset(word for word in shingles.words(place) if not word.isdecimal())


def names_told(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the telling stems of what a text prints large, or in a script without capitals, and all its stems."""
    printed = _PRINTED.findall(_body(text))
    small = telling(shingles.words(" ".join(word for word in printed if word[0].islower())))
    stems = telling(_compared(text))
    return stems - small, stems


def _compared(text: str) -> list[str]:
    return shingles.words(_body(text))


def _body(text: str) -> str:
    start = agencies.without_advisory(text)[:_LETTERS]
    start = _PER_CENT.sub("%", start) if "cent" in start else start
    dateline = _DATELINE.match(start)
    return start[dateline.end() :] if dateline else start


def _agency(headline: Headline) -> str:
    """Return the agency whose text it is, "" when neither the outlet, byline nor dateline names one, nor a credit."""
    opening = next(reversed(bodies(headline)), "")
    own = agencies.KNOWN.get(headline.outlet.lower(), "")
    named = headline.agency or own or agencies.named(authors=headline.authors, text=opening, ending=headline.summary)
    return named or agencies.credited(opening[:_LETTERS])
