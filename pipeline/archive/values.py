"""What reading an old post gives."""

from dataclasses import dataclass

from pipeline.news import Roundup


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPost:
    """A post as data, and what is left over.

    `unplaced` are the lines that no rule could place, in order: nothing is dropped in silence. `proposed` are the
    outlets that the registry does not know, as the post cites them, each once, in order.
    """

    roundup: Roundup
    unplaced: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
