"""A picture's caption and the credit at its end, in the forms that 28 measured captions have. Pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.archive.reading.comments import has_pause, unsigned
from pipeline.archive.reading.credits import is_balanced
from pipeline.archive.reading.lines import Line
from pipeline.archive.reading.setting import Setting
from pipeline.archive.reading.split import readings
from pipeline.house import HouseFormat

_NAME = r"[^\W\d_][\w.'’-]*"
_AGENCY = r"(?:REUTERS|Reuters|AFP|AP|EPA|Getty(?: Images)?|Xinhua|Associated Press|[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})"
# Each form at the end of a caption; a caption without one of them has no credit.
_FORMS = (
    re.compile(r"\((?P<credit>[^()]*(?:\([^()]*\)[^()]*)*)\)"),
    re.compile(r"\[(?P<credit>[^\[\]]+)\]"),
    re.compile(r"(?P<credit>(?:U\.?S\.? )?(?:[A-Z][\w.]* ){0,3}photo(?:graph)? by .{2,80})", re.IGNORECASE),
    re.compile(r"(?P<credit>(?:Photo(?:graph)?|Credit|Image|Picture)s?(?: by| from|:)? [A-Z].{0,80})"),
    re.compile(rf"(?P<credit>REUTERS/{_NAME}(?: {_NAME}){{0,4}})"),
    re.compile(rf"(?P<credit>{_NAME}(?: {_NAME}){{0,3}} ?/ ?{_AGENCY}(?: [—–-] Getty Images)?)"),
    re.compile(r"(?P<credit>AFP|AP|EPA|REUTERS|Reuters|Getty Images|Xinhua|KCNA)"),
)
# Where a caption's sentence ends: a rank ("Spc. ") begins with a capital, "U.S. " has a full stop within.
_SENTENCE_END = re.compile(r"(?<![\w.])[^\W\d_A-Z][^\W\d_]{2,}[.!?] ")
_LONGEST = 1_000  # characters
_LONGEST_BY_PLACE = 40  # words, where nothing but its place tells a caption
_THANKS = re.compile(r"(?:hat ?tip|h/t)\b", re.IGNORECASE)


def caption(text: str, house: HouseFormat) -> tuple[str, str]:
    """Return a caption's words and its credit, "" where it has none; by the house's own line first."""
    if len(text) > _LONGEST:
        return text, ""
    for way in readings(house.caption_line, text, needs=frozenset({"credit"})):
        if is_balanced(way.get("caption", "")) and is_balanced(way["credit"]):
            return way.get("caption", ""), way["credit"]
    return _by_form(text)


def has_credit(text: str, house: HouseFormat) -> bool:
    """Say whether a line ends as a caption does."""
    return bool(caption(text, house)[1])


def behind_pictures(lines: Sequence[Line], setting: Setting) -> frozenset[int]:
    """Return the numbers of the captions among these lines: what the page marks as one, or is short behind a picture.

    A credit alone on the next line belongs to the caption, too.
    """
    found: set[int] = set()
    for at, (before, line) in enumerate(pairwise((Line(), *lines))):
        is_behind = before.figure is not None and before.figure.kind == "picture" and _may_be_caption(line, setting)
        is_credit = at - 1 in found and _is_credit(line, setting.house)
        if line.part == "caption" or is_behind or is_credit:
            found.add(at)
    return frozenset(found)


def _may_be_caption(line: Line, setting: Setting) -> bool:
    text = line.text
    short = 0 < len(text.split()) <= _LONGEST_BY_PLACE and not (line.is_link or has_pause(text) or text[-1] == ":")
    told = setting.is_heading(text) or unsigned(line, setting.signatures) is not None or _THANKS.match(text) is not None
    return short and not told and not (line.bold and not has_credit(text, setting.house))


def _is_credit(line: Line, house: HouseFormat) -> bool:
    words, credit = caption(line.text, house) if line.text and not line.is_link else ("", "")
    return bool(credit) and not words


def _by_form(text: str) -> tuple[str, str]:
    for form in _FORMS:
        for start in _starts(text):
            found = form.fullmatch(text, start)
            if found and is_balanced(text[:start]) and (text[start] in "([" or not _SENTENCE_END.search(found[0])):
                return text[:start].rstrip(" -–—"), found["credit"].strip()
    return text, ""


def _starts(text: str) -> list[int]:
    """Where a credit may begin: at the start, after a sentence, before a bracket."""
    return [0, *(found.end() for found in re.finditer(r"(?<=[.!?\"”’'])\s+|\s+(?=[(\[])|\s+[—–-]+\s+", text))]
