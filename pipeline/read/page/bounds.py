"""Where the article starts and ends among the page's blocks."""

from collections.abc import Sequence

from pipeline.read.page.core import Core
from pipeline.read.page.walk import Block, Node, Walk

_HOLDS = 0.6
_SHORT_KEY = 8


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
