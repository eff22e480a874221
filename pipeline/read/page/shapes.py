"""What paragraphs of one body share: tag and class, and those of the parent, whatever wrapper each of them has."""

from collections import Counter
from collections.abc import Sequence

from pipeline.read.page.walk import Block, Node, Walk

Shape = tuple[str, str, str, str]

# So many paragraphs, each in a wrapper with a name of its own, are what a machine that names each wrapper left.
_MANY = 4
_ITS_OWN = "*"  # stands for such a name; no class is spelt so


def of(walk: Walk, weight: Sequence[float]) -> list[Shape]:
    """Return by block place the shape of each paragraph.

    A wrapper of one paragraph whose name no other paragraph's wrapper has is told by what stands around it.
    """
    shapes = [_shape(block) for block in walk.blocks]
    prose = [block for block in walk.blocks if weight[block.place]]
    holding = [holder for block in prose for holder in (block.node, block.node.parent) if holder and holder.name]
    often = Counter((holder.tag, holder.name) for holder in holding)
    lone = frozenset(holder for holder in holding if often[holder.tag, holder.name] == 1)
    if len(lone) < _MANY:
        return shapes
    held = _held(walk.nodes, prose)
    wrapped = {block.place: _wrapped(block, lone, held) for block in prose if _is_in(block, lone)}
    count = Counter(wrapped.values())
    for place, shape in wrapped.items():
        if count[shape] >= _MANY:
            shapes[place] = shape
    return shapes


def _shape(block: Block) -> Shape:
    node, parent = block.node, block.node.parent
    own = "" if node.tag == "p" else node.name
    if parent is None:
        return (node.tag, own, "", "")
    above = parent.name or next((one.name for one in parent.ancestors() if one.name), "")
    return (node.tag, own, parent.tag, above)


def _is_in(block: Block, lone: frozenset[Node]) -> bool:
    return block.node in lone or block.node.parent in lone


def _wrapped(block: Block, lone: frozenset[Node], held: Sequence[int]) -> Shape:
    """The shape with what holds two paragraphs or more instead of the names in `lone`."""
    node, parent = block.node, block.node.parent
    own = "" if node.tag == "p" else _ITS_OWN if node in lone else node.name
    around = (one.name for one in node.ancestors() if one.name and held[one.number] > 1)
    return (node.tag, own, parent.tag if parent else "", _ITS_OWN + next(around, ""))


def _held(nodes: Sequence[Node], prose: Sequence[Block]) -> list[int]:
    """By node number, how many paragraphs of prose it holds."""
    held = [0] * len(nodes)
    for block in prose:
        held[block.node.number] += 1
    for node in reversed(nodes):
        if node.parent is not None:
            held[node.parent.number] += held[node.number]
    return held
