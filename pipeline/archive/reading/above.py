"""The upper half of a post: pictures, lead and excerpt, down to `Read more`. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.archive.reading import comments, leads, listing
from pipeline.archive.reading.captions import has_credit
from pipeline.archive.reading.lines import Line
from pipeline.archive.reading.setting import Setting, same
from pipeline.news import Lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """`lead` none: the post has none, and all of it is in `rest`. `kind` is the lead's: news, opinion, editorial.

    `shown` are the pictures, players and captions at the top, `said` the editor's words above the lead.
    """

    lead: Lead | None = None
    kind: str = "news"
    shown: tuple[Line, ...] = ()
    said: tuple[Line, ...] = ()
    rest: tuple[Line, ...] = ()


def above(lines: Sequence[Line], setting: Setting) -> Above:
    """Return the upper half of a post from the lines below its title."""
    more = next((at for at, line in enumerate(lines) if setting.is_read_more(line.text)), None)
    if more is not None:
        return _made(lines[:more], lines[more + 1 :], setting, more=lines[more])
    signed = next((at for at, line in enumerate(lines) if comments.unsigned(line, setting.signatures)), len(lines))
    found = leads.opening(lines[:signed], setting, has_more=False)
    if found is None:
        return Above(rest=tuple(lines))
    end = found.at + 1 + listing.starts(lines[found.at + 1 : signed], setting)
    return _made(lines[:end], lines[end:], setting, more=None)


def _made(region: Sequence[Line], rest: Sequence[Line], setting: Setting, *, more: Line | None) -> Above:
    found = leads.opening(region, setting, has_more=True)
    if found is None:
        return Above(rest=(*region, *rest))
    before, after = region[: max(found.at, 0)], region[found.at + 1 :]
    headline = found.cited.headline or setting.title
    captions = [line for line in after if line.part == "caption" or line.figure]
    paragraphs = [line.text for line in after if line not in captions and line.text]
    if paragraphs and same(paragraphs[0], headline):
        paragraphs = paragraphs[1:]  # the headline stands twice, as in a post of 2015
    said, shown = _said(before, setting)
    return Above(
        lead=Lead(
            headline=headline,
            url=found.url or (more.linked[0][1] if more and more.linked else None),
            outlet=found.cited.outlet,
            agency=found.cited.agency,
            authors=found.cited.authors,
            excerpt=tuple(paragraphs),
        ),
        kind=found.cited.kind,
        shown=(*shown, *captions),
        said=said,
        rest=tuple(rest),
    )


def _said(before: Sequence[Line], setting: Setting) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What stands above the lead: the editor's words in a house that has them there, else pictures and captions."""
    order = setting.house.order
    first = order.index("comment") < order.index("lead") if {"comment", "lead"} <= set(order) else False
    if not first:
        return (), tuple(before)
    words = [
        line for line in before if line.text and line.part != "caption" and not has_credit(line.text, setting.house)
    ]
    return tuple(words), tuple(line for line in before if line not in words)
