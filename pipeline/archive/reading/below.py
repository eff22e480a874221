"""The lower half of a post: the editor's comment, the lists, and pictures between and below them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.archive.reading import comments, listing
from pipeline.archive.reading.captions import has_credit
from pipeline.archive.reading.lines import Line
from pipeline.archive.reading.setting import Setting, same
from pipeline.news import Link, Section

_LONGEST_CAPTION = 40  # words, where nothing but its place tells a caption


@dataclass(slots=True, kw_only=True)
class Below:
    """What was found, gathered line by line. `between` stands above comment and lists, `under` below the lists."""

    between: list[Line] = field(default_factory=list)
    comment: list[Line] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    under: list[Line] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def below(lines: Sequence[Line], setting: Setting, *, is_note: bool, has_lead: bool) -> Below:
    """Return the lower half of a post.

    Args:
        lines: What stands below `Read more`, or without a lead below the title.
        setting: How the post is read.
        is_note: It is the editor's note, all of it his own words.
        has_lead: A lead stands above.
    """
    found = Below()
    signed = next((at for at, line in enumerate(lines) if comments.unsigned(line, setting.signatures)), len(lines))
    start = listing.starts(lines[:signed], setting)
    if start == signed < len(lines):  # the comment stands above the list
        start = signed + 1 + listing.starts(lines[signed + 1 :], setting)
    above = min(signed, start)
    told = (signed < start or _is_titled(lines[start:], setting)) and not is_note
    _between(lines[:above], found, setting, by_place=told, has_lead=has_lead)
    _comment(lines[above:start], found, setting)
    _lists(listing.rewrapped(lines[start:], setting), found, setting)
    return found


def _is_titled(lists: Sequence[Line], setting: Setting) -> bool:
    return bool(lists) and setting.is_title(lists[0].text)


def _between(lines: Sequence[Line], found: Below, setting: Setting, *, by_place: bool, has_lead: bool) -> None:
    """Captions and pictures, or the editor's words where he has not signed them."""
    by_place = by_place and setting.house.signature != ""
    for line in lines:
        placed = by_place and len(line.text.split()) <= _LONGEST_CAPTION and not found.comment
        credited = placed or has_credit(line.text, setting.house)
        if line.figure or line.part == "caption" or (credited and not line.linked):
            found.between.append(line)
        elif has_lead and by_place:
            found.unplaced.append(line.text)
        else:
            found.comment.append(line)


def _comment(lines: Sequence[Line], found: Below, setting: Setting) -> None:
    for at, line in enumerate(lines):
        said = comments.unsigned(line, setting.signatures) if not at else line
        if line.figure or line.part == "caption":
            found.between.append(line)
        elif said and said.text:
            found.comment.append(said)


def _lists(lines: Sequence[Line], found: Below, setting: Setting) -> None:
    heading, groups = "", list[list[Link]]()
    at = 0
    while at < len(lines):
        line = lines[at]
        link = None if _is_title_above(lines, at, setting) else listing.link(line, setting, headed=True)
        if link:
            if not groups or (line.gap and groups[-1]):
                groups.append([])
            groups[-1].append(link)
        elif comments.unsigned(line, setting.signatures):
            end = _comment_end(lines, at, setting)
            _comment(lines[at:end], found, setting)
            at = end - 1
        elif listing.is_heading(lines, at, setting) or _is_title_above(lines, at, setting):
            _add(found, heading, groups, setting)
            heading, groups = line.text, []
        elif line.figure or line.part == "caption" or (line.text and has_credit(line.text, setting.house)):
            found.under.append(line)
        else:
            found.unplaced.append(line.text)
        at += 1
    _add(found, heading, groups, setting)


def _is_title_above(lines: Sequence[Line], at: int, setting: Setting) -> bool:
    """The title again heads the list, whatever else it could be read as."""
    return at == 0 and (setting.is_title(lines[at].text) or same(lines[at].text, setting.heading))


def _comment_end(lines: Sequence[Line], start: int, setting: Setting) -> int:
    """Where a comment below the lists ends: with the next line that is a link for sure, or a heading of such."""
    for at in range(start + 1, len(lines)):
        if listing.is_sure(lines[at], setting) or setting.is_heading(lines[at].text):
            return at
    return len(lines)


def _add(found: Below, heading: str, groups: list[list[Link]], setting: Setting) -> None:
    if not groups:
        if heading:
            found.unplaced.append(heading)
        return
    # A blank line after every link is spacing; blocks of several links are sub-stories.
    alone = all(len(group) == 1 for group in groups)
    told = [[link for group in groups for link in group]] if alone else groups
    expected = setting.heading
    is_own = heading == expected or (setting.house.heading == "{title}" and setting.is_title(heading))
    found.sections.append(Section(heading=None if is_own else heading, groups=tuple(tuple(group) for group in told)))
