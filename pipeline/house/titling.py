"""Titles by a house's pattern, and the words over a list that has no heading of its own. Pure.

{topic} War News Updates -- {date}      a dated title; its list stands under More News On {topic}
"""

import re
from datetime import date

from pipeline.house import days
from pipeline.house.formats import HouseFormat

_FIELD = re.compile(r"\{(headline|topic|date)\}")
_ANY_FIELD = re.compile(r"\{(headline|topic|date|title)\}")


def titled(house: HouseFormat, *, headline: str, topic: str, day: date, language: str) -> str:
    """Return the title of a new post.

    Args:
        house: Its title pattern.
        headline: The title that the lead's headline makes.
        topic: The topic's printed name.
        day: The blog's own day.
        language: The blog's, a BCP 47 tag.

    Raises:
        UsageError: no such language.
    """
    written = days.printed(day, house.title_date_pattern, language)
    fields = {"headline": headline, "topic": topic, "date": written}
    return _FIELD.sub(lambda found: fields[found[1]], house.title_pattern)


def topic_in(title: str, house: HouseFormat, language: str) -> str:
    """Return the topic that a title by the house's pattern names, "" when it names none.

    Raises:
        UsageError: no such language.
    """
    if "{topic}" not in house.title_pattern:
        return ""
    found = re.fullmatch(shape(house.title_pattern, house, language, topic="(?P<topic>.+)"), title)
    return found["topic"] if found else ""


def shape(pattern: str, house: HouseFormat, language: str, *, topic: str = ".+") -> str:
    """Return the regular expression of what a pattern prints: a title's, or a heading's.

    Args:
        pattern: Words, and fields in braces; the day stands as titles of the house have it.
        house: Its title's day.
        language: The blog's, a BCP 47 tag.
        topic: That of the topic; of every other field it is `.+`.

    Raises:
        UsageError: no such language.
    """
    day = re.sub(r"\?P<\w+>", "?:", days.shape(house.title_date_pattern, language)) if "{date}" in pattern else ""
    fields = {"topic": topic, "date": day}
    parts = _ANY_FIELD.split(pattern)  # words and fields by turns
    return "".join(fields.get(part, ".+") if at % 2 else re.escape(part) for at, part in enumerate(parts))


def heading(house: HouseFormat, *, title: str, printed: str, language: str) -> str:
    """Return the words over a list that has no heading of its own, "" for none.

    Args:
        house: Its heading rule.
        title: The post's title.
        printed: The title as a reader sees it, update mark and all; it also stands in for a topic that nobody named.
        language: The blog's, a BCP 47 tag.

    Raises:
        UsageError: no such language.
    """
    if "{topic}" in house.heading:
        topic = topic_in(title, house, language)
        return house.heading.replace("{topic}", topic) if topic else printed
    return house.heading.replace("{title}", printed)
