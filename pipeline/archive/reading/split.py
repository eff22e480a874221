"""A printed line taken apart by the pattern it was printed with: the inverse of `house.filled`. Pure.

What a line says is not always plain (a headline may hold ` -- `), so every way to read it is given, the likeliest
first: with the fewest fields, and the headline as long as its neighbours let it be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice, product

from pipeline.house import LinePattern, filled

# The ways to read one line that are looked at: a hostile line has thousands, a true one a dozen.
MOST_READINGS = 512
_MOST_BRACKETS = 6
_BRACKETS = frozenset("([")
_HEADLINE = "headline"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A pattern with only some of its fields there: what stands before, between and behind them."""

    fields: tuple[str, ...]
    marks: tuple[str, ...]
    opening: str
    closing: str


def readings(line: LinePattern, text: str, *, needs: frozenset[str]) -> Iterator[dict[str, str]]:
    """Yield what each field holds, for every way in which `line` prints this text; at most `MOST_READINGS`.

    Args:
        line: The pattern.
        text: The line, its white space folded.
        needs: The fields that must be there.
    """
    every = (
        dict(zip(form.fields, values, strict=True)) for form in _forms(line, needs) for values in _read(form, text)
    )
    return islice(every, MOST_READINGS)


def _read(form: _Form, text: str) -> Iterator[tuple[str, ...]]:
    if any(mark not in text for mark in form.marks):
        return
    if text.startswith(form.opening) and text.endswith(form.closing):
        inner = text[len(form.opening) : len(text) - len(form.closing)]
        yield from _cut(inner, form.fields, form.marks)


def _cut(text: str, fields: tuple[str, ...], marks: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if not marks:
        if text and text == text.strip():
            yield (text,)
        return
    number = _first_cut(fields)
    rightmost = _HEADLINE not in fields or fields[number] == _HEADLINE
    for at in _places(text, marks[number], rightmost=rightmost):
        before = _cut(text[:at], fields[: number + 1], marks[:number])
        after = tuple(_cut(text[at + len(marks[number]) :], fields[number + 1 :], marks[number + 1 :]))
        for first, second in product(before, after):
            yield first + second


def _first_cut(fields: tuple[str, ...]) -> int:
    """The mark to cut at first: the one behind the headline, else the one before it, else the last."""
    if _HEADLINE not in fields:
        return len(fields) - 2
    at = fields.index(_HEADLINE)
    return at if at < len(fields) - 1 else at - 1


def _places(text: str, mark: str, *, rightmost: bool) -> tuple[int, ...]:
    """Where a mark may be meant: first the outermost on its side, then the other; of a bracket every one."""
    last, first = text.rfind(mark), text.find(mark)
    if last < 0:
        return ()
    between = _each(text, mark, first, last) if _BRACKETS & set(mark) else ()
    return tuple(dict.fromkeys((last, *between, first) if rightmost else (first, *between, last)))


def _each(text: str, mark: str, first: int, last: int) -> Iterator[int]:
    at = last
    for _ in range(_MOST_BRACKETS):
        at = text.rfind(mark, first, at)
        if at < 0:
            return
        yield at


@lru_cache(maxsize=64)
def _forms(line: LinePattern, needs: frozenset[str]) -> tuple[_Form, ...]:
    names = line.fields
    subsets = (subset for size in range(1, len(names) + 1) for subset in combinations(names, size))
    return tuple(_form(line, subset) for subset in subsets if needs <= set(subset))


def _form(line: LinePattern, fields: tuple[str, ...]) -> _Form:
    marks, at = [""], 0
    for piece in filled(line, {name: [f"\0{name}"] for name in fields}, str):
        if at < len(fields) and piece == f"\0{fields[at]}":
            marks.append("")
            at += 1
        else:
            marks[-1] += piece
    return _Form(fields=fields, marks=tuple(marks[1:-1]), opening=marks[0], closing=marks[-1])
