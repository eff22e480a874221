"""Headlines that their own outlet has told beyond: an older death toll, an older count of votes, an older turn. Pure.

A count of votes is overtaken by whatever its outlet reports later, too: "Odera leads with 30 percent of votes counted"
is no longer so when another is declared the winner.

An outlet stands once in a list; "At least 9 dead in Talara quake" says more of what all say than its "Death toll from
Talara quake climbs past 120" of the evening, and is no longer so.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import itemgetter

from pipeline.dedup.frames import unmarked
from pipeline.draft.reporting import reports
from pipeline.draft.running import running
from pipeline.draft.sayings import Sayings, central, worn
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
# What says less of the story than this share of what its outlet said before is a side piece. Of 18 invented stories, 12
# of them in tests/draft, the later turns say 0.59 to 1.4 of it, ten of eleven side pieces 0 to 0.42, the other one 0.6.
_TELLS = 0.5
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


def still_said(headlines: Sequence[Headline], said: Sayings) -> Mapping[int, float]:
    """Return how much of what each headline says its outlet still says, by number, 0 to 1.

    It is worn by half for every six hours until its outlet's newest report that tells the story anew: `Reef deal hangs
    on one vote` is no longer what the outlet says that has reported `Reef deal fails`. `Brokers on Reef fear for their
    season` is a side piece, and the story is still what the outlet told before.
    """
    found: dict[int, float] = {}
    # Of each outlet the reports that say more than all its newer ones, newest first: how much, and when.
    told: dict[str, list[tuple[float, datetime]]] = {}
    for headline in sorted(headlines, key=lambda one: one.trusted_at, reverse=True):
        tellings, says = told.setdefault(headline.outlet, []), central(headline, said)
        at = bisect_left(tellings, _TELLS * says, key=itemgetter(0))
        newest = tellings[at][1] if at < len(tellings) else headline.trusted_at
        found[headline.id] = worn(newest - headline.trusted_at)
        if reports(headline) and says > max((most for most, _ in tellings[-1:]), default=-1.0):
            tellings.append((says, headline.trusted_at))
    return found


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
