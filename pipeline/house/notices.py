"""Dated lines below a post that say what was corrected or came later, in the editor's own words. Pure.

    Correction ({date}): {text}

A notice line is words of the house with two fields: `{text}`, the editor's words, needed once, and `{date}`, the day
of it, at most once. Unlike a line of links (patterns.py) all of it is always printed.
"""

import re
from collections.abc import Mapping
from datetime import date

from pipeline.errors import UsageError
from pipeline.house import days
from pipeline.news import Notice

KINDS = ("correction", "update")
_ENGLISH = "MMMM d, y"  # of the day in a notice line, as in the blog's date header
_PARTS = re.compile(r"\{(date|text)\}|([^{}]+)")


def parts(written: str) -> tuple[tuple[str, str], ...]:
    """Return a notice line from left to right: ("date", ""), ("text", ""), and ("", words) between them.

    Raises:
        UsageError: `{text}` is not there once, `{date}` is there twice, or a brace holds something else.
    """
    found = list(_PARTS.finditer(written))
    names = [match[1] for match in found if match[1]]
    whole = "".join(match[0] for match in found) == written
    if not whole or names.count("text") != 1 or names.count("date") > 1:
        raise UsageError(
            f"the notice line {written!r} must have {{text}} once and {{date}} at most once",
            do="write it as Correction ({date}): {text}",
        )
    return tuple((match[1] or "", match[2] or "") for match in found)


def date_patterns(language: str) -> tuple[str, ...]:
    """Return how the day in a notice line is written: as the language does, then as every language was before 0.2.

    Raises:
        UsageError: no such language.
    """
    return tuple(dict.fromkeys((days.long_form(language, otherwise=_ENGLISH), _ENGLISH)))


def read(line: str, lines: Mapping[str, str], *, language: str, otherwise: str = "") -> Notice | None:
    """Return the notice that a line of a post is, none when it is no notice.

    Args:
        line: The line, its links as the editor's Markdown.
        lines: The house's notice lines by kind; of two that fit, the one with more words of its own is meant.
        language: The blog's, a BCP 47 tag.
        otherwise: The day (YYYY-MM-DD) of a notice whose line shows none.

    Raises:
        UsageError: no such language, or a line that is none.
    """
    for kind, written in sorted(lines.items(), key=lambda one: -len(one[1])):
        for pattern in date_patterns(language):
            if found := re.fullmatch(_shape(written, days.shape(pattern, language)), line.strip(), re.DOTALL):
                shown = found.groupdict().get("date")
                day = otherwise if shown is None else _iso(days.read(shown, pattern, language))
                if found["text"].strip() and (day or shown is None):
                    return Notice(kind=kind, date=day, text=found["text"].strip())
    return None


def _shape(written: str, day_shape: str) -> str:
    # A post is tidied to single spaces, and its lines have none at their ends.
    fields = {"date": f"(?P<date>{day_shape})", "text": "(?P<text>.+)"}
    return "".join(fields[name] if name else re.escape(words) for name, words in parts(" ".join(written.split())))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
