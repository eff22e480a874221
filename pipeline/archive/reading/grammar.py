"""Which house format a post was written in, told from its title, lead, heading and signature. Pure."""

import re
from collections.abc import Sequence

from pipeline.archive.reading.dashes import retyped
from pipeline.archive.reading.leads import likeliest
from pipeline.archive.reading.lines import LONGEST_LINE, Line
from pipeline.archive.reading.setting import is_read_more, same
from pipeline.archive.reading.title import LONGEST, kind, without_mark
from pipeline.house import HouseFormat, LinePattern, titling
from pipeline.outlets import Registry

_NEAR_TOP = 12  # lines within which a lead stands
_IN_LIST = 200  # lines within which a list shows


def told(
    lines: Sequence[Line],
    title: str,
    *,
    house: HouseFormat,
    houses: Sequence[HouseFormat],
    registry: Registry,
    language: str,
) -> HouseFormat:
    """Return the format of `houses` whose grammar the post shows most of; the one meant where none stands out.

    Args:
        lines: The post below its title.
        title: The title.
        house: The one that is meant.
        houses: Those there are.
        registry: The outlets that are known: only they prove a lead line.
        language: The blog's, a BCP 47 tag.
    """
    again = _again(lines, title, houses, registry)
    weights = {one.name: _weight(one, lines, title, again, registry, language) for one in houses}
    most = max(weights.values(), default=0)
    if weights.get(house.name, 0) == most:
        return house
    return next((one for one in houses if weights[one.name] == most), house)


def _weight(
    house: HouseFormat, lines: Sequence[Line], title: str, again: int | None, registry: Registry, language: str
) -> int:
    titles = _shape(house.title_pattern, house, language) if "{date}" in house.title_pattern else None
    heading = _shape(house.heading, house, language) if "{topic}" in house.heading else None
    more = next((at for at, line in enumerate(lines) if is_read_more(line.text, house)), None)
    weight = 3 * bool(titles and len(title) <= LONGEST and titles.fullmatch(retyped(title) or title))
    at = again if more is None else more
    if house.read_more:
        weight += 2 * _leads(lines[:at][:_NEAR_TOP], house, registry)
    elif more is None:
        weight += 2 * _lists(lines[at or 0 :], house, registry)
    weight += 2 * bool(heading and any(heading.fullmatch(line.text) for line in lines if len(line.text) <= LONGEST))
    weight += any(bool(house.signature) and line.text.startswith(house.signature) for line in lines)
    # Roundups of opinions were titled in more than one way.
    return weight + 2 * (kind(title) == "opinion" and "opinion" in house.name)


def _again(lines: Sequence[Line], title: str, houses: Sequence[HouseFormat], registry: Registry) -> int | None:
    """Where the title stands again over links: without `Read more` above it, what stands below is no lead."""
    at = next((at for at, line in enumerate(lines) if title and _is_again(line, title, houses)), None)
    return at if at is not None and any(_lists(lines[at:], one, registry, least=1) for one in houses) else None


def _is_again(line: Line, title: str, houses: Sequence[HouseFormat]) -> bool:
    return any(same(without_mark(line.text, house)[0], title) for house in houses)


def _leads(top: Sequence[Line], house: HouseFormat, registry: Registry) -> bool:
    return any(_reads(house.lead_line, line, house, registry) for line in top)


def _lists(lines: Sequence[Line], house: HouseFormat, registry: Registry, *, least: int = 2) -> bool:
    """Without `Read more` a lead proves nothing (a credit in brackets looks like `HEADLINE (OUTLET)`); two links do."""
    return sum(_reads(house.list_line, line, house, registry) for line in lines[:_IN_LIST]) >= least


def _reads(form: LinePattern, line: Line, house: HouseFormat, registry: Registry) -> bool:
    if len(line.text) > LONGEST_LINE or line.figure:
        return False
    way = likeliest((form,), line, house, registry)
    return bool(way and way.sure)


def _shape(pattern: str, house: HouseFormat, language: str) -> re.Pattern[str]:
    return re.compile(titling.shape(pattern, house, language), re.IGNORECASE)
