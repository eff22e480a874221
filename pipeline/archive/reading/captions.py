"""A picture's caption and the credit at its end, in the forms that 28 measured captions have. Pure."""

import re

from pipeline.archive.reading.credits import is_balanced
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
_LONGEST = 1_000  # characters


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


def _by_form(text: str) -> tuple[str, str]:
    for form in _FORMS:
        for start in _starts(text):
            found = form.fullmatch(text, start)
            if found and is_balanced(text[:start]):
                return text[:start].rstrip(" -–—"), found["credit"].strip()
    return text, ""


def _starts(text: str) -> list[int]:
    """Where a credit may begin: at the start, after a sentence, before a bracket."""
    return [0, *(found.end() for found in re.finditer(r"(?<=[.!?\"”’'])\s+|\s+(?=[(\[])|\s+[—–-]+\s+", text))]
