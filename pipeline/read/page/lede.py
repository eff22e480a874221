"""Choose standfirst and paragraphs from the walk: weigh, flag, find the body, bound it, take block by block."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read import agencies
from pipeline.read.page import bounds, core, picture_lines, shapes, weigh
from pipeline.read.page.furniture import is_furniture
from pipeline.read.page.other_shape import is_text
from pipeline.read.page.sheet import Sheet
from pipeline.read.page.standfirst import description_key, is_standfirst
from pipeline.read.page.walk import Block, Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Lede:
    """The chosen blocks in document order, and the block that is the headline (None = not found)."""

    standfirst: tuple[Block, ...] = ()
    paragraphs: tuple[Block, ...] = ()
    headline: Block | None = None

    @property
    def headline_place(self) -> int | None:
        """The headline's place in the walk."""
        return self.headline.place if self.headline is not None else None

    @property
    def length(self) -> float:
        """Characters of all that was chosen."""
        return sum(block.length for block in (*self.standfirst, *self.paragraphs))


def choose(walk: Walk, *, headlines: Sequence[str], descriptions: Sequence[str], body: str) -> Lede:
    """Return standfirst and paragraphs.

    Args:
        walk: The page's blocks.
        headlines: Keys of all headlines the page shows.
        descriptions: The page's descriptions as given; witnesses, never printed.
        body: The JSON-LD articleBody, "" = none; a witness too.
    """
    witness = weigh.body_key(body)
    weight = weigh.weights(walk.blocks, witness)
    headline = bounds.headline(walk.blocks, headlines)
    flags = weigh.believed(walk, weight, headline)
    own = shapes.of(walk, weight)
    found = core.find(walk, weight, flags, headline.place + 1 if headline is not None else 0, own)
    if found is None and headline is not None:
        headline, found = None, core.find(walk, weight, flags, 0, own)
    if found is None:
        return Lede(headline=headline)
    parents = {parent.number for at in found.places if (parent := walk.blocks[at].node.parent) is not None}
    sheet = Sheet(
        walk=walk,
        weight=weight,
        flags=flags,
        shapes=own,
        core=found,
        parents=frozenset(parents),
        headlines=tuple(headlines),
        descriptions=tuple(filter(None, map(description_key, descriptions))),
        body=witness,
        headline=headline,
    )
    start = bounds.start_of(walk, found, headline)
    return _take(sheet, start, bounds.end_of(walk, found, headline), headline)


def _take(sheet: Sheet, start: int, end: int, headline: Block | None) -> Lede:
    standfirst: list[Block] = []
    paragraphs: list[Block] = []
    seen: set[str] = set()
    captions = picture_lines.places(sheet, sheet.walk.blocks[start:end])
    for block in sheet.walk.blocks[start:end]:
        if block.key in seen:
            continue
        if not paragraphs and is_standfirst(block, sheet, standfirst):
            # What opens with an agency's dateline is the text's beginning, whatever its class.
            (paragraphs if agencies.named(authors=(), text=block.text) else standfirst).append(block)
        elif block.place not in captions and _is_paragraph(block, sheet):
            paragraphs.append(block)
        else:
            continue
        seen.add(block.key)
    return Lede(standfirst=tuple(standfirst), paragraphs=tuple(paragraphs), headline=headline)


def _is_paragraph(block: Block, sheet: Sheet) -> bool:
    if sheet.flags[block.node.number] or is_furniture(block, sheet):
        return False
    return sheet.is_core(block) or is_text(block, sheet)
