"""How a blogger cited before he had a format that is known, told by the links themselves. Pure.

    [HEADLINE] – OUTLET   [HEADLINE] | OUTLET   [HEADLINE], OUTLET   [HEADLINE] (OUTLET)   OUTLET: [HEADLINE]   ...

A link shows where a headline, or an outlet, begins and ends, so that one mark between it and a name is enough. But only
lines in a row that are written alike, and one of whose outlets is known, tell such a form: a sentence with a link in
it is none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.archive.reading.credits import Cited, best, is_name
from pipeline.archive.reading.lines import Line
from pipeline.house import HouseFormat, LinePattern, pattern
from pipeline.outlets import Registry

_WHO = "{authors, }{outlet}{/agency}{ kind}"
_BEHIND = (" – ", " — ", " - ", " | ", " · ", ", ", " via ", " : ", " / ", " ... ", " … ", "—")
_BEFORE = (": ", " – ", " — ", " - ", " | ", " -- ")
# Each with the mark that a line must hold to be written so.
_FORMS = (
    *((mark, pattern(f"{{headline}}{mark}{_WHO}")) for mark in _BEHIND),
    (" (", pattern(f"{{headline}} ({_WHO})")),
    (" [", pattern(f"{{headline}} [{_WHO}]")),
    *((mark, pattern(f"{_WHO}{mark}{{headline}}")) for mark in _BEFORE),
)
_LEAST = 2  # lines in a row
_LONGEST = 600  # characters of a line
_LOOKED_AT = 400  # lines
# A sign that no text begins with, such as an arrow or an emoji, is a bullet, too.
_SIGN = r"[^\w\s\x00-\x7f\"“”„‘’‚«»‹¿¡£¥€…—–]{1,4}"
_BULLET = re.compile(rf"\s*(?:[•·▪■►▸»›*-]|\d{{1,2}}[.)]|{_SIGN})\s+")


def told(lines: Sequence[Line], *, house: HouseFormat, registry: Registry) -> LinePattern | None:
    """Return the form that most lines in a row show, none where no two do.

    Args:
        lines: The post, without the lines that its own format reads.
        house: Its words for kinds.
        registry: The outlets that are known: one of them must be cited.
    """
    worded = [unbulleted(line) for line in lines[:_LOOKED_AT] if line.text]
    if sum(map(may_show, worded)) < _LEAST:
        return None
    rows = {form: _longest_row(worded, mark, form, house, registry) for mark, form in _FORMS}
    most = max(rows, key=lambda form: rows[form])
    return most if rows[most] >= _LEAST else None


def read(line: Line, form: LinePattern, *, house: HouseFormat, registry: Registry) -> Cited | None:
    """Return what a line says by such a form, none where its link is neither the headline nor the outlet.

    Args:
        line: The line.
        form: What `told` gave.
        house: Its words for kinds.
        registry: The outlets that are known.
    """
    if not may_show(line):
        return None
    words = line.linked[0][0]
    way = best(form, line.text, house=house, registry=registry, linked=(words,))
    if way is None or not (is_name(way.outlet) or way.known):
        return None
    is_shown = words in (way.headline, way.outlet) or (line.is_link and way.known)
    return way if is_shown else None


def may_show(line: Line) -> bool:
    """Say whether a line has one link, with which it begins or, but for a bracket, ends."""
    text = line.text
    if len(line.linked) != 1 or len(text) > _LONGEST:
        return False
    words = line.linked[0][0]
    return text.startswith(words) or text.rstrip(")]").endswith(words)


def unbulleted(line: Line) -> Line:
    """Return a line with a link without the bullet or number that was typed before it."""
    first = next((at for at, run in enumerate(line.runs) if run.text.strip()), None)
    if not line.linked or first is None or line.runs[first].url:
        return line
    run = line.runs[first]
    bullet = _BULLET.match(run.text)
    if bullet is None:
        return line
    return replace(line, runs=(replace(run, text=run.text[bullet.end() :]), *line.runs[first + 1 :]))


def _longest_row(lines: Sequence[Line], mark: str, form: LinePattern, house: HouseFormat, registry: Registry) -> int:
    """How many lines in a row show a form; 0 where none of them cites an outlet that is known."""
    longest = row = 0
    is_known = False
    for line in lines:
        way = read(line, form, house=house, registry=registry) if mark in line.text else None
        row, is_known = (row + 1, is_known or way.known) if way else (0, False)
        longest = max(longest, row if is_known else 0)
    return longest
