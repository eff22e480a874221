"""The comments of readers below a post, in every form they were printed in. Pure.

1 comment:                    or  No comments:, 12 comments:, 0 Response to "TITLE"
NAME said...                  on a phone's page a number instead: `1.` or `1. NAME`; else what the page marks as a name
text, to the next name
"""

import re
from collections.abc import Sequence

from pipeline.archive.reading.furniture import is_furniture, is_time
from pipeline.archive.reading.lines import Line
from pipeline.news import ReaderComment

_OPENS = re.compile(
    r"(?:no|\d{1,5})\s+comments?:?|(?:no|\d{1,5})\s+responses?\s+(?:to|so far)\b.{0,300}|comments?\s+\(\d{1,5}\):?"
    r"|(?:one|\d{1,5})\s+thoughts?\s+on\b.{0,300}",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?P<name>.{1,120}?)\s+said(?:\.\.\.|…)", re.IGNORECASE)
# Behind a name that the page marks as one.
_CALLED = re.compile(r"(?P<name>.{1,120}?)\s+sa(?:id|ys)\s*(?:\.\.\.|…|:)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d{1,4})\.(?:\s+(?P<name>.{1,120}))?")


def opens(text: str) -> bool:
    """Say whether the comments of readers begin with this line."""
    return _OPENS.fullmatch(text) is not None


def read(lines: Sequence[Line]) -> tuple[tuple[ReaderComment, ...], tuple[Line, ...]]:
    """Return the comments below the line that opened them, in order, and the lines that are none of them.

    Who has said nothing is no reader. Paragraphs of a comment are joined by a blank line, its lines by a line feed.
    """
    found: list[tuple[str, list[Line]]] = []
    strangers: list[Line] = []
    marked = any(line.part == "reader-name" for line in lines)
    said = marked or any(_SAID.fullmatch(line.text) for line in lines)
    waiting = False
    for line in lines:
        name = _named(line, marked=marked) if said else _numbered(line, len(found) + 1)
        if name is not None or waiting:
            # A number stood alone: the name is on this line.
            found[len(found) - waiting :] = [(line.text if waiting else name or "", [])]
            waiting = name == "" and not waiting
        elif is_furniture(line.text) or is_time(line.text):
            continue
        elif found:
            found[-1][1].append(line)
        else:
            strangers.append(line)
    return tuple(ReaderComment(name=name, text=_text(told)) for name, told in found), tuple(strangers)


def _named(line: Line, *, marked: bool) -> str | None:
    """The name that a line begins a comment with; where the page marks names, no words of a reader do."""
    if marked and line.part != "reader-name":
        return None
    said = (_CALLED if marked else _SAID).fullmatch(line.text)
    return said["name"] if said else line.text if marked else None


def _numbered(line: Line, number: int) -> str | None:
    found = _NUMBERED.fullmatch(line.text)
    return (found["name"] or "") if found and int(found["number"]) == number else None


def _text(lines: Sequence[Line]) -> str:
    return "".join(("\n\n" if line.gap else "\n") * bool(at) + line.text for at, line in enumerate(lines))
