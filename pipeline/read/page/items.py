"""Text that comes in items, each with lines of its own between: what readers wrote below an article.

    Mara L.   3 hours ago            a line or two that are no prose
    I was there, and ...             the item's text
    Reply   Report                   and so on, item by item

The article above them runs on without such lines, and may be much shorter.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.read.page.shapes import Shape
from pipeline.read.page.walk import Walk

_LEAST = 4
_MOSTLY = 0.6
_LINE = 60.0  # characters: longer than a name with its time, or what one may do with an item
_ENOUGH = 500.0  # weight of running text that is an article


def above(walk: Walk, weight: Sequence[float], places: Mapping[Shape, Sequence[int]], heaviest: Shape) -> Shape | None:
    """Return the shape of the running text above, where the heaviest shape comes in items; None = it is the text.

    Args:
        walk: The page's blocks.
        weight: Of each block.
        places: Of the blocks of each shape that have weight, in order.
        heaviest: One of the shapes.
    """
    if not _comes_in_items(walk, weight, places[heaviest]):
        return None
    first = places[heaviest][0]
    before = {shape: [place for place in held if place < first] for shape, held in places.items()}
    sums = {shape: sum(weight[place] for place in held) for shape, held in before.items() if len(held) > 1}
    best = max(sums, key=lambda shape: sums[shape], default=None)
    if best is None or sums[best] < _ENOUGH or _comes_in_items(walk, weight, before[best]):
        return None
    return best


def _comes_in_items(walk: Walk, weight: Sequence[float], places: Sequence[int]) -> bool:
    gaps = [_between(walk, weight, one, next_one) for one, next_one in pairwise(places)]
    often = Counter(key for lines in gaps for key in lines)
    # The line that stands in most gaps says nothing of an item: "Advertisement" between the paragraphs of a text.
    parted = sum(1 for lines in gaps if any(often[key] <= len(gaps) / 2 for key in lines))
    return len(places) >= _LEAST and parted >= _MOSTLY * len(gaps)


def _between(walk: Walk, weight: Sequence[float], one: int, next_one: int) -> frozenset[str]:
    """The keys of the lines between two blocks that stand apart in the page; none where more than lines is there.

    A heading begins a part of a text, and the questions of an interview stand beside its answers.
    """
    if walk.blocks[one].node.parent is walk.blocks[next_one].node.parent:
        return frozenset()
    between = walk.blocks[one + 1 : next_one]
    if any(weight[block.place] or block.length >= _LINE or block.node.heading for block in between):
        return frozenset()
    return frozenset(block.key for block in between)
