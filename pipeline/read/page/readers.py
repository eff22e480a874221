"""What readers wrote, and the newsroom's own comment: two things that go by the same class name."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, islice

from pipeline.read.page.flags import COMMENTS, name_words
from pipeline.read.page.tree import attributes
from pipeline.read.page.walk import Block, Node, Walk

_ARTICLE = 500.0  # weight of what is text enough for readers' comments to stand below
_NOTHING = 60.0  # weight of what is no text yet: a kicker, a line of names
_LEAST = 2  # paragraphs of a text
_MOST = 20  # parts of which no other has the name
_MANY = frozenset({"comments", "disqus"})

_Numbers = frozenset[int]


def of(walk: Walk, weight: Sequence[float], headline: Block | None) -> tuple[_Numbers, _Numbers]:
    """Return the numbers of the nodes that hold readers' comments, and of those that hold the newsroom's own.

    Readers' have an article between them and the headline, and are none of it however long. The newsroom's own is one
    part alone of its name, begins right below the headline or holds it, and is of several paragraphs side by side.
    """
    named = [node for node in walk.nodes if node.flags & COMMENTS]
    if headline is None or not named:
        return frozenset(), frozenset()
    first = _firsts(walk)
    before = [0.0, *accumulate(weight)]
    above = {node.number: before[first[node.number]] - before[headline.place] for node in named}
    often = Counter((node.tag, node.name) for node in named)
    own = (node for node in named if often[node.tag, node.name] == 1 and above[node.number] < _NOTHING)
    return (
        frozenset(number for number, weighed in above.items() if weighed >= _ARTICLE),
        frozenset(node.number for node in islice(own, _MOST) if _is_one(node) and _is_text(node, walk, weight)),
    )


def _firsts(walk: Walk) -> list[int]:
    """By node number, the place of the first block in it."""
    first = [len(walk.blocks)] * len(walk.nodes)
    for block in reversed(walk.blocks):
        first[block.node.number] = block.place
    for node in reversed(walk.nodes):
        if node.parent is not None:
            first[node.parent.number] = min(first[node.parent.number], first[node.number])
    return first


def _is_one(node: Node) -> bool:
    """Say whether the node's names speak of one comment, not of many."""
    held = attributes(node.element)
    return _MANY.isdisjoint(name_words(f"{held.get('class', '')} {held.get('id', '')}"))


def _is_text(node: Node, walk: Walk, weight: Sequence[float]) -> bool:
    inside = [block for block in walk.blocks if weight[block.place] and node in block.node.ancestors()]
    beside = Counter(block.node.parent for block in inside if block.node.tag == "p")
    return max(beside.values(), default=0) >= _LEAST
