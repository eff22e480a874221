"""Where the article starts and ends among the page's blocks."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from pipeline.read.page.core import Core
from pipeline.read.page.keys import length
from pipeline.read.page.walk import Block, Node, Walk

_HOLDS = 0.6
_SHORT_KEY = 8
_FIRST = 2  # paragraphs of a text, before another headline may end it
_HEADLINE = 20.0  # characters


def headline(blocks: Sequence[Block], headlines: Sequence[str]) -> Block | None:
    """Return the block that is the headline (keys given): an h1, else any heading, else any block."""
    kinds = (
        [block for block in blocks if _is_h1(block.node)],
        [block for block in blocks if block.node.heading],
        blocks,
    )
    for kind in kinds:
        found = next((block for block in kind if _is_headline(block.key, headlines)), None)
        if found is not None:
            return found
    return None


def start_of(walk: Walk, core: Core, matched: Block | None) -> int:
    """Return the place of the first block that may be text."""
    blocks = walk.blocks
    if matched is not None:
        return matched.place + 1
    first = core.places[0]
    before = [block.place for block in blocks[:first] if _is_h1(block.node)]
    if before:
        return before[-1] + 1
    inside = [block for block in blocks[: first + 1] if core.root in (block.node, *block.node.ancestors())]
    heading = next((block.place + 1 for block in inside if block.node.tag in ("h1", "h2")), None)
    return heading if heading is not None else min((block.place for block in inside), default=first)


def end_of(walk: Walk, core: Core, matched: Block | None) -> int:
    """Return the place behind the last block that may be text.

    The next article of a page that scrolls on has a headline like this one's (`matched`) and a box of its own.
    """
    last = core.places[-1] + 1
    if matched is None or len(core.places) <= _FIRST:
        return last
    beside = {walk.blocks[place].node.parent for place in core.places[:_FIRST]}
    for before, place in pairwise(core.places[_FIRST - 1 :]):
        parent = walk.blocks[place].node.parent
        if parent not in beside:
            others = (block.place for block in walk.blocks[before + 1 : place] if _is_another(block, matched, beside))
            if (other := next(others, None)) is not None and other > matched.place:
                return other
        beside.add(parent)
    return last


def _is_another(block: Block, matched: Block, beside: Collection[Node | None]) -> bool:
    """Say whether a block is another article's headline: an h1, or of this one's class, apart from the text."""
    alike = block.node.heading and bool(block.node.name) and block.node.name == matched.node.name
    if not (alike or (_is_h1(matched.node) and _is_h1(block.node))):
        return False
    return block.node.parent not in beside and length(block.text) >= _HEADLINE and not _says(block, matched)


def _says(block: Block, matched: Block) -> bool:
    return _is_headline(block.key, (matched.key,))


def _is_h1(node: Node) -> bool:
    return node.tag == "h1" or any(one.tag == "h1" for one in node.ancestors())


def _is_headline(key: str, headlines: Sequence[str]) -> bool:
    if len(key) < _SHORT_KEY:
        return bool(key) and key in headlines
    return any(
        key == one or (min(len(key), len(one)) >= _HOLDS * max(len(key), len(one)) and (key in one or one in key))
        for one in headlines
        if len(one) >= _SHORT_KEY
    )
