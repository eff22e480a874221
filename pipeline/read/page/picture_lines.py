"""Captions that nothing calls so: a line or two alone in a box with a picture, while the text runs on elsewhere."""

from collections.abc import Iterable
from itertools import islice

from pipeline.read import agencies
from pipeline.read.page.sheet import Sheet
from pipeline.read.page.standfirst import is_described
from pipeline.read.page.walk import Block, Node

_LONGEST = 400.0  # characters of a caption
_UP, _AROUND = 3, 2
_TEXT_ELSEWHERE = 4  # paragraphs
_MOST_SHARE = 0.3  # of the paragraphs; more are a text with a picture to each


def places(sheet: Sheet, blocks: Iterable[Block]) -> frozenset[int]:
    """Return the places of those of `blocks` that are captions by where they stand."""
    prose = (block for block in blocks if sheet.weight[block.place] and block.length <= _LONGEST)
    found = frozenset(block.place for block in prose if _is_beside_one(block, sheet))
    core = frozenset(sheet.core.places)
    elsewhere = len(core - found)
    if elsewhere < _TEXT_ELSEWHERE or len(core & found) > _MOST_SHARE * len(core):
        return frozenset()
    return found


def _is_beside_one(block: Block, sheet: Sheet) -> bool:
    around = sheet.walk.blocks[max(0, block.place - _AROUND) : block.place + _AROUND + 1]
    for box in islice(block.node.ancestors(), _UP):
        beside = [one for one in around if one is not block and sheet.is_in(one, box)]
        if len(beside) > 1 or any(one.node.heading for one in beside):
            return False
        if next(box.element.iter("img"), None) is not None:
            return not _is_above(block, box) and not _is_text(block, sheet)
    return False


def _is_above(block: Block, box: Node) -> bool:
    """Say whether the block stands above the first picture of a box; a caption stands below or beside it."""
    own = block.node.element
    first = next(one for one in box.element.iter("img", str(own.tag)) if one is own or one.tag == "img")
    return first is own


def _is_text(block: Block, sheet: Sheet) -> bool:
    """Say whether the paragraph has the picture within it, or the page elsewhere bears witness that it is text.

    JSON-LD's articleBody has it, the page's description does, or it opens with an agency's dateline.
    """
    if next(block.node.element.iter("img"), None) is not None or sheet.is_witnessed(block):
        return True
    return is_described(block, sheet.descriptions) or bool(agencies.named(authors=(), text=block.text))
