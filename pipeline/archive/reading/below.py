"""The lower half of a post: the editor's comment, the lists, and pictures between and below them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.archive.reading import comments, list_line, listing
from pipeline.archive.reading.captions import behind_pictures, has_credit
from pipeline.archive.reading.lines import Line
from pipeline.archive.reading.setting import Setting, same
from pipeline.news import Link, Section


@dataclass(slots=True, kw_only=True)
class Below:
    """What was found, gathered line by line. `between` stands above comment and lists, `under` below the lists."""

    between: list[Line] = field(default_factory=list)
    comment: list[Line] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    under: list[Line] = field(default_factory=list)
    unplaced: list[Line] = field(default_factory=list)


def below(lines: Sequence[Line], setting: Setting, *, is_note: bool, has_lead: bool) -> Below:
    """Return the lower half of a post.

    Args:
        lines: What stands below `Read more`, or without a lead below the title.
        setting: How the post is read.
        is_note: It is the editor's note, all of it his own words.
        has_lead: A lead stands above.
    """
    found = Below()
    signed = comments.signed_at(lines, setting.signatures)
    start = listing.starts(lines[:signed], setting)
    if start == signed < len(lines):  # the comment stands above the list
        start = signed + 1 + listing.starts_below_comment(lines[signed + 1 :], setting)
    above = min(signed, start)
    _between(lines[:above], found, setting, is_signed=has_lead and signed < len(lines) and not is_note)
    _comment(lines[above:start], found, setting)
    _lists(listing.rewrapped(lines[start:], setting), found, setting)
    return found


def _between(lines: Sequence[Line], found: Below, setting: Setting, *, is_signed: bool) -> None:
    """Captions and pictures, or the editor's words where he has not signed them: `is_signed` tells that he has."""
    by_place = behind_pictures(lines, setting)
    for at, line in enumerate(lines):
        if line.figure or at in by_place or _is_caption(line, setting):
            found.between.append(line)
        elif is_signed:
            found.unplaced.append(line)
        else:
            found.comment.append(line)


def _is_caption(line: Line, setting: Setting) -> bool:
    """Say whether a line of a text, which shows no pictures, is a caption by its credit."""
    told = setting.shows_pictures or line.linked or comments.has_pause(line.text)
    return bool(line.text) and not told and has_credit(line.text, setting.house)


def _comment(lines: Sequence[Line], found: Below, setting: Setting) -> None:
    for at, line in enumerate(lines):
        said = comments.unsigned(line, setting.signatures) if not at else line
        if line.figure or line.part == "caption":
            found.between.append(line)
        elif said and said.text:
            found.comment.append(said)


def _lists(lines: Sequence[Line], found: Below, setting: Setting) -> None:
    heading, groups = Line(), list[list[Link]]()
    by_place = behind_pictures(lines, setting)
    at = 0
    while at < len(lines):
        line = lines[at]
        if comments.unsigned(line, setting.signatures):
            end = _comment_end(lines, at, setting)
            _comment(lines[at:end], found, setting)
            at = end
            continue
        is_title = _is_title_above(lines, at, setting)
        links = () if is_title else list_line.links(line, setting)
        if links:
            if not groups or (line.gap and groups[-1]):
                groups.append([])
            groups[-1] += links
        elif is_title or listing.is_heading(lines, at, setting):
            _add(found, heading, groups, setting)
            heading, groups = line, []
        elif line.figure or at in by_place or _is_caption(line, setting):
            found.under.append(line)
        else:
            found.unplaced.append(line)
        at += 1
    _add(found, heading, groups, setting)


def _is_title_above(lines: Sequence[Line], at: int, setting: Setting) -> bool:
    """The title again heads the list, whatever else it could be read as."""
    return at == 0 and (setting.is_title(lines[at].text) or same(lines[at].text, setting.heading))


def _comment_end(lines: Sequence[Line], start: int, setting: Setting) -> int:
    """Where a comment below the lists ends: with a heading or links below it, if it does not stand last."""
    at = start + 1
    while at < len(lines):
        # From one signature to the next, so that many of them cost no more than one.
        signed = comments.signed_at(lines, setting.signatures, begin=at)
        end = at + listing.starts_below_comment(lines[at:signed], setting)
        if end < signed:
            return end
        at = signed + 1
    return len(lines)


def _add(found: Below, heading: Line, groups: list[list[Link]], setting: Setting) -> None:
    if not groups:
        # What the house itself prints over a list may stand over a heading within it.
        if heading.text and not same(heading.text, setting.heading):
            found.unplaced.append(heading)
        return
    # A blank line after every link is spacing; blocks of several links are sub-stories.
    alone = all(len(group) == 1 for group in groups)
    told = [[link for group in groups for link in group]] if alone else groups
    expected = setting.heading
    text = heading.text
    is_own = text == expected or (setting.house.heading == "{title}" and setting.is_title(text))
    found.sections.append(Section(heading=None if is_own else text, groups=tuple(tuple(group) for group in told)))
