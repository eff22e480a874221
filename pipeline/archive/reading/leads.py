"""The lead of a post, in the forms of its three eras. Pure.

From OUTLET:                          2008: the outlet alone, the post's title is the headline
HEADLINE -- [Author, ]OUTLET[/AGENCY] to 2013
[Author, ]OUTLET[/AGENCY]: HEADLINE   since 2014
HEADLINE                              the outlet is not shown
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.archive.reading import links_shown
from pipeline.archive.reading.captions import has_credit
from pipeline.archive.reading.credits import Cited, alone, best, is_name, may_be_name
from pipeline.archive.reading.dashes import retyped
from pipeline.archive.reading.lines import LONGEST_LINE, Line, address_of
from pipeline.archive.reading.setting import Setting, same
from pipeline.house import HouseFormat, LinePattern, pattern
from pipeline.outlets import Registry

LATE = pattern("{headline} -- {authors, }{outlet}{/agency}{ kind}")
EARLY = pattern("{authors, }{outlet}{/agency}{ kind}: {headline}")
_FROM = re.compile(r"From (?P<outlet>.{1,120}):", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d_]{4}\.[\"”’']?$")
_MOST_LINES = 60  # a lead stands near the top
_LONGEST_HEADLINE = 300  # characters; the longest of 61 posts has 106


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The lead line: `at` is its number (-1 = it has no line of its own), `cited` what it says."""

    at: int
    cited: Cited
    url: str | None


def cited(line: Line, house: HouseFormat, registry: Registry) -> Cited | None:
    """Return what a line says, read as a lead line, none when it is no such line."""
    text = line.text
    if len(text) > LONGEST_LINE or line.figure:
        return None
    # With a dash `Tugs wait -- AP` is a caption and its credit, but in a house whose leads are written so.
    is_caption = not line.linked and has_credit(line.text, house) and house.lead_line.fields[0] != "headline"
    return likeliest((house.lead_line, EARLY, LATE), line, house, registry, as_typed=not is_caption)


def likeliest(
    forms: Sequence[LinePattern], line: Line, house: HouseFormat, registry: Registry, *, as_typed: bool = True
) -> Cited | None:
    """Return the first of `forms` by which the line cites a known outlet, else the best of all, none when none fits.

    Where that is not sure, the line is read `as_typed`, before a program printed its ` -- ` as a dash.
    """
    chosen = _likeliest(forms, line.text, line, house, registry)
    if (chosen and chosen.sure) or not as_typed or not (typed := retyped(line.text)):
        return chosen
    other = _likeliest(forms, typed, line, house, registry)
    return other if other and (other.known or (other.sure and is_name(other.outlet))) else chosen


def _likeliest(
    forms: Sequence[LinePattern], text: str, line: Line, house: HouseFormat, registry: Registry
) -> Cited | None:
    linked = [words for words, _ in line.linked]
    chosen: Cited | None = None
    for form in dict.fromkeys(forms):
        way = best(form, text, house=house, registry=registry, linked=linked)
        if way and (chosen is None or way.weight > chosen.weight or (way.known and not chosen.sure)):
            chosen = way
        if chosen and chosen.known:
            return chosen
    return chosen


def opening(lines: Sequence[Line], setting: Setting, *, has_more: bool) -> Opening | None:
    """Return the lead of a post.

    Args:
        lines: What stands between the title and `Read more`, or where there is none the whole body.
        setting: How the post is read.
        has_more: `Read more` was found, so that there is a lead.
    """
    for found in (_sure(lines, setting, has_more=has_more), _by_title(lines, setting)):
        if found and (has_more or _is_lead(lines, found, setting)):
            return found
    return _unnamed(lines, setting) if has_more else None


def _sure(lines: Sequence[Line], setting: Setting, *, has_more: bool) -> Opening | None:
    found: Opening | None = None
    for at, line in enumerate(lines[:_MOST_LINES]):
        if line.part == "caption" or line.quoted:
            continue
        if (old := _from(line, setting)) is not None:
            return Opening(at=at, cited=old, url=address_of(line))
        way = cited(line, setting.house, setting.registry)
        if way and way.sure:
            this = Opening(at=at, cited=way, url=address_of(line, way.headline))
            if _is_listed(line, way, setting):
                continue
            is_prose = at > 0 and not line.linked and _is_sentence(way.headline)
            if is_prose or (not way.known and not may_be_name(way.outlet)):
                continue
            # Above `Read more` there is no list, so that a line that is the title again is no line of one.
            if has_more and same(way.headline, setting.title):
                return this
            # A colon proves nothing: a linked headline of a known outlet goes before that of a name nobody knows.
            if found is None or (not found.cited.known and way.known and way.headline in dict(line.linked)):
                found = this
    return found


