"""Headlines that only keep count: death tolls, medals, votes, live pages, numbered days; last in a list. Pure.

All three of the model blog's lists that have such a line end with it.
"""

import re
from functools import lru_cache

from pipeline.draft.tolls import TOLL, VOTES

_COUNTS = {
    "a running toll": TOLL,
    "a count of medals": re.compile(
        r"\bmedals? (?:count|standings|table|tally)\b|\b(?:medagliere|medaillenspiegel|medaillespiegel|medallero)\b"
        r"|\b(?:quadro de medalhas|tableau des médailles)\b|\bмедальный зач[её]т\b",
        re.IGNORECASE,
    ),
    "a count of votes": VOTES,
    "live updates": re.compile(
        r"\blive (?:blog|coverage|updates?)\b|^live[:,]|\bas it happened\b|\blist of key events\b|\blatest updates?\b"
        r"|^[\w'’ -]+ updates:|^(?![^:]*\sv(?:s\.?)?\s)[\w'’ -]+ highlights:",
        re.IGNORECASE,
    ),
    "a numbered day": re.compile(r"\bday #?(?!(?:19|20)\d\d\b)\d[\d,.]*(?=\W*$|[:,]|\s*[–—|-]|\s+of\b)", re.IGNORECASE),
}


# `Girl rescued as toll passes 200` says that she was; but `As toll passes 200, ...` has nothing before it.
# In Portuguese `as` is an article: `Após as chuvas, número de mortos sobe a 41`.
_CLAUSE = re.compile(
    r"\w\W{0,2} (?:amid|as(?![^:;]{0,100}\b(?:mort[eo]s|urnas|vítimas|votos)\b)|despite|while|"
    r"alors que|enquanto|mentre|mientras|tandis que|terwijl|während) ",
    re.IGNORECASE,
)
_ONLY_MENTIONED = ("a running toll", "a count of votes")


# A window's headlines are asked about anew for every topic, lead and list, with the patterns of thirty languages.
@lru_cache(maxsize=16_384)
def running(headline: str, kind: str = "news") -> str:
    """Return what a headline keeps count of ("a running toll", "live updates", ...), "" for a report.

    What it counts in a clause behind its own news (`..., as toll rises to 31`) it only mentions.
    """
    if kind == "live":
        return "live updates"
    return next((what for what, pattern in _COUNTS.items() if _counts(what, pattern, headline)), "")


def _counts(what: str, pattern: re.Pattern[str], headline: str) -> bool:
    found = pattern.search(headline)
    if found is None or what not in _ONLY_MENTIONED:
        return found is not None
    clause = _CLAUSE.search(headline)
    return clause is None or found.start() < clause.end()
