"""Headlines that their own outlet has counted beyond: an older death toll, an older count of votes. Pure.

An outlet stands once in a list; "At least 9 dead in Talara quake" says more of what all say than its "Death toll from
Talara quake climbs past 120" of the evening, and is no longer so.
"""

import re
from collections.abc import Mapping, Sequence

from pipeline.dedup.frames import unmarked
from pipeline.draft.running import running
from pipeline.news import Headline
from pipeline.small_words import terms

_NUMBER = (
    r"\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|"
    r"(?:dozens?|scores|hundreds|thousands)"
)
_DEAD = (
    "dead|deaths?|die|died|dies|killed|missing|fallecidos|muertos|mortos|morts|morti|tote|todesopfer|погибших|погибли"
)
_TOLL = re.compile(
    rf"\b(?:{_NUMBER})\b[^:;]{{0,40}}\b(?:{_DEAD})\b|"
    rf"\b(?:kills|killing|toll|bilan|toten|{_DEAD})\b[^:;]{{0,60}}\b(?:{_NUMBER})\b",
    re.IGNORECASE,
)
_VOTES = "a count of votes"
_WORD = re.compile(r"[^\W\d_][^\W_]*")
# What counts, with a capital at the start of a headline or in a title of capitals.
_COUNTING = frozenset(
    [
        *(
            "at",
            "about",
            "least",
            "more",
            "nearly",
            "number",
            "over",
            "than",
            "dozens",
            "hundreds",
            "scores",
            "thousands",
        ),
        *("dead", "death", "deaths", "die", "died", "dies", "kill", "killed", "kills", "missing", "toll"),
    ]
)


def overtaken(headlines: Sequence[Headline]) -> Mapping[int, str]:
    """Return the headlines that their outlet has counted beyond, by number, each with the reason.

    The newer one counts the same, the dead or the votes, and names everything that the older one names.
    """
    newest_first = sorted(headlines, key=lambda one: (one.trusted_at, one.id), reverse=True)
    found: dict[int, str] = {}
    newer: dict[tuple[str, str], list[Headline]] = {}
    for headline in newest_first:
        if not (counted := _counted(headline)):
            continue
        known = newer.setdefault((headline.outlet, counted), [])
        beyond = next((one for one in known if _names(headline) <= _words(one)), None)
        if beyond is not None and _names(headline):
            found[headline.id] = f"{headline.outlet} has counted on since: {beyond.headline}"
        known.append(headline)
    return found


def _counted(headline: Headline) -> str:
    if running(headline.headline, headline.kind) == _VOTES:
        return _VOTES
    return "the dead" if _TOLL.search(headline.headline) else ""


def _names(headline: Headline) -> frozenset[str]:
    """Return what a headline prints with a capital, but for what counts; in a title of capitals that is every word."""
    printed = (word for word in _WORD.findall(unmarked(headline.headline)) if word[0].isupper())
    named = " ".join(word for word in printed if word.casefold() not in _COUNTING)
    return frozenset(terms(named, headline.language))


def _words(headline: Headline) -> frozenset[str]:
    return frozenset(terms(headline.headline, headline.language))
