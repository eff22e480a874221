"""The upper half of a post: pictures, lead and excerpt, down to `Read more`. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.archive.reading import comments, leads, listing
from pipeline.archive.reading.captions import behind_pictures, has_credit
from pipeline.archive.reading.lines import Line, plain
from pipeline.archive.reading.setting import Setting, same
from pipeline.news import Lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """`lead` none: the post has none, and all of it is in `rest`. `kind` is the lead's: news, opinion, editorial.

    `shown` are the pictures, players and captions at the top, `said` the editor's words above the lead, `unplaced` what
    else stands there.
    """

    lead: Lead | None = None
    kind: str = "news"
    shown: tuple[Line, ...] = ()
    said: tuple[Line, ...] = ()
    unplaced: tuple[Line, ...] = ()
    rest: tuple[Line, ...] = ()


def above(lines: Sequence[Line], setting: Setting) -> Above:
    """Return the upper half of a post from the lines below its title."""
    more = next((at for at, line in enumerate(lines) if setting.is_read_more(line.text)), None)
    if more is not None:
        return _made(lines[:more], lines[more + 1 :], setting, more=lines[more])
    signed = comments.signed_at(lines, setting.signatures)
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
    captions, notes, paragraphs = _apart(after, setting)
    if paragraphs and same(paragraphs[0], headline):
        paragraphs = paragraphs[1:]  # the headline stands twice, as in a post of 2015
    said, shown, unplaced = _told(before, setting)
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
        said=(*said, *notes),
        unplaced=(*unplaced, *((plain(found.cited.note),) if found.cited.note else ())),  # a lead has no note
        rest=tuple(rest),
    )


def _apart(after: Sequence[Line], setting: Setting) -> tuple[list[Line], list[Line], list[str]]:
    """What stands below the lead: pictures and captions, what the editor signed, and the paragraphs of the outlet."""
    by_place = behind_pictures(after, setting)
    shown, said, paragraphs = list[Line](), list[Line](), list[str]()
    for at, line in enumerate(after):
        is_caption = line.part == "caption" or (at in by_place and has_credit(line.text, setting.house))
        if line.figure or is_caption:
            shown.append(line)
        elif signed := comments.unsigned(line, setting.signatures):
            said.append(signed)
        elif line.text:
            paragraphs.append(line.text)
    return shown, said, paragraphs


def _told(before: Sequence[Line], setting: Setting) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """What stands above the lead: the editor's words from his signature on, pictures and captions, and what is neither.

    In a house that has the comment there all words are his that are no captions.
    """
    order = setting.house.order
    is_his = order.index("comment") < order.index("lead") if {"comment", "lead"} <= set(order) else False
    by_place = behind_pictures(before, setting)
    said, shown, unplaced = list[Line](), list[Line](), list[Line]()
    for at, line in enumerate(before):
        signed = comments.unsigned(line, setting.signatures)
        is_his = is_his or signed is not None
        if line.figure or at in by_place:
            shown.append(line)
        elif signed or (is_his and not has_credit(line.text, setting.house)):
            said.append(signed or line)
        elif is_his or _is_caption(line, setting):
            shown.append(line)
        else:
            unplaced.append(line)
    return tuple(said), tuple(shown), tuple(unplaced)


def _is_caption(line: Line, setting: Setting) -> bool:
    """Say whether a line is the caption of a picture that is not shown: by its credit, in a text by its place alone."""
    return not line.is_link and (not setting.shows_pictures or has_credit(line.text, setting.house))