def _is_listed(line: Line, way: Cited, setting: Setting) -> bool:
    """Say whether a line is one of the post's links, which a mark within its headline makes look like a lead.

    What the links' form reads the same way is no misreading: where it stands tells whether it leads.
    """
    if setting.shown is None or way.headline in dict(line.linked):
        return False
    shown = links_shown.read(line, setting.shown, house=setting.house, registry=setting.registry)
    return shown is not None and (shown.headline, shown.outlet) != (way.headline, way.outlet)


def _from(line: Line, setting: Setting) -> Cited | None:
    if (match := _FROM.fullmatch(line.text)) and (
        way := alone(match["outlet"], house=setting.house, registry=setting.registry)
    ):
        return way if way.sure or is_name(way.outlet) else None
    return None


def _by_title(lines: Sequence[Line], setting: Setting) -> Opening | None:
    """The line whose headline is the title, or that looks as leads did to 2013, its outlet not known."""
    late: Opening | None = None
    for at, line in enumerate(lines[:_MOST_LINES]):
        for form in (setting.house.lead_line, EARLY, LATE) if len(line.text) <= LONGEST_LINE and line.runs else ():
            way = best(form, line.text, house=setting.house, registry=setting.registry)
            if way is None or not is_name(way.outlet) or _is_listed(line, way, setting):
                continue
            this = Opening(at=at, cited=way, url=address_of(line, way.headline))
            if same(way.headline, setting.title):
                return this
            if form == LATE and late is None and not line.quoted and len(way.headline) <= _LONGEST_HEADLINE:
                late = this
    return late


def _unnamed(lines: Sequence[Line], setting: Setting) -> Opening | None:
    """The headline of an outlet that is not shown: a line that is linked as a whole, the title, or no caption."""
    worded = [(at, line) for at, line in enumerate(lines[:_MOST_LINES]) if line.text and not line.quoted]
    for chosen in (
        lambda line: line.is_link,
        lambda line: same(line.text, setting.title),
        lambda line: _is_headline(line, setting),
    ):
        for at, line in worded:
            if chosen(line):
                return Opening(at=at, cited=_without_outlet(line.text), url=address_of(line, line.text))
    return Opening(at=-1, cited=_without_outlet(setting.title), url=None)


def _is_headline(line: Line, setting: Setting) -> bool:
    text = line.text
    short = len(text) <= _LONGEST_HEADLINE and text[-1] not in '.”"' and line.part != "caption"
    return short and not has_credit(text, setting.house)


def _is_lead(lines: Sequence[Line], found: Opening, setting: Setting) -> bool:
    """Say whether the line is no line of a list, where no `Read more` proves it: no heading above, prose below."""
    if any(setting.is_heading(line.text) for line in lines[: found.at]):
        return False
    following = next((line for line in lines[found.at + 1 :] if line.text), None)
    if following is None:
        alone = all(line.figure or has_credit(line.text, setting.house) for line in lines[: found.at])
        is_form = found.cited.known and not _may_be_listed(lines[found.at], setting)
        return alone and (is_form or same(found.cited.headline, setting.title))
    return following.quoted or _is_prose(following, setting)


def _may_be_listed(line: Line, setting: Setting) -> bool:
    """Say whether the line is also written as the house writes those of its list."""
    way = likeliest((setting.house.list_line,), line, setting.house, setting.registry)
    return bool(way and way.sure)


def _is_prose(line: Line, setting: Setting) -> bool:
    house = setting.house
    way = likeliest((house.list_line, house.lead_line, EARLY, LATE), line, house, setting.registry)
    cites = bool(way and way.sure and not (_is_sentence(way.headline) and not line.linked))
    if cites or setting.is_heading(line.text) or line.bold or has_credit(line.text, house):
        return False
    return len(line.text.split()) >= 8 or line.text[-1] in '.!?”"'


def _is_sentence(text: str) -> bool:
    """Words end as a sentence does, and a headline does not (`... in the U.S.`)."""
    return _SENTENCE.search(text) is not None


def _without_outlet(headline: str) -> Cited:
    return Cited(
        headline=headline,
        outlet="",
        agency=None,
        authors=(),
        kind="news",
        own_text=None,
        note=None,
        known=False,
        sure=False,
        weight=0.0,
    )
