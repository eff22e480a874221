"""A line of a list as the link or links that it is. Pure."""

from dataclasses import replace
from itertools import groupby

from pipeline.archive.reading import links_shown
from pipeline.archive.reading.credits import Cited, best, is_name
from pipeline.archive.reading.dashes import retyped
from pipeline.archive.reading.leads import LATE, likeliest
from pipeline.archive.reading.lines import LONGEST_LINE, Line, Run, address_of
from pipeline.archive.reading.links_shown import unbulleted
from pipeline.archive.reading.setting import Setting
from pipeline.news import Link

_SEPARATORS = (",", ";", "|", "/")
_BETWEEN = " \n\t\xa0,;|/"


def link(line: Line, setting: Setting, *, headed: bool) -> Link | None:
    """Return the link that a line of a list is, none when it is none.

    Args:
        line: The line.
        setting: How the post is read.
        headed: It stands in a list, so that an outlet that nobody knows is one all the same.
    """
    line = unbulleted(line)
    text = line.text
    if not text or len(text) > LONGEST_LINE:
        return None
    way = read(line, setting) or (_typed(text, setting) if headed else None)
    if way and (way.sure or (headed and _may_be_outlet(way.outlet)) or (" -- " in text and is_name(way.outlet))):
        return _link(way, address_of(line, way.headline, way.own_text or ""))
    if headed and line.is_link:
        return Link(headline=text, url=line.linked[0][1], outlet="")
    return None


def links(line: Line, setting: Setting) -> tuple[Link, ...]:
    """Return the links that a line within a list is: one, none, or as many as are linked on it with their outlets."""
    parts = _parts(line)
    if len(parts) > 1 and all(is_shown(part, setting) for part in parts):
        return tuple(found for part in parts if (found := link(part, setting, headed=True)))
    one = link(line, setting, headed=True)
    return (one,) if one else ()


def is_sure(line: Line, setting: Setting) -> bool:
    """Say whether a line cites an outlet that is known, so that it is a link wherever it stands."""
    way = read(line, setting) if line.text and len(line.text) <= LONGEST_LINE else None
    return bool(way and way.sure)


def is_shown(line: Line, setting: Setting) -> bool:
    """Say whether a line is a linked headline, ` -- ` and an outlet."""
    way = best(LATE, retyped(line.text) or line.text, house=setting.house, registry=setting.registry)
    return bool(way and is_name(way.outlet) and way.headline in dict(line.linked))


def is_read(line: Line, setting: Setting) -> bool:
    """Say whether a line, as it stands, is by its format one whose headline is its link's words."""
    if not line.linked or len(line.text) > LONGEST_LINE:
        return False
    forms, bare = (setting.house.list_line, LATE), unbulleted(line)
    way = likeliest(forms, bare, setting.house, setting.registry, as_typed=False)
    return bool(way and way.headline in dict(line.linked))


def read(line: Line, setting: Setting) -> Cited | None:
    """Return what a line says, read as one of a list, none when it is no such line."""
    line, house, registry = unbulleted(line), setting.house, setting.registry
    way = likeliest((house.list_line, LATE), line, house, registry)
    if setting.shown is None or (way and way.headline in dict(line.linked)):
        return way
    return links_shown.read(line, setting.shown, house=house, registry=registry) or way


def _parts(line: Line) -> list[Line]:
    """A line cut before each link that a comma, semicolon, bar or slash sets apart from what is before it."""
    if len(line.linked) < 2 or len(line.text) > LONGEST_LINE:
        return [line]
    cut: list[list[Run]] = [[]]
    for url, group in groupby(line.runs, key=lambda run: run.url):
        runs = list(group)
        if url is None:
            runs = [Run(text="".join(run.text for run in runs))]
        elif cut[-1] and not cut[-1][-1].url and cut[-1][-1].text.rstrip()[-1:] in _SEPARATORS:
            cut[-1][-1] = Run(text=cut[-1][-1].text.rstrip(_BETWEEN))
            cut.append([])
        cut[-1] += runs
    return [replace(line, runs=tuple(runs), gap=line.gap and not at) for at, runs in enumerate(cut)]


def _typed(text: str, setting: Setting) -> Cited | None:
    typed = retyped(text)
    return best(LATE, typed, house=setting.house, registry=setting.registry) if typed else None


def _may_be_outlet(words: str) -> bool:
    return is_name(words) or (words.startswith("the ") and is_name(words[4:].capitalize()))


def _link(way: Cited, url: str | None) -> Link:
    return Link(
        headline=way.headline,
        url=url,
        outlet=way.outlet,
        agency=way.agency,
        authors=way.authors,
        kind=way.kind,
        own_text=way.own_text,
        note=way.note,
    )
