"""Blocks of another shape than the body's: which of them are text all the same."""

from itertools import islice

from pipeline.read.page.keys import ends_sentence
from pipeline.read.page.sheet import Sheet
from pipeline.read.page.walk import Block, Node

_MOST_LINKS = 0.3
_LONG = 70
_HALF = 0.5
_ANCESTORS, _BOXES = 3, 2
_NEAR = 30
_HOLDERS = frozenset({"ul", "ol", "blockquote"})


def is_text(block: Block, sheet: Sheet) -> bool:
    """Say whether a block of another shape belongs to the text, before the body or after its start."""
    if sheet.is_early(block):
        return ends_sentence(block.text) and block.links < _MOST_LINKS and _opens(block, sheet)
    if sheet.is_witnessed(block) or is_between(block, sheet) or _stands_bare(block, sheet):
        return True
    if sheet.shares_parent(block) and block.node.tag == sheet.core.shape[0]:
        return True
    return sheet.core.share.get(sheet.shapes[block.place], 0.0) >= _HALF


def is_between(block: Block, sheet: Sheet) -> bool:
    """Say whether a list or a quotation stands plainly among the paragraphs of the body, and its words are sentences.

    What a paragraph beside it says too is pulled out of that, for the eye.
    """
    holder = next((one for one in (block.node, *block.node.ancestors()) if one.tag in _HOLDERS), None)
    if holder is None or holder.name or holder.parent is None or holder.parent.number not in sheet.parents:
        return False
    if sheet.is_early(block) or not ends_sentence(block.text) or block.links >= _MOST_LINKS:
        return False
    near = sheet.walk.blocks[max(0, block.place - _NEAR) : block.place + _NEAR + 1]
    return not any(block.key in one.key for one in near if one is not block and sheet.is_core(one))


def _stands_bare(block: Block, sheet: Sheet) -> bool:
    """Say whether a sentence stands in the very box of the body's paragraphs, with no element of its own.

    `<p><div>picture</div>The ferries ...</p>` leaves it so: a `div` ends the paragraph that it is written in.
    """
    if block.node.number not in sheet.parents or block.length < _LONG:
        return False
    return ends_sentence(block.text) and block.links < _MOST_LINKS


def _opens(block: Block, sheet: Sheet) -> bool:
    if sheet.shares_parent(block) or sheet.is_witnessed(block) or _stands_bare(block, sheet):
        return True
    if _is_first_part(block, sheet):
        return True
    if block.node.tag != "p":
        return False
    if _is_above_the_body(block, sheet) or _has_prose_sibling(block, sheet):
        return True
    return block.length >= _LONG and sheet.is_in(block, sheet.core.container)


def _is_above_the_body(block: Block, sheet: Sheet) -> bool:
    """The free part of a paid article stands beside the box that holds the rest."""
    return _holds_body(block.node.parent, sheet)


def _is_first_part(block: Block, sheet: Sheet) -> bool:
    """Say whether a text is cut into boxes of different names, the first of which has half as much as the longest."""
    box, node = block.node.parent, block.node
    if box is None or node.tag != sheet.core.shape[0] or block.length < _LONG or _in_header(node):
        return False
    held = any(_holds_body(one, sheet) for one in islice(box.ancestors(), _BOXES))
    return held and sheet.core.share.get(sheet.shapes[block.place], 0.0) >= _HALF


def _holds_body(node: Node | None, sheet: Sheet) -> bool:
    if node is None or node.tag in ("body", "html"):
        return False
    parents = (sheet.walk.nodes[number] for number in sheet.parents)
    return any(node in islice(one.ancestors(), _ANCESTORS) for one in parents)


def _has_prose_sibling(block: Block, sheet: Sheet) -> bool:
    """A lede with a class of its own has a sibling paragraph; the header's lines are no lede."""
    parent = block.node.parent
    if parent is None or not sheet.is_in(block, sheet.core.root) or _in_header(block.node):
        return False
    near = sheet.walk.blocks[max(0, block.place - 5) : block.place + 6]
    return any(one is not block and one.node.parent is parent and sheet.weight[one.place] for one in near)


def _in_header(node: Node) -> bool:
    return any(one.tag == "header" for one in node.ancestors())
