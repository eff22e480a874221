"""The title proposed for a post: its lead's headline without the flags that its outlet flew over it. Pure."""

from collections.abc import Iterable

from pipeline import titles
from pipeline.dedup.frames import unmarked


def title_from(lead_headline: str, *, outlet_names: Iterable[str] = (), capitals: bool = True) -> str:
    """Return the title, as `titles.proposed`, without marks of issue and calls.

    `UPDATE 2-`, `Breaking: ` or `(Corrected)` say of the outlet's own issue what is not so of the blog's.
    """
    return titles.proposed(unmarked(lead_headline), outlet_names=outlet_names, capitals=capitals)
