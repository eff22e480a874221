"""A row of a table that cites one link, as the line that it is: `HEADLINE | OUTLET`, in whichever order. Pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.archive.reading.lines import Line, Run

_BETWEEN = " | "
_NUMBER = re.compile(r"[\W\d]{1,4}")  # a cell that only counts: `1.`, `#2`, `•`


def as_line(lines: Sequence[Line], starts: Sequence[int]) -> list[Line]:
    """Return the lines of a row as one where a cell is linked and each holds one line; else as they are.

    Args:
        lines: The lines of the row.
        starts: With which of them each cell begins.
    """
    cells = [lines[start:end] for start, end in pairwise((*starts, len(lines))) if start < end]
    if len(cells) < 2 or not all(len(cell) == 1 and _is_words(cell[0]) for cell in cells):
        return list(lines)
    if sum(bool(cell[0].linked) for cell in cells) != 1:
        return list(lines)
    first = cells[0][0]
    return [Line(runs=tuple(_runs([cell[0] for cell in cells])), gap=first.gap, part=first.part, quoted=first.quoted)]


def _is_words(line: Line) -> bool:
    return bool(line.text) and line.figure is None and line.part in ("", "body")


def _runs(cells: Sequence[Line]) -> list[Run]:
    runs = list[Run]()
    for cell in cells:
        is_number = _NUMBER.fullmatch(cell.text) is not None
        runs += [Run(text=f"{cell.text} ")] if is_number else [*cell.runs, Run(text=_BETWEEN)]
    return runs[:-1]
