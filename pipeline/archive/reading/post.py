"""A post's lines to its parts, from above: date, title, lead and excerpt, comment, lists, and what is below them. Pure.

Nothing is dropped in silence: a line is a part of the post, furniture of the page (furniture.py), or unplaced.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.archive.reading import furniture, grammar, kinds, links_shown, list_line, readers, title
from pipeline.archive.reading.above import Above, above
from pipeline.archive.reading.below import Below, below
from pipeline.archive.reading.comments import signatures
from pipeline.archive.reading.lines import Line
from pipeline.archive.reading.listing import unwrapped
from pipeline.archive.reading.lost_links import lost_links
from pipeline.archive.reading.markdown import paragraph, paragraphs, told
from pipeline.archive.reading.media import media
from pipeline.archive.reading.page_parts import LABELS, labels_of
from pipeline.archive.reading.proposed import proposed
from pipeline.archive.reading.setting import Setting
from pipeline.archive.reading.top import Top, top
from pipeline.archive.values import ReadPost
from pipeline.house import HouseFormat, notices
from pipeline.news import Media, Notice, Roundup
from pipeline.outlets import Registry

# A post of two hundred links has 800 lines; what is beyond is kept, unread.
_MOST_LINES = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a post is read with, beside its lines.

    Args:
        houses: The formats that it may be written in; `house` alone = it is meant, whatever the grammar shows.
        house: The one meant where the post does not tell.
        registry: The outlets that are known.
        signature: What stands before the editor's comment today; older ones are known.
        language: The blog's, a BCP 47 tag.
        title: The title as the container has it (a feed, an export), "" = it stands in the post.
        published: The day in the blog's own zone as the container has it; a date header of the post goes before it.
    """

    houses: Sequence[HouseFormat]
    house: HouseFormat
    registry: Registry
    signature: str
    language: str
    title: str = ""
    published: date | None = None


def post(lines: Sequence[Line], given: Given, *, shows_pictures: bool) -> ReadPost:
    """Return the post that these lines are; text has no pictures to show.

    Raises:
        UsageError: no such language.
    """
    beyond = [line for line in lines[_MOST_LINES:] if line.text]
    own, reader_lines = _apart([line for line in lines[:_MOST_LINES] if line.part != LABELS])
    head, read_by = _headed(own, given, shows_pictures=shows_pictures)
    words, labels = furniture.without(head.rest)
    body, dated = _without_notices(unwrapped(words), read_by, head.day)
    upper = above(body, read_by)
    titled = title.kind(head.title)
    lower = below(upper.rest, read_by, is_note=titled == "note", has_lead=upper.lead is not None)
    said, strangers = readers.read(reader_lines)
    figures, frames = _media(upper, lower, read_by)
    roundup = Roundup(
        kind=kinds.kind(titled, upper, lower, has_figures=any(line.figure for line in own)),
        format=read_by.house.name,
        date=head.day,
        title=head.title,
        update=head.update,
        labels=tuple(dict.fromkeys((*labels_of(lines), *labels))),
        media=figures,
        lead=upper.lead,
        comment=paragraphs((*upper.said, *lower.comment)),
        sections=tuple(lower.sections),
        notices=dated,
        reader_comments=said,
    )
    left = [told(line) for line in (*upper.unplaced, *lower.unplaced, *strangers, *beyond)]
    unplaced = (*frames, *left, *lost_links(words, roundup, left))
    return ReadPost(roundup=roundup, unplaced=unplaced, proposed=proposed(roundup, given.registry))


def _headed(lines: Sequence[Line], given: Given, *, shows_pictures: bool) -> tuple[Top, Setting]:
    """The top of the post, and with its grammar told, how the rest is read."""
    language, registry = given.language, given.registry
    signed = signatures(given.signature, (given.house, *given.houses))
    head = top(
        lines,
        title=given.title,
        published=given.published,
        house=given.house,
        signatures=signed,
        language=language,
    )
    rest = unwrapped(head.rest)
    house = grammar.told(rest, head.title, house=given.house, houses=given.houses, registry=registry, language=language)
    setting = Setting(
        house=house,
        registry=registry,
        signatures=signed,
        language=language,
        title=head.title,
        update=head.update,
        shows_pictures=shows_pictures,
    )
    other = [line for line in rest if not (links_shown.may_show(line) and list_line.is_read(line, setting))]
    return head, replace(setting, shown=links_shown.told(other, house=house, registry=registry))


def _apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The post, and the comments of readers below it."""
    for at, line in enumerate(lines):
        if at and (readers.opens(line.text) or line.part.startswith("reader")):
            return list(lines[:at]), [one for one in lines[at:] if one.text and not readers.opens(one.text)]
    return list(lines), []


def _without_notices(lines: Sequence[Line], read_by: Setting, day: str) -> tuple[list[Line], tuple[Notice, ...]]:
    """The dated lines below all else, in order."""
    left, found = list(lines), list[Notice]()
    house = read_by.house
    while left and not left[-1].figure:
        notice = notices.read(
            paragraph(left[-1].runs),
            house.notice_lines,
            language=read_by.language,
            otherwise=day,
        )
        if notice is None:
            break
        found.insert(0, notice)
        left.pop()
    return left, tuple(found)


def _media(upper: Above, lower: Below, read_by: Setting) -> tuple[tuple[Media, ...], tuple[str, ...]]:
    between = "middle" if upper.lead else "top"
    places = ((upper.shown, "top"), (lower.between, between), (lower.under, "end"))
    found = [media(lines, place, read_by.house) for lines, place in places]
    return tuple(one for shown, _ in found for one in shown), tuple(frame for _, frames in found for frame in frames)
