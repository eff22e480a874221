"""Titles by a house's pattern, and the words over a list that has no heading of its own. Pure.

{topic} {blog} -- {date}      a dated title; its list stands under More News On {topic}
"""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.house import days
from pipeline.house.formats import HouseFormat

_FIELD = re.compile(r"\{(headline|topic|blog|date)\}")
_ANY_FIELD = re.compile(r"\{(headline|topic|blog|date|title)\}")
# A blog without a name leaves no gap.
_NO_BLOG = re.compile(r" \{blog\}|\{blog\} ?")


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
    blog = house.blog_here or house.blog
    fields = {"headline": headline, "topic": topic, "blog": blog, "date": written}
    pattern = house.title_pattern if blog else _without_blog(house.title_pattern)
    return _FIELD.sub(lambda found: fields[found[1]], pattern)


def topic_in(title: str, house: HouseFormat, language: str) -> str:
    """Return the topic that a title by the house's pattern names, "" when it names none.

    Raises:
        UsageError: no such language.
    """
    if "{topic}" not in house.title_pattern:
        return ""
    # A headline may hold what parts it from the topic: `River: Mayor: no bridge` by `{topic}: {headline}`.
    topic = "(?P<topic>.+?)" if "{headline}" in house.title_pattern else "(?P<topic>.+)"
    for blog in _blogs(house):  # the desk's own first: the other may be the end of it
        found = re.fullmatch(_shape(house.title_pattern, house, language, topic=topic, blogs=(blog,)), title)
        if found:
            return found["topic"]
    return ""


def shape(pattern: str, house: HouseFormat, language: str) -> str:
    """Return the regular expression of what a pattern prints: a title's, or a heading's.

    Args:
        pattern: Words, and fields in braces; the day stands as titles of the house have it.
        house: Its title's day, and the blog's names.
        language: The blog's, a BCP 47 tag.

    Raises:
        UsageError: no such language.
    """
    return _shape(pattern, house, language, topic=".+", blogs=_blogs(house))


def _blogs(house: HouseFormat) -> tuple[str, ...]:
    """Return the names that a title may have for the blog; one is "" where there is none."""
    return tuple(dict.fromkeys(filter(None, (house.blog_here, house.blog)))) or ("",)


def _without_blog(pattern: str) -> str:
    """A title that only names the blog is the headline where the blog has no name."""
    return _NO_BLOG.sub("", pattern) or (pattern and "{headline}")


def _shape(pattern: str, house: HouseFormat, language: str, *, topic: str, blogs: Sequence[str]) -> str:
    day = re.sub(r"\?P<\w+>", "?:", days.shape(house.title_date_pattern, language)) if "{date}" in pattern else ""
    pattern = pattern if any(blogs) else _without_blog(pattern)
    fields = {"topic": topic, "blog": f"(?:{'|'.join(map(re.escape, blogs))})", "date": day}
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
