"""The lists of a post: with which line they begin, what heads them, and links broken in two. Pure."""

from collections.abc import Callable, Sequence

from pipeline.archive.reading import comments
from pipeline.archive.reading.captions import has_credit
from pipeline.archive.reading.credits import is_known, is_name
from pipeline.archive.reading.lines import Line, joined
from pipeline.archive.reading.list_line import is_shown, is_sure, link, read
from pipeline.archive.reading.setting import Setting

_MOST_HEADING_WORDS = 12
_DASHED = ("— ", "– ")
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


def starts(lines: Sequence[Line], setting: Setting) -> int:
    """Return the number of the line with which the lists begin, their heading or first link; else how many there are.

    Below words that are known as a heading all is list; else where from then on most lines are links.
    """
    return _starts(lines, setting, lambda first, last: True)


def starts_below_comment(lines: Sequence[Line], setting: Setting) -> int:
    """Return the same for what stands below the editor's comment, who may end a paragraph on `-- Reuters`.

    Without a heading two links begin a list, or one that is linked; where the comment stands last, two that are linked.
    """
    is_last = setting.house.order[-1] == "comment"

    def enough(first: int, last: int) -> bool:
        run = lines[first:last]
        if is_last:
            return len(run) > 1 and all(is_shown(line, setting) for line in run)
        return len(run) > 1 or bool(run[0].linked) or (first > 0 and is_heading(lines, first - 1, setting))

    return _starts(lines, setting, enough)


def _starts(lines: Sequence[Line], setting: Setting, enough: Callable[[int, int], bool]) -> int:
    """As `starts` says; `enough` tells whether links from one line to before another begin a list without a heading."""
    links = [link(line, setting, headed=False) is not None for line in lines]
    counts = [_counts(line, setting) for line in lines]
    left = sum(links)
    for at, line in enumerate(lines):
        left -= links[at]
        if line.text and (setting.is_title(line.text) or (left and not links[at] and setting.is_heading(line.text))):
            return at
    tried = 0
    left, left_worded = sum(links), sum(counts)
    for at, line in enumerate(lines):
        if links[at] and at >= tried and 2 * left >= left_worded and is_sure(line, setting):
            first, last = _run(lines, links, at, setting)
            if enough(first, last):
                return first - (first > 0 and is_heading(lines, first - 1, setting))
            tried = last
        left, left_worded = left - links[at], left_worded - counts[at]
    return len(lines)


def _run(lines: Sequence[Line], links: Sequence[bool], at: int, setting: Setting) -> tuple[int, int]:
    """The first of the links in a row, and the line behind their last; in a block of lines an outlet may be unknown."""
    first, last = at, at + 1
    while first and (links[first - 1] or (not lines[first].gap and link(lines[first - 1], setting, headed=True))):
        first -= 1
    while last < len(links) and links[last]:
        last += 1
    return first, last


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
    if comments.unsigned(second, setting.signatures) or first.part == "caption":
        return False
    one, other = read(first, setting), read(second, setting)
    if one is None and second.text.startswith(_DASHED):
        return is_name(second.text[2:])
    if one is None and other is not None:
        return second.text[0].islower() and not first.bold
    if one is not None and other is None and not one.sure:
        return is_known(f"{one.outlet} {second.text}", setting.registry)
    return False
