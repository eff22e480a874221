"""The comments of readers below a post, in every form they were printed in. Pure.

1 comment:                    or  No comments:, 12 comments:, 0 Response to "TITLE"
NAME said...                  on a phone's page a number instead: `1.` or `1. NAME`
text, to the next name
"""

import re
from collections.abc import Sequence

from pipeline.archive.reading.furniture import is_furniture
from pipeline.archive.reading.lines import Line
from pipeline.news import ReaderComment

_OPENS = re.compile(
    r"(?:no|\d{1,5})\s+comments?:?|(?:no|\d{1,5})\s+responses?\s+(?:to|so far)\b.{0,300}|comments?\s+\(\d{1,5}\):?",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?P<name>.{1,120}?)\s+said\s*(?:\.\.\.|…|:)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d{1,4})\.(?:\s+(?P<name>.{1,120}))?")
_TIME = re.compile(
    r"(?:\w+ \d{1,2}, \d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2} \w+ \d{4})"
    r"(?:,?(?: at)? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]\.?M\.?)?)?"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]\.?M\.?)?",
    re.IGNORECASE,
)


def opens(text: str) -> bool:
    """Say whether the comments of readers begin with this line."""
    return _OPENS.fullmatch(text) is not None


def read(lines: Sequence[Line]) -> tuple[tuple[ReaderComment, ...], tuple[str, ...]]:
    """Return the comments below the line that opened them, in order, and the lines that are none of them.

    Who has said nothing is no reader. Paragraphs of a comment are joined by a blank line, its lines by a line feed.
    """
    found: list[tuple[str, list[Line]]] = []
    strangers: list[str] = []
    said = any(_named(line) for line in lines)
    waiting = False
    for line in lines:
        name = _named(line) if said else _numbered(line, len(found) + 1)
        if name is not None or waiting:
            # A number stood alone: the name is on this line.
            found = [*found[:-1], (line.text, [])] if waiting else [*found, (name or "", [])]
            waiting = name == "" and not waiting
        elif is_furniture(line.text) or _TIME.fullmatch(line.text):
            continue
        elif found:
            found[-1][1].append(line)
        else:
            strangers.append(line.text)
    return tuple(ReaderComment(name=name, text=_text(told)) for name, told in found), tuple(strangers)


def _named(line: Line) -> str | None:
    if line.part == "reader-name":
        said = _SAID.fullmatch(line.text)
        return said["name"] if said else line.text
    said = _SAID.fullmatch(line.text)
    return said["name"] if said else None


def _numbered(line: Line, number: int) -> str | None:
    found = _NUMBERED.fullmatch(line.text)
    return (found["name"] or "") if found and int(found["number"]) == number else None


def _text(lines: Sequence[Line]) -> str:
    return "".join(("\n\n" if line.gap else "\n") * bool(at) + line.text for at, line in enumerate(lines))
