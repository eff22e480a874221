"""Titles by a house's pattern, and the words over a list that has no heading of its own. Pure.

{topic} War News Updates -- {date}      a dated title; its list stands under More News On {topic}
"""

import re
from datetime import date

from pipeline.house import days
from pipeline.house.formats import HouseFormat

_FIELD = re.compile(r"\{(headline|topic|date)\}")


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
    shapes = {"headline": ".+", "topic": "(?P<topic>.+)", "date": days.shape(house.title_date_pattern, language)}
    parts = _FIELD.split(house.title_pattern)  # words and fields by turns
    shape = "".join(shapes[part] if at % 2 else re.escape(part) for at, part in enumerate(parts))
    found = re.fullmatch(shape, title)
    return found["topic"] if found else ""


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
