"""Who signed it, where nothing is marked near the headline: a line under the text, or one right over it."""

import re
from collections.abc import Iterator

from pipeline.read.page.byline_near import is_person
from pipeline.read.page.keys import key
from pipeline.read.page.lede import Lede
from pipeline.read.page.people import is_desk, is_namelike, names_in
from pipeline.read.page.seen import Page
from pipeline.read.page.walk import Block, Walk

_LONGEST = 45
_UNDER = 3
_BOLD = 0.8
_REPORTING = re.compile(r"^\(?\s*Reporting by ([^;()]{5,120}?)\s*(?:[;)]|\.?$)")
# Cities of two words, as a dateline may have a line of its own; a place of one word is no name anyway.
_CITIES = frozenset(
    map(
        key,
        (
            *("Abu Dhabi", "Addis Ababa", "Buenos Aires", "Cape Town", "Hong Kong", "Kuala Lumpur", "Las Vegas"),
            *("Los Angeles", "Mexico City", "New Delhi", "New York", "Phnom Penh", "Port Moresby", "Rio de Janeiro"),
            *("San Francisco", "San José", "San Salvador", "Santo Domingo", "São Paulo", "St. Petersburg", "Tel Aviv"),
            *("Washington DC", "Port Louis", "Quezon City", "Panama City", "Kuwait City", "Ho Chi Minh City"),
        ),
    )
)


def under(page: Page, walk: Walk, lede: Lede) -> list[str]:
    """Return the names of a short line under the text: "Mara Lindqvist, dpa"."""
    for block in _lines_under(walk, lede):
        found = [name for name in names_in(block.text, page.outlets) if is_person(name, page.outlets)]
        if found and (block.bold > _BOLD or "/" in block.text or len(block.node.element)):
            return found
    return []


def reported(page: Page, walk: Walk, lede: Lede) -> list[str]:
    """Return who reported by the agencies' line under the text: "(Reporting by Ada Bo in Lista; Editing by Ed Fi)"."""
    last = lede.paragraphs[-1].place if lede.paragraphs else 0
    for block in walk.blocks[last : last + 1 + _UNDER] if last else ():
        if said := _REPORTING.match(block.text):
            return [name for name in names_in(said[1], page.outlets) if is_person(name, page.outlets)]
    return []


def over(page: Page, walk: Walk, lede: Lede) -> list[str]:
    """Return the name that is all of a bold line right over the first paragraph, as many smaller papers sign."""
    first = lede.paragraphs[0] if lede.paragraphs else None
    if first is None or not first.place:
        return []
    line = walk.blocks[first.place - 1]
    bold = line.bold > _BOLD and line.length <= _LONGEST and not line.links and line is not lede.headline
    beside = line.node.parent is first.node.parent and key(line.text) not in _CITIES
    return [line.text] if bold and beside and is_namelike(line.text) and is_person(line.text, page.outlets) else []


def desk(walk: Walk, lede: Lede) -> list[str]:
    """Return the desk that signed under the text: "ABC-Redaktion"."""
    lines = (block for block in _lines_under(walk, lede) if len(block.node.element))
    return next(([block.text] for block in lines if is_desk(block.text)), [])


def _lines_under(walk: Walk, lede: Lede) -> Iterator[Block]:
    if not lede.paragraphs:
        return
    last = lede.paragraphs[-1]
    for block in walk.blocks[last.place + 1 : last.place + 1 + _UNDER]:
        beside = block.node.parent is last.node.parent
        if beside and block.length <= _LONGEST and not block.links and not block.text.endswith((".", "!", "?", ":")):
            yield block
