"""Is a headline the echo of another: one title at two outlets, and no text that shows it to be another report.

Two such are two voices to folding, which counts newsrooms: nothing shows that one wrote for both. To a reader of one
list they are one line twice.
"""

from functools import lru_cache

from pipeline.dedup.likeness import TELLING_TITLE, adds_only, near_titles, one_frame, roles_swapped
from pipeline.dedup.printed import ALIKE, Printed, printed
from pipeline.news import Headline


def is_echo(one: Headline, other: Headline) -> bool:
    """Return whether two titles are one, marks and kickers aside, of five words or more, and one has no text."""
    ours, theirs = _printed(one), _printed(other)
    if (ours.texts and theirs.texts) or min(len(ours.rest), len(theirs.rest)) < TELLING_TITLE:
        return False
    if not near_titles(ours, theirs, ALIKE) or ours.counted != theirs.counted:
        return False
    return adds_only(ours, theirs) and not roles_swapped(ours, theirs, ALIKE) and not one_frame(ours, theirs)


@lru_cache(maxsize=1_024)  # a story's headlines, each held against every line of its list
def _printed(one: Headline) -> Printed:
    return printed(one)
