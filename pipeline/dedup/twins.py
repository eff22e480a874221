"""Which headlines that stand for themselves are one article all the same, by way of a copy.

Folding compares what arrives with the headline that a group keeps, and never chains, so that a group does not drift
from what it began with. So a third carrier that printed the text of a copy, but not enough of the kept headline's,
stands for itself. That is right for stories and for counting; printed in one list the two would be one text twice.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.dedup.buckets import Buckets
from pipeline.dedup.folding import in_turn
from pipeline.dedup.printed import ALIKE
from pipeline.dedup.rules import same_article
from pipeline.news import Headline


def twins(headlines: Sequence[Headline], copies: Mapping[int, int]) -> Iterator[tuple[Headline, Headline]]:
    """Yield each headline that is no copy with each copy of another one that is its article, too, in order of arrival.

    Args:
        headlines: Of one story, in order of arrival, copies included.
        copies: Which of them are copies, and of which.
    """
    if not copies:
        return
    turn = list(in_turn(headlines))
    copied = [one for one in turn if one.headline.id in copies]
    buckets = Buckets(ALIKE)
    for place, one in enumerate(copied):
        buckets.put(buckets.keys(one), place)
    for one in turn:
        if one.headline.id in copies:
            continue
        for copy in (copied[place] for place in buckets.near(buckets.keys(one))):
            if copies[copy.headline.id] != one.headline.id and same_article(copy, one, ALIKE):
                yield one.headline, copy.headline
