"""Find the body: paragraphs of one shape, whatever containers the page cuts them into."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.page import items
from pipeline.read.page.flags import HIDDEN, NEVER, PICTURE
from pipeline.read.page.shapes import Shape
from pipeline.read.page.tree import within
from pipeline.read.page.walk import Block, Node, Walk
from pipeline.read.page.weigh import under

_FIRST_BLOCKS = 40
_CONTAINER_SHARE = 0.8
_ROOT_GROWTH = 1.35
_LIST_FACTOR, _TABLE_FACTOR, _SIDE_FACTOR, _TEASER_FACTOR = 0.5, 0.6, 0.4, 0.15
_LINKED_HEADING = 0.8
_NEAR_HEADING = 3  # blocks: a kicker, a byline or a day may stand between a teaser's headline and its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """The body's shape, its blocks' places in order, the deepest node that holds most of it, and the climb from it.

    `share` is the weight of every shape relative to the core's.
    """

    shape: Shape
    places: tuple[int, ...]
    container: Node
    root: Node
    share: dict[Shape, float]


def find(walk: Walk, weight: Sequence[float], flags: list[int], start: int, shapes: Sequence[Shape]) -> Core | None:
    """Return the core after block `start`; flags on blocks of its shape are lifted in `flags`. None = no prose.

    `shapes` are by block place.
    """
    weight = _without_teasers(walk, weight, start)
    first = _heaviest(walk, weight, flags, start, shapes)
    if first is None:
        return None
    alike = [block for block, own in zip(walk.blocks, shapes, strict=True) if own == first[0]]
    plain = any(weight[block.place] and not flags[block.node.number] for block in alike if block.place >= start)
    for block in alike[_hidden_first(alike, weight, flags, start) :]:
        captions = plain and block.node.flags & PICTURE
        if not (flags[block.node.number] & NEVER or captions):
            flags[block.node.number] = 0
    best, share = _heaviest(walk, weight, flags, start, shapes) or first
    places = tuple(
        block.place
        for block in walk.blocks[start:]
        if shapes[block.place] == best and not flags[block.node.number] and weight[block.place]
    )
    if not places:
        return None
    container, root = _holders(walk, weight, flags, places)
    return Core(shape=best, places=places, container=container, root=root, share=share)


def _hidden_first(alike: Sequence[Block], weight: Sequence[float], flags: Sequence[int], start: int) -> int:
    """Return how many blocks of the body's shape stand hidden before the first that is shown.

    What is hidden behind it waits for a click of the reader; before it, it was never a text's beginning.
    """
    shown = (
        nth
        for nth, block in enumerate(alike)
        if block.place >= start and weight[block.place] and not flags[block.node.number] & (NEVER | HIDDEN)
    )
    first = next(shown, 0)
    hidden = [bool(flags[block.node.number] & HIDDEN) for block in alike[:first] if block.place >= start]
    return first if hidden and all(hidden) else 0


def _without_teasers(walk: Walk, weight: Sequence[float], start: int) -> list[float]:
    """Return the weights, those of other articles' teasers less: the first prose behind a heading that leads there.

    A page of a short notice may tease ten long ones. Its own headline, before `start`, may be a link too.
    """
    nowhere = start - _NEAR_HEADING - 1
    less, heading = list(weight), nowhere
    for block in walk.blocks[start:]:
        if block.node.heading and block.links > _LINKED_HEADING and not _leads_here(block):
            heading = block.place
        elif weight[block.place]:
            less[block.place] *= _TEASER_FACTOR if block.place - heading <= _NEAR_HEADING else 1.0
            heading = nowhere
    return less


def _leads_here(heading: Block) -> bool:
    """Say whether a heading is a link to a place in the page, as the parts of a text have it: `<a href="#talks">`."""
    link = next(within(heading.node.element, "a", most=1), None)
    return link is not None and (link.get("href") or "").startswith("#")


def _heaviest(
    walk: Walk, weight: Sequence[float], flags: Sequence[int], start: int, shapes: Sequence[Shape]
) -> tuple[Shape, dict[Shape, float]] | None:
    """The shape with the most weight, and the weight of each relative to it; readers' comments are none."""
    sums: dict[Shape, float] = {}
    places: dict[Shape, list[int]] = {}
    for block in walk.blocks[start:]:
        own = weight[block.place]
        if not own or flags[block.node.number]:
            continue
        kind = shapes[block.place]
        held = places.setdefault(kind, [])
        held.append(block.place)
        if len(held) <= _FIRST_BLOCKS:
            sums[kind] = sums.get(kind, 0.0) + own * _factor(block.node)
    if not sums:
        return None
    best = max(sums, key=lambda kind: sums[kind])
    while items.above(walk, weight, places, best):
        del sums[best], places[best]
        best = max(sums, key=lambda kind: sums[kind])
    return best, {kind: own / sums[best] for kind, own in sums.items()}


def _factor(node: Node) -> float:
    factor = _LIST_FACTOR if node.listed else _TABLE_FACTOR if node.table else 1.0
    return factor * (_SIDE_FACTOR if node.side else 1.0)


def _holders(walk: Walk, weight: Sequence[float], flags: Sequence[int], places: Sequence[int]) -> tuple[Node, Node]:
    chosen = set(places)
    of_core = [own if place in chosen else 0.0 for place, own in enumerate(weight)]
    of_prose = [0.0 if flags[block.node.number] else weight[block.place] for block in walk.blocks]
    core_sums = under(walk.nodes, walk.blocks, of_core)
    prose_sums = under(walk.nodes, walk.blocks, of_prose)
    most = _CONTAINER_SHARE * sum(of_core)
    container = next(node for node in reversed(walk.nodes) if core_sums[node.number] >= most)
    root = container
    least = max(prose_sums[container.number], 1.0)
    while root.parent is not None and prose_sums[root.parent.number] <= _ROOT_GROWTH * least:
        root = root.parent
    return container, root
