"""Markup as a blog holds it, which may be anything, in time that grows with its length and with nothing else. Pure.

A pattern that runs on to an ending it never finds does so from each of its beginnings: of a megabyte of `<!--` that are
days, and nothing interrupts it. So whatever lies behind the last ending is left out of the search.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

COMMENT, COMMENT_ENDS = re.compile(r"<!--.*?-->", re.DOTALL), "-->"
TAG_ENDS = ">"
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)([^>]*)>")
_PROGRAMS = ("script", "style")  # whose text is no markup
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)\s*(?:=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


def replaced(pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str], text: str, *, ends: str) -> str:
    """Return `text` with what matches replaced.

    Args:
        pattern: Between its beginning and `ends` it takes anything but `ends`.
        by: As `re.sub` takes it.
        text: Anything.
        ends: How every match ends.
    """
    head, ending, tail = text.rpartition(ends)
    return pattern.sub(by, head + ending) + tail


def names(html: str) -> Counter[tuple[str, str]]:
    """Return how often each element (tag, "") and each attribute (tag, name) begins, in lower case."""
    return Counter(_names(replaced(COMMENT, "", html, ends=COMMENT_ENDS)))


def _names(html: str) -> Iterator[tuple[str, str]]:
    inside = ""
    for match in _TAG.finditer(html, 0, html.rfind(TAG_ENDS) + 1):
        closes, tag = match[1], match[2].lower()
        if inside or closes:
            inside = "" if closes and tag == inside else inside
            continue
        inside = tag if tag in _PROGRAMS else ""
        yield tag, ""
        yield from ((tag, attribute[1].lower()) for attribute in _ATTRIBUTE.finditer(match[3]))
