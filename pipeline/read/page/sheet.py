"""All that the choice of paragraphs looks at, gathered once a page."""

from dataclasses import dataclass

from pipeline.read.page.core import Core
from pipeline.read.page.shapes import Shape
from pipeline.read.page.walk import Block, Node, Walk
from pipeline.read.page.weigh import said_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The walk with its weights and flags; `headlines`, `descriptions` and `body` are keys.

    `headline` is the block that shows it, None = none does.
    `shapes` is by block place, `flags` by node number, `parents` are the numbers of the core blocks' parents.
    """

    walk: Walk
    weight: list[float]
    flags: list[int]
    shapes: list[Shape]
    core: Core
    parents: frozenset[int]
    headlines: tuple[str, ...]
    descriptions: tuple[str, ...]
    body: str
    headline: Block | None = None

    def is_core(self, block: Block) -> bool:
        """Say whether the block has the body's shape."""
        return self.shapes[block.place] == self.core.shape

    def is_early(self, block: Block) -> bool:
        """Say whether the block stands before the first paragraph of the body."""
        return block.place < self.core.places[0]

    def is_in(self, block: Block, holder: Node) -> bool:
        """Say whether the block lies under `holder`."""
        return holder is block.node or any(one is holder for one in block.node.ancestors())

    def shares_parent(self, block: Block) -> bool:
        """Say whether the block stands beside paragraphs of the body."""
        parent = block.node.parent
        return parent is not None and parent.number in self.parents

    def is_witnessed(self, block: Block) -> bool:
        """Say whether the JSON-LD articleBody has the block."""
        return len(self.body) >= 200 and said_in(block, self.body)
