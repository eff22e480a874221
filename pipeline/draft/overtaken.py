"""Headlines that their own outlet has told beyond: an older death toll, an older count of votes, an older turn. Pure.

A count of votes is overtaken by whatever its outlet reports later, too: "Odera leads with 30 percent of votes counted"
is no longer so when another is declared the winner.

An outlet stands once in a list; "At least 9 dead in Talara quake" says more of what all say than its "Death toll from
Talara quake climbs past 120" of the evening, and is no longer so.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from pipeline.dedup.frames import unmarked
from pipeline.draft.reporting import reports
from pipeline.draft.running import running
from pipeline.draft.sayings import worn
from pipeline.news import Headline
from pipeline.small_words import terms

_TO_TWELVE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROUND = {"dozen": 12, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000}
_IN_WORDS = {**{word: number for number, word in enumerate(_TO_TWELVE, start=1)}, **_ROUND}
# With the marks of thousands; what has another mark is no count of the dead: "a 7.8 quake".
# In ASCII, or "fıve" and "sİx" pass for words of the table, which has them not: without case, ı and İ are an i to re.
_NUMBER = rf"(?<![\w.,])(?:\d{{1,3}}(?:[.,]\d{{3}}){{1,3}}|\d{{1,9}}|(?a:{'|'.join(_IN_WORDS)}))\b(?![.,]\d)"
_DEAD = (
    "dead|deaths?|die|died|dies|killed|missing|fallecidos|muertos|mortos|morts|morti|tote|todesopfer|погибших|погибли"
)
_TOLL = re.compile(
    rf"(?P<before>{_NUMBER})[^:;\d]{{0,40}}\b(?:{_DEAD})\b|"
    rf"\b(?:kills|killing|toll|bilan|toten|{_DEAD})\b[^:;]{{0,60}}?(?:\bfrom\s\S{{1,9}}\sto\s)?(?P<behind>{_NUMBER})",
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

    The newer one counts the same, more of the dead or again the votes, and names everything that the older one names.
    Votes give way to any newer report.
    """
    newest_first = sorted(headlines, key=lambda one: (one.trusted_at, one.id), reverse=True)
    found: dict[int, str] = {}
    newer: dict[tuple[str, str], list[tuple[Headline, int, frozenset[str]]]] = {}
    reported: dict[str, Headline] = {}
    for headline in newest_first:
        counted = _counted(headline)
        if (counted is None or counted[0] != _VOTES) and reports(headline):
            reported[headline.outlet] = headline
        if counted is None:
            continue
        what, count = counted
        if what == _VOTES and (later := reported.get(headline.outlet)):
            found[headline.id] = f"{headline.outlet} has reported on since: {later.headline}"
            continue
        names = _names(headline)
        known = newer.setdefault((headline.outlet, what), [])
        beyond = next((one for one, more, words in known if names <= words and (more > count or what == _VOTES)), None)
        if beyond is not None and names:
            found[headline.id] = f"{headline.outlet} has counted on since: {beyond.headline}"
        known.append((headline, count, _words(headline)))
    return found


def still_said(headlines: Sequence[Headline]) -> Mapping[int, float]:
    """Return how much of what each headline says its outlet still says, by number, 0 to 1.

    It is worn by half for every six hours until its outlet's newest report: `Reef deal hangs on one vote` is no longer
    what the outlet says that has reported `Reef deal fails`.
    """
    newest: dict[str, datetime] = {}
    for headline in headlines:
        if reports(headline):
            newest[headline.outlet] = max(headline.trusted_at, newest.get(headline.outlet, headline.trusted_at))
    return {one.id: worn(newest.get(one.outlet, one.trusted_at) - one.trusted_at) for one in headlines}


def _counted(headline: Headline) -> tuple[str, int] | None:
    """Return what a headline counts and how many; how many votes it counts is not asked, for they only become more."""
    if running(headline.headline, headline.kind) == _VOTES:
        return _VOTES, 0
    toll = _TOLL.search(unmarked(headline.headline))
    return ("the dead", _number(toll["before"] or toll["behind"])) if toll else None


def _number(printed: str) -> int:
    return _IN_WORDS.get(printed.casefold()) or int(re.sub("[.,]", "", printed))


def _names(headline: Headline) -> frozenset[str]:
    """Return what a headline prints with a capital, but for what counts; in a title of capitals that is every word."""
    printed = (word for word in _WORD.findall(unmarked(headline.headline)) if word[0].isupper())
    named = " ".join(word for word in printed if word.casefold() not in _COUNTING)
    return frozenset(terms(named, headline.language))


def _words(headline: Headline) -> frozenset[str]:
    return frozenset(terms(headline.headline, headline.language))
