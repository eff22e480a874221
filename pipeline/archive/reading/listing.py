"""The list of a post: sections under their headings, groups told apart by blank lines, a link a line. Pure."""

from collections.abc import Sequence

from pipeline.archive.reading.captions import has_credit
from pipeline.archive.reading.credits import Cited, is_known, is_name
from pipeline.archive.reading.leads import LATE, likeliest
from pipeline.archive.reading.lines import LONGEST_LINE, Line, address_of, joined
from pipeline.archive.reading.setting import Setting
from pipeline.news import Link

_MOST_HEADING_WORDS = 12
_WRAPPED = "-- "  # the ` -- ` fell on the next line: 7 of 495 list lines


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that begin with `-- ` joined to the line before."""
    found: list[Line] = []
    for line in lines:
        if found and found[-1].text and line.text.startswith(_WRAPPED):
            found[-1] = joined(found[-1], line)
        else:
            found.append(line)
    return found


def link(line: Line, setting: Setting, *, headed: bool) -> Link | None:
    """Return the link that a line of a list is, none when it is none.

    Args:
        line: The line.
        setting: How the post is read.
        headed: It stands in a list, so that an outlet that nobody knows is one all the same.
    """
    text = line.text
    if not text or len(text) > LONGEST_LINE:
        return None
    way = _read(line, setting)
    if way and (way.sure or headed or (" -- " in text and is_name(way.outlet))):
        return _link(way, address_of(line, way.headline, way.own_text or ""))
    if headed and [words for words, _ in line.linked] == [text]:
        return Link(headline=text, url=line.linked[0][1], outlet="")
    return None


def is_sure(line: Line, setting: Setting) -> bool:
    """Say whether a line cites an outlet that is known, so that it is a link wherever it stands."""
    way = _read(line, setting) if line.text and len(line.text) <= LONGEST_LINE else None
    return bool(way and way.sure)


def starts(lines: Sequence[Line], setting: Setting) -> int:
    """Return the number of the line with which the lists begin, their heading or first link; else how many there are.

    Below words that are known as a heading all is list; else where from then on most lines are links.
    """
    links = [link(line, setting, headed=False) is not None for line in lines]
    for at, line in enumerate(lines):
        if line.text and (setting.is_title(line.text) or (setting.is_heading(line.text) and any(links[at + 1 :]))):
            return at
    left, left_worded = sum(links), sum(_counts(line, setting) for line in lines)
    for at, line in enumerate(lines):
        if links[at] and 2 * left >= left_worded and is_sure(line, setting):
            first = at
            while first and links[first - 1]:
                first -= 1
            return first - (first > 0 and is_heading(lines, first - 1, setting))
        left, left_worded = left - links[at], left_worded - _counts(line, setting)
    return len(lines)


def _counts(line: Line, setting: Setting) -> bool:
    """Say whether a line would be prose or link: it has words, and is no caption."""
    return bool(line.text) and line.part != "caption" and not has_credit(line.text, setting.house)


def is_heading(lines: Sequence[Line], at: int, setting: Setting) -> bool:
    """Say whether a line is the heading of the links that follow it: known words, bold ones, or few and no sentence."""
    line = lines[at]
    if not line.text or at + 1 >= len(lines) or link(lines[at + 1], setting, headed=True) is None:
        return False
    if setting.is_heading(line.text) or line.bold:
        return True
    return len(line.text.split()) <= _MOST_HEADING_WORDS and line.text[-1] not in '.!?,;…"”)'


def rewrapped(lines: Sequence[Line], setting: Setting) -> list[Line]:
    """Return the lines of a list, a link that was broken in the middle of its words made whole again."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and last.text and line.text and not line.gap and _belong(last, line, setting):
            found[-1] = joined(last, line)
        else:
            found.append(line)
    return found


def _belong(first: Line, second: Line, setting: Setting) -> bool:
    one, other = _read(first, setting), _read(second, setting)
    if one is None and other is not None:
        return second.text[0].islower() and not first.bold
    if one is not None and other is None and not one.sure:
        return is_known(f"{one.outlet} {second.text}", setting.registry)
    return False


def _read(line: Line, setting: Setting) -> Cited | None:
    return likeliest((setting.house.list_line, LATE), line, setting.house, setting.registry)


def _link(way: Cited, url: str | None) -> Link:
    return Link(
        headline=way.headline,
        url=url,
        outlet=way.outlet,
        agency=way.agency,
        authors=way.authors,
        kind=way.kind,
        own_text=way.own_text,
        note=way.note,
    )
