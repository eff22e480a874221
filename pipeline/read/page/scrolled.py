"""The next articles of a page that scrolls on: taken out of the tree, so that nothing on the page is read from them.

Such an article has an h1 of its own, of other words than the page's headline, and stands behind this one's text in a
box that holds none of it. Where a text has its headings as h1, they stand among its paragraphs.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from pipeline.read.page import weigh
from pipeline.read.page.headlines import Shown
from pipeline.read.page.keys import alike, key, length
from pipeline.read.page.tree import Element
from pipeline.read.page.walk import Block, Node, Walk

_PARAGRAPHS, _PROSE = 2, 100.0  # of this article's text, before another one may begin
_SHORTEST = 20.0  # characters of a headline


def cut(walked: Walk, shown: Shown) -> bool:
    """Take the next articles out of the page that was walked over, and say whether there are any.

    Only what the page calls itself, in its title or for others to show, tells its own headline from the next one's.
    """
    own = [key(one) for one in (shown.og, shown.title) if one]
    if all(_is_own(key(one), own) for one in shown.h1):
        return False
    boxes = list(_boxes(walked.blocks, own))
    for box in boxes:
        if (parent := box.getparent()) is not None:
            parent.remove(box)
    return bool(boxes)


def _boxes(blocks: Sequence[Block], own: Sequence[str]) -> Iterator[Element]:
    """Yield the outermost elements that hold another headline and none of this article."""
    headline = next((block for block in blocks if block.node.heading and _is_own(block.key, own)), None)
    if headline is None:
        return
    weight = weigh.weights(blocks, "")
    holding, paragraphs, prose = {headline.node, *headline.node.ancestors()}, 0, 0.0
    for block in blocks[headline.place + 1 :]:
        if _is_h1(block.node):
            if paragraphs >= _PARAGRAPHS and prose >= _PROSE and _is_another(block, own, holding):
                yield list(_apart(block.node, holding))[-1].element
        elif weight[block.place]:
            holding.update(takewhile(lambda one: one not in holding, block.node.ancestors()))
            paragraphs, prose = paragraphs + 1, prose + weight[block.place]


def _is_another(block: Block, own: Sequence[str], holding: Collection[Node]) -> bool:
    """Say whether an h1 heads another article: it has a box of its own, in no `article` of this text.

    HTML standard, "article": complete in itself; what stands in the text's own is the heading of a part.
    """
    if length(block.text) < _SHORTEST or _is_own(block.key, own) or block.node.parent in holding:
        return False
    return next((one for one in block.node.ancestors() if one.tag == "article"), None) not in holding


def _apart(node: Node, holding: Collection[Node]) -> Iterator[Node]:
    yield from takewhile(lambda one: one not in holding, (node, *node.ancestors()))


def _is_own(shown: str, own: Sequence[str]) -> bool:
    return any(alike(shown, one) or (shown and one.startswith(shown)) for one in own)


def _is_h1(node: Node) -> bool:
    return node.heading and (node.tag == "h1" or any(one.tag == "h1" for one in node.ancestors()))
