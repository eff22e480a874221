"""Know a standfirst: the page's own description bears witness, or a class calls it one."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.read.page import wording
from pipeline.read.page.flags import HIDDEN, NEVER, PICTURE, says_standfirst
from pipeline.read.page.furniture import points_away, repeats, says_furniture
from pipeline.read.page.keys import ends_sentence, key
from pipeline.read.page.sheet import Sheet
from pipeline.read.page.walk import Block

_LONG_HEADING = 40
_LEAST_KEY = 20
_ENOUGH_OF_IT = 0.6
_NEARLY_EQUAL = 90
_SHORTEST = 25
_MOST_PROSE_BLOCKS = 2
_SENTENCE = 60  # characters


def is_standfirst(block: Block, sheet: Sheet, taken: Sequence[Block]) -> bool:
    """Say whether a block before the body is a standfirst; `taken` are those found so far, of which it must be one."""
    if not sheet.is_early(block) or block.node.listed or block.length < _SHORTEST:
        return False
    if repeats(block, sheet) or points_away(block) or _is_wording(block):
        return False
    named = says_standfirst(block.node.element)
    if block.node.heading and not _may_head(block, sheet, named):
        return False
    if sheet.flags[block.node.number] & (NEVER | PICTURE | HIDDEN) and not named:
        return False
    witnessed = is_described(block, sheet.descriptions)
    if not (witnessed or named or _is_named_above(block, sheet) or _is_in_headlines_box(block, sheet)):
        return False
    return not taken or witnessed or _is_one_with(block, sheet, taken)


def _may_head(block: Block, sheet: Sheet, named: bool) -> bool:
    """Say whether a heading may be one: it is long, or its class or the page's own description says so."""
    return block.node.tag != "h1" and (block.length >= _LONG_HEADING or named or block.key in sheet.descriptions)


def _is_wording(block: Block) -> bool:
    return says_furniture(block.text, block.length) or (block.length < 120 and wording.is_label(block.text))


def is_described(block: Block, descriptions: Sequence[str]) -> bool:
    """Say whether one of the page's own descriptions (keys given) is the block, or begins with it or as it does."""
    return any(_describes(block, description) for description in descriptions)


def _describes(block: Block, description: str) -> bool:
    own = block.key
    if own == description:
        return True
    if min(len(own), len(description)) < _LEAST_KEY:
        return False
    if own.startswith(description):
        return True
    if description.startswith(own):
        return ends_sentence(block.text) or len(own) >= _ENOUGH_OF_IT * len(description)
    shortest = min(len(own), len(description))
    return fuzz.ratio(own[:shortest], description[:shortest]) >= _NEARLY_EQUAL


def description_key(description: str) -> str:
    """Return the key of a description, its ellipsis and the word cut by it taken off."""
    bare = description.rstrip(" .…[]")
    if bare != description.rstrip() and description.rstrip(" ]").endswith(("…", "...")):
        bare = bare.rsplit(" ", 1)[0]
    return key(bare)


def _is_named_above(block: Block, sheet: Sheet) -> bool:
    above = list(block.node.ancestors())[:2]
    return any(says_standfirst(one.element) and _prose_blocks(one.number, sheet, block) for one in above)


def _is_in_headlines_box(block: Block, sheet: Sheet) -> bool:
    """Say whether it is the only prose behind the headline in a box of theirs, which holds none of the text."""
    shows = sheet.headline
    if shows is None or block.length < _SENTENCE or not ends_sentence(block.text) or block.links:
        return False
    box, first = shows.node.parent, sheet.walk.blocks[sheet.core.places[0]]
    if box is None or sheet.is_in(first, box) or not sheet.is_in(block, box):
        return False
    others = sheet.walk.blocks[shows.place + 1 : first.place]
    return not any(sheet.weight[one.place] and sheet.is_in(one, box) for one in others if one is not block)


def _prose_blocks(number: int, sheet: Sheet, block: Block) -> bool:
    """Say whether the node holds at most two blocks of prose: an intro, not the article."""
    around = sheet.walk.blocks[max(0, block.place - 6) : block.place + 7]
    holder = sheet.walk.nodes[number]
    return sum(1 for one in around if sheet.weight[one.place] and sheet.is_in(one, holder)) <= _MOST_PROSE_BLOCKS


def _is_one_with(block: Block, sheet: Sheet, taken: Sequence[Block]) -> bool:
    first = taken[0]
    return block.node.parent is first.node.parent or sheet.shapes[block.place] == sheet.shapes[first.place]
