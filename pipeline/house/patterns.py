"""Line patterns: how the parts of a line and the punctuation between them are written, as data.

    {headline} -- {authors, }{outlet}{/agency}{ kind}
    {headline} ({authors, }{outlet}{/agency})

A brace holds a field and the punctuation that belongs to it alone; text outside braces joins what stands on its two
sides. Punctuation goes where its field goes: an empty `agency` takes its slash along, an empty `outlet` (with
nothing else on the right) the ` -- `. A bracket belongs to its field wherever it stands, `{(credit)}`; one outside
braces holds the fields up to its other half, and goes when all of them are empty.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.errors import UsageError

_PARTS = re.compile(r"\{(?P<before>[^{}a-z]*+)(?P<field>[a-z_]++)(?P<after>[^{}a-z]*+)\}|(?P<joint>[^{}]+)")
_OPENING, _CLOSING = "([<«“‘", ")]>»”’"
_BRACKETS = frozenset(_OPENING + _CLOSING)
_JOINT = re.compile(rf"([{re.escape(_CLOSING)}]?)(.*?)([{re.escape(_OPENING)}]?)", re.DOTALL)

Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A field with its own punctuation; or a pair of brackets, `before` and `after`, with the parts `inside` it.

    With neither it is the joint between two fields, held in `before`.
    """

    field: str = ""
    before: str = ""
    after: str = ""
    inside: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePattern:
    """A line of a post: its parts from left to right, and the `written` pattern they were read from."""

    written: str
    parts: tuple[Part, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields, from left to right, those in brackets too."""
        return tuple(_fields(self.parts))


def pattern(written: str) -> LinePattern:
    """Read a pattern as the module describes it.

    Raises:
        UsageError: a brace is not closed, holds no field or holds two; a bracket has no other half.
    """
    found = list(_PARTS.finditer(written))
    if "".join(match.group() for match in found) != written:
        raise UsageError(
            f"the line pattern {written!r} has a brace without one field",
            do="write a field of small letters in each pair of braces, such as {headline} -- {outlet}",
        )
    return LinePattern(written=written, parts=_nested([_part(match) for match in found], written))


def unparted(line: LinePattern) -> tuple[tuple[str, str], ...]:
    """Return the neighbours between which a reader cannot tell where the one ends: nothing is there, or only a space.

    A space is enough beside `kind`, whose words are known.
    """
    found = []
    before, marks = "", ""
    for part in _flat(line.parts):
        marks += part.before
        if not part.field:
            continue
        plain = not marks or ("kind" not in (before, part.field) and not marks.strip())
        if before and plain:
            found.append((before, part.field))
        before, marks = part.field, part.after
    return tuple(found)


def _flat(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts from left to right, each bracket a part of its own."""
    for part in parts:
        if part.inside:
            yield Part(before=part.before)
            yield from _flat(part.inside)
            yield Part(before=part.after)
        else:
            yield part


def _part(match: re.Match[str]) -> Part:
    if joint := match["joint"]:
        return Part(before=joint)
    return Part(field=match["field"], before=match["before"], after=match["after"])


def _nested(flat: Iterable[Part], written: str) -> tuple[Part, ...]:
    """Put what stands between two brackets outside braces inside one part."""
    levels: list[list[Part]] = [[]]
    opened: list[str] = []
    for part in flat:
        if part.field:
            levels[-1].append(part)
            continue
        closing, joint, opening = _JOINT.fullmatch(part.before).groups()  # type: ignore[union-attr]  # it fits any text
        if closing:
            if not opened:
                raise _half_a_bracket(written)
            inside = tuple(levels.pop())
            levels[-1].append(Part(before=opened.pop(), after=closing, inside=inside))
        levels[-1] += [Part(before=joint)] if joint else []
        if opening:
            levels.append([])
            opened.append(opening)
    if opened:
        raise _half_a_bracket(written)
    return tuple(levels[0])


def _half_a_bracket(written: str) -> UsageError:
    return UsageError(
        f"the line pattern {written!r} has a bracket without its other half",
        do="close each bracket right behind a field, such as {headline} ({outlet})",
    )


def _fields(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if part.field:
            yield part.field
        yield from _fields(part.inside)


def filled(line: LinePattern, values: Mapping[str, Sequence[Piece]], words: Callable[[str], Piece]) -> list[Piece]:
    """Return the pieces of a line: each field's own, and between them the pattern's punctuation made by `words`.

    A field that is missing or has no pieces is left out with its punctuation. Joints, and punctuation that is no
    bracket, are written only between two fields that are there, one of them: the last that stands between the two
    outside braces or after the left field, else the one before the right field.
    """
    return _joined(line.parts, values, words)


def _joined(parts: Iterable[Part], values: Mapping[str, Sequence[Piece]], words: Callable[[str], Piece]) -> list[Piece]:
    pieces: list[Piece] = []
    waiting = ""
    for part in parts:
        value = _joined(part.inside, values, words) if part.inside else values.get(part.field, ())
        if not (part.field or part.inside):
            waiting = part.before
        elif value:
            wrapped = bool(part.inside) or _wraps(part.before + part.after)
            joint = (waiting or ("" if wrapped else part.before)) if pieces else ""
            opening, closing = (part.before, part.after) if wrapped else ("", "")
            pieces += [words(joint + opening)] if joint + opening else []
            pieces += [*value, words(closing)] if closing else value
            waiting = "" if wrapped else part.after
    return pieces


def _wraps(marks: str) -> bool:
    return any(mark in _BRACKETS for mark in marks)
