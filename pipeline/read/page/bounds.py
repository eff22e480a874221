"""Where the article starts and ends among the page's blocks."""

from collections.abc import Collection, Sequence
from itertools import takewhile

from pipeline.read.page.core import Core
from pipeline.read.page.flags import name_words
from pipeline.read.page.keys import length
from pipeline.read.page.walk import Block, Node, Walk

_HOLDS = 0.6
_SHORT_KEY = 8
_FIRST = 2  # paragraphs of a text, before another headline may end it
_TITLES = frozenset({"title", "headline"})
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
    nodes = [walk.blocks[place].node for place in core.places]
    holding: set[Node] = set()  # what holds paragraphs so far
    for nth, (node, following) in enumerate(zip(nodes, [*nodes[1:], nodes[-1]], strict=True)):
        if nth >= _FIRST and node.parent not in holding and _box(node, following) not in holding:
            between = walk.blocks[core.places[nth - 1] + 1 : core.places[nth]]
            others = (block.place for block in between if _is_another(block, matched, holding))
            if (other := next(others, None)) is not None and other > matched.place:
                return other
        holding.update(takewhile(lambda above: above not in holding, node.ancestors()))
    return last


def _box(node: Node, following: Node) -> Node | None:
    """What holds both of two paragraphs, nearest."""
    above = set(following.ancestors())
    return next((one for one in node.ancestors() if one in above), None)


def _is_another(block: Block, matched: Block, holding: Collection[Node]) -> bool:
    """Say whether a block is another article's headline, apart from the text: an h1, or called a title as this is."""
    parent, named = block.node.parent, matched.node.name
    if length(block.text) < _HEADLINE or _is_headline(block.key, (matched.key,)):
        return False
    # HTML standard, "article": complete in itself; what stands in the text's own is the heading of a part.
    article = next((one for one in block.node.ancestors() if one.tag == "article"), None)
    if article in holding:
        return False
    if _is_h1(matched.node) and _is_h1(block.node):
        return parent not in holding or parent is matched.node.parent
    if article is None and block.node.tag != matched.node.tag:
        return False
    alike = block.node.heading and block.node.name == named and not _TITLES.isdisjoint(name_words(named))
    return alike and parent not in holding


def _is_h1(node: Node) -> bool:
    return node.heading and (node.tag == "h1" or any(one.tag == "h1" for one in node.ancestors()))


def _is_headline(key: str, headlines: Sequence[str]) -> bool:
    if len(key) < _SHORT_KEY:
        return bool(key) and key in headlines
    return any(
        key == one or (min(len(key), len(one)) >= _HOLDS * max(len(key), len(one)) and (key in one or one in key))
        for one in headlines
        if len(one) >= _SHORT_KEY
    )
