"""What a blogger wrote behind an outlet's name on a line: its day, how to read it, of whom he has it. Pure.

    HEADLINE -- CNN, Jan 3     HEADLINE (BBC, 3 janvier 2012)     HEADLINE -- New York Times ($)
    HEADLINE -- CNN (via A. Reader)     HEADLINE -- CNN h/t A. Reader

It is no part of the name, and no word of it is dropped: it is the link's note. `ABC News (Australia)` is a name.
"""

import re
from collections.abc import Callable

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:{_MONTH} {_NUMBER}|{_NUMBER} {_MONTH})(?:,? \d{{4}})?"
# Behind a name that is known any few words with a number are a day, in whatever language.
_FEW = r"(?:[\w.-]{1,12} ){0,3}\d{1,4}(?:[/.-]\d{1,4}){0,2}\.?(?: [\w.-]{1,12}){0,3}(?:,? \d{4})?"
_HOW = r"[^\w\s()]{1,2}|paywall|paywalled|subscription(?: required)?|registration(?: required)?|video|audio|podcast|pdf"
_TIP = r"(?:h/t|hat[ -]tip)(?: to|:)? [^()]{1,60}"
_OF = rf"via:? [^()]{{1,60}}|{_TIP}"
_DAY_ALONE = re.compile(_DAY, re.IGNORECASE)
_DATED = re.compile(rf"(?P<name>[^,()]+)(?:, | \()(?P<note>{_DAY})\)?", re.IGNORECASE)
_MARKED = re.compile(
    rf"(?P<name>.+?)(?:,? \((?P<bracket>{_FEW}|{_HOW}|{_OF})\)|, (?P<behind>{_FEW})|,? (?P<of>{_OF}))", re.IGNORECASE
)
_TIPPED = re.compile(rf"(?P<name>[^()]+?)(?:,? \((?P<bracket>{_OF})\)|,? (?P<behind>{_TIP}))", re.IGNORECASE)
_LONGEST = 100  # characters


def parted(words: str, is_known: Callable[[str], bool]) -> tuple[str, str | None]:
    """Return an outlet's name and the note behind it, None for none; what is known as it stands is a name.

    Args:
        words: What stands in the outlet's place.
        is_known: Says whether the registry knows a name.
    """
    if len(words) > _LONGEST or is_known(words):
        return words, None
    marked = _MARKED.fullmatch(words)
    if marked and is_known(marked["name"]):
        return marked["name"], marked["bracket"] or marked["behind"] or marked["of"]
    # A month tells a day by itself, and a tip is one, behind a name that nobody knows, too.
    if dated := _DATED.fullmatch(words):
        return dated["name"], dated["note"]
    tipped = _TIPPED.fullmatch(words)
    return (tipped["name"], tipped["bracket"] or tipped["behind"]) if tipped else (words, None)


def is_day(words: str) -> bool:
    """Say whether words are a day of a month, which is no outlet's name."""
    return len(words) <= _LONGEST and _DAY_ALONE.fullmatch(words) is not None
