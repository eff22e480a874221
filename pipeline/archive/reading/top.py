"""The first lines of a post: date header and title. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.archive.reading.comments import unsigned
from pipeline.archive.reading.lines import Line
from pipeline.archive.reading.setting import same
from pipeline.archive.reading.title import LONGEST, day, without_mark
from pipeline.house import HouseFormat

_TITLE_PARTS = ("title", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """`day` is the post's own day, YYYY-MM-DD or ""; `title` has no update mark; `rest` is what stands below."""

    day: str
    title: str
    update: bool
    rest: tuple[Line, ...]


def top(
    lines: Sequence[Line],
    *,
    title: str,
    published: date | None,
    house: HouseFormat,
    signatures: Sequence[str],
    language: str,
) -> Top:
    """Return the top of a post.

    Args:
        lines: The whole post.
        title: The title as its container has it, "" = it stands in the post.
        published: The day as its container has it; a date header that the post shows goes before it.
        house: The one meant: its date pattern and its update mark.
        signatures: What a comment begins with, and no title does.
        language: The blog's, a BCP 47 tag.

    Raises:
        UsageError: no such language.
    """
    marked = {part: next((line.text for line in lines if line.part == part), "") for part in _TITLE_PARTS}
    rest = [line for line in lines if line.part not in _TITLE_PARTS]
    shown = day(marked["date"], house, language)
    if shown is None and rest and (shown := day(rest[0].text, house, language)):
        rest = rest[1:]
    given = title or marked["title"]
    if not given and rest and _may_be_title(rest[0], signatures):
        given, rest = rest[0].text, rest[1:]
    elif given and rest and not rest[0].linked and rest[0].text and _is_again(rest[0].text, given, house):
        rest = rest[1:]
    words, update = without_mark(given, house)
    found = shown or published
    return Top(day=found.isoformat() if found else "", title=words, update=update, rest=tuple(rest))


def _may_be_title(line: Line, signatures: Sequence[str]) -> bool:
    told = line.linked or line.quoted or line.part == "caption" or unsigned(line, signatures)
    return 0 < len(line.text) <= LONGEST and not told


def _is_again(text: str, title: str, house: HouseFormat) -> bool:
    return same(without_mark(text, house)[0], without_mark(title, house)[0])
