"""How much prose each paragraph and each part of the page holds, and which flags survive that.

A class name is believed only where little prose lies under it: an article cut into several
`sidebar-grid__content` is no sidebar.
"""

from collections.abc import Sequence

from pipeline.read.page import readers, wording
from pipeline.read.page.flags import ASIDE, CONSENT, HIDDEN, NEVER, OTHER, PICTURE
from pipeline.read.page.keys import ends_sentence, has_sentence_inside, key
from pipeline.read.page.walk import Block, Node, Walk

_MOST_WEIGHT = 500.0
_SHORTEST = 35
_SHORT = 70
_NO_SENTENCE = 140
_WITNESS_LEAST = 200
_WITNESS_KEY = 80
# The share of the page's prose from which a flag of that kind is not believed.
_NAMED_ALIKE = {PICTURE: 0.30, OTHER: 0.30}
_BY_NODE = {HIDDEN: 0.30, ASIDE: 0.50}
_NEVER_MOST = {NEVER: 0.55, CONSENT: 0.95}


def weights(blocks: Sequence[Block], body_key: str) -> list[float]:
    """Return the prose weight of each block; `body_key` is the key of the JSON-LD articleBody, "" = none."""
    witness = body_key if len(body_key) >= _WITNESS_LEAST else ""
    return [_weight(block, witness) for block in blocks]


def _weight(block: Block, witness: str) -> float:
    if block.links > 0.5 or block.length < _SHORTEST or wording.is_consent(block.text):
        return 0.0
    weight = min(block.length, _MOST_WEIGHT)
    if block.length < _SHORT:
        weight *= 0.25
    if block.length < _NO_SENTENCE and not has_sentence_inside(block.text):
        weight *= 0.4 if ends_sentence(block.text) else 0.2
    if witness and said_in(block, witness):
        weight = 1.5 * weight + 20
    return weight


def said_in(block: Block, body_key: str) -> bool:
    """Say whether the JSON-LD articleBody has the block's first 80 key characters."""
    return bool(block.key) and block.key[:_WITNESS_KEY] in body_key


def under(nodes: Sequence[Node], blocks: Sequence[Block], weight: Sequence[float]) -> list[float]:
    """Return by node number the weight of all blocks in it."""
    sums = [0.0] * len(nodes)
    for block, own in zip(blocks, weight, strict=True):
        sums[block.node.number] += own
    for node in reversed(nodes):
        if node.parent is not None:
            sums[node.parent.number] += sums[node.number]
    return sums


def believed(walk: Walk, weight: Sequence[float], headline: Block | None) -> list[int]:
    """Return by node number the flags that count there, those of the nodes above included.

    `headline` is the block that shows it, None = none does.
    """
    sums = under(walk.nodes, walk.blocks, weight)
    flags = _never_text(walk, weight, sums, headline)
    outermost = [
        node for node in walk.nodes if flags[node.number] and (node.parent is None or not flags[node.parent.number])
    ]
    # A consent dialogue may be longer than the article: shares are of what is left without it.
    page = max(sum(weight) - sum(sums[node.number] for node in outermost), 1.0)
    named: dict[tuple[str, str], float] = {}
    for node in walk.nodes:
        if not flags[node.number]:
            named[node.tag, node.name] = named.get((node.tag, node.name), 0.0) + sums[node.number]
    for node in walk.nodes:
        share_alike = named.get((node.tag, node.name), 0.0) / page
        above = flags[node.parent.number] if node.parent is not None else 0
        flags[node.number] |= above | _own(node, sums[node.number] / page, share_alike)
    return flags


def _never_text(walk: Walk, weight: Sequence[float], sums: Sequence[float], headline: Block | None) -> list[int]:
    page = sum(weight) or 1.0
    comments, opinion = readers.of(walk, weight, headline)
    flags: list[int] = []
    for node in walk.nodes:
        above = flags[node.parent.number] if node.parent is not None else 0
        own = any(node.flags & flag and sums[node.number] < most * page for flag, most in _NEVER_MOST.items())
        flags.append(NEVER if above or (own and node.number not in opinion) or node.number in comments else 0)
    return flags


def _own(node: Node, share: float, share_alike: float) -> int:
    kept = PICTURE if node.tag in ("figure", "figcaption") else 0
    for flag, most in _NAMED_ALIKE.items():
        kept |= flag if node.flags & flag and share_alike < most else 0
    for flag, most in _BY_NODE.items():
        kept |= flag if node.flags & flag and share < most else 0
    return kept


def body_key(text: str) -> str:
    """Return the key of an articleBody, capped: the witness need not be the whole book."""
    return key(text[:60_000])
