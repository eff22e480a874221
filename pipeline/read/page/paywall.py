"""A page that declares itself paid, and the part of it that is free.

`isAccessibleForFree` and `hasPart` with a `cssSelector` as publishers give them to search engines
(https://developers.google.com/search/docs/appearance/structured-data/paywalled-content), in JSON-LD or microdata.
"""

import re
from collections.abc import Sequence
from itertools import islice

from pipeline.read.page import selectors
from pipeline.read.page.jsonld import Graph, Node
from pipeline.read.page.metadata import Meta
from pipeline.read.page.tree import Element, matching
from pipeline.read.page.walk import Block, Walk

_FALSE = re.compile(r"(?i)^(?:.*/)?false$")
# What publishers tell Facebook; a page that counts its readers' visits ("metered") is free for this one.
_LOCKED = re.compile(r"(?i)^(?:locked|paid|premium)$")
_MICRODATA = '//meta[@itemprop="isAccessibleForFree" or @property="isAccessibleForFree"]'
_MOST_SAID = 40
# Where the whole text is declared paid and yet sent to everyone, its opening is all that a reader is given freely.
_OPENING = 4


def is_paid(graph: Graph, meta: Meta, root: Element) -> bool:
    """Say whether the page declares itself, or a part of itself, not free; other articles it lists do not count."""
    if any(map(_FALSE.match, meta.all("isAccessibleForFree"))) and _says_so_of_itself(root):
        return True
    if any(_LOCKED.match(said) for said in meta.all("article:content_tier")):
        return True
    own = [node for node in graph.nodes if not node.get("headline")]
    return any(_denies(node) for node in (graph.page, *own))


def parts(walk: Walk, graph: Graph) -> frozenset[int]:
    """Return the places of the blocks in those parts of the page that it declares paid."""
    denied = [node.get("cssSelector") for node in islice(graph.nodes, 200) if _denies(node)]
    said = [one for value in denied for one in (value if isinstance(value, list) else [value])]
    chosen = selectors.read([one for one in said if isinstance(one, str)])
    if not chosen:
        return frozenset()
    paid = [selectors.selected(one, walk.nodes) for one in chosen]
    return frozenset(block.place for block in walk.blocks if any(one[block.node.number] for one in paid))


def opening(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return what of a text is printed that stands in a paid part as a whole."""
    return tuple(blocks[:_OPENING])


def _says_so_of_itself(root: Element) -> bool:
    said = (one for one in matching(root, _MICRODATA, _MOST_SAID) if _FALSE.match((one.get("content") or "").strip()))
    return any(map(_is_own, said))


def _is_own(said: Element) -> bool:
    """Say whether it is said of the article under the page's h1: the item that it belongs to is no part of another."""
    items = (one for one in said.iterancestors() if one.get("itemscope") is not None and one.get("itemprop") is None)
    item = next(items, None)
    return item is None or next(item.iter("h1"), None) is not None


def _denies(node: Node) -> bool:
    said = node.get("isAccessibleForFree")
    return said is False or (isinstance(said, str) and bool(_FALSE.match(said.strip())))
