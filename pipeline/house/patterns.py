"""Line patterns: how the parts of a line and the punctuation between them are written, as data.

    {headline} -- {authors, }{outlet}{/agency}{ kind}

A brace holds a field and the punctuation that belongs to it alone; text outside braces joins what stands on its two
sides. Punctuation goes where its field goes: an empty `agency` takes its slash along, an empty `outlet` (with
nothing else on the right) the ` -- `. A bracket belongs to its field wherever it stands: `{(credit)}`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.errors import UsageError

_PARTS = re.compile(r"\{(?P<before>[^{}a-z]*)(?P<field>[a-z_]+)(?P<after>[^{}a-z]*)\}|(?P<joint>[^{}]+)")
_BRACKETS = frozenset("()[]<>«»“”‘’")

Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A field with its own punctuation, or (`field` "") the joint between two fields, held in `before`."""

    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePattern:
    """A line of a post: its parts from left to right, and the `written` pattern they were read from."""

    written: str
    parts: tuple[Part, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields, from left to right."""
        return tuple(part.field for part in self.parts if part.field)


def pattern(written: str) -> LinePattern:
    """Read a pattern as the module describes it.

    Raises:
        UsageError: a brace is not closed, holds no field or holds two.
    """
    found = list(_PARTS.finditer(written))
    if "".join(match.group() for match in found) != written:
        raise UsageError(
            f"the line pattern {written!r} has a brace without one field",
            do="write a field of small letters in each pair of braces, such as {headline} -- {outlet}",
        )
    return LinePattern(written=written, parts=tuple(_part(match) for match in found))


def _part(match: re.Match[str]) -> Part:
    if joint := match["joint"]:
        return Part(before=joint)
    return Part(field=match["field"], before=match["before"], after=match["after"])


def filled(line: LinePattern, values: Mapping[str, Sequence[Piece]], words: Callable[[str], Piece]) -> list[Piece]:
    """Return the pieces of a line: each field's own, and between them the pattern's punctuation made by `words`.

    A field that is missing or has no pieces is left out with its punctuation. Joints, and punctuation that is no
    bracket, are written only between two fields that are there, one of them: the last that stands between the two
    outside braces or after the left field, else the one before the right field.
    """
    pieces: list[Piece] = []
    waiting = ""
    for part in line.parts:
        value = values.get(part.field, ()) if part.field else ()
        if not part.field:
            waiting = part.before
        elif value:
            wrapped = _wraps(part.before + part.after)
            joint = (waiting or ("" if wrapped else part.before)) if pieces else ""
            opening, closing = (part.before, part.after) if wrapped else ("", "")
            pieces += [words(joint + opening)] if joint + opening else []
            pieces += [*value, words(closing)] if closing else value
            waiting = "" if wrapped else part.after
    return pieces


def _wraps(marks: str) -> bool:
    return any(mark in _BRACKETS for mark in marks)
