"""The top of a post: its date header, its title, and what kind of post a title alone makes it. Pure."""

import re
from datetime import date

from pipeline.archive.reading.dashes import retyped
from pipeline.house import HouseFormat, days

LONGEST = 500  # characters; the longest title of 61 posts has 106
_MONTH_FIRST = "EEEE, MMMM d, y"
# Ours, then the one mirror that prints the day before the month.
_OTHER_DATES = (_MONTH_FIRST, "EEEE, d MMMM y", "MMMM d, y", "d MMMM y")
_DAY = r"(?:for )?\w+ \d{1,2}, \d{4}"
# The fixed titles of six recurring slots, whose singular and plural both live.
_SLOTS = re.compile(
    r"tweets? (?:for today|of the day)|(?:editorial )?cartoons? (?:roundup|of the day)"
    r"|(?:picture|photo|video)s? of the day|today's free e-book is .+",
    re.IGNORECASE,
)
_NOTES = re.compile(r"(?:(?:an|the|wnu) )?editor's notes?(?: -- .+)?|wnu editor", re.IGNORECASE)
_OPINIONS = re.compile(
    rf"comment(?:ary|aries)(?:, | and | & ).+?(?: -- {_DAY})?|(?:opinions?|editorials?)(?:, | and | & ).+ -- {_DAY}",
    re.IGNORECASE,
)
_DATED = re.compile(rf".+ -- (?:.+ )?{_DAY}", re.IGNORECASE)


def day(text: str, house: HouseFormat, language: str) -> date | None:
    """Return the day that a date header names, none when the line is none.

    Raises:
        UsageError: no such language.
    """
    if len(text) > 60:
        return None
    for pattern in dict.fromkeys((house.date_pattern, *_OTHER_DATES)):
        found = days.read(text, pattern, language) or days.read(text, pattern, "en")
        if found:
            return found
    return None


def without_mark(title: str, house: HouseFormat) -> tuple[str, bool]:
    """Return a title without its update mark, and whether it had one."""
    mark = house.update_mark.strip()
    if mark and title.casefold().endswith(mark.casefold()):
        return title[: len(title) - len(mark)].rstrip(), True
    return title, False


def kind(title: str) -> str:
    """Return the kind of post that a title alone proves: briefing, opinion, media, note; "" when it proves none."""
    if len(title) > LONGEST:
        return ""
    told = (retyped(title) or title).replace("’", "'")
    for form, named in ((_SLOTS, "media"), (_NOTES, "note"), (_OPINIONS, "opinion"), (_DATED, "briefing")):
        if form.fullmatch(told):
            return named
    return ""
