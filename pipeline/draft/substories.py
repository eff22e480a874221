"""The printed order of a list: the story, its sub-stories, what explains, opinion, editorials, what only keeps count.

Pure. So the model blog's lists are ordered (docs/format.md).
"""

from collections.abc import Sequence

from pipeline.draft.reporting import standing
from pipeline.draft.sayings import Sayings, distinct
from pipeline.news import Headline

_SHARED = 2  # telling words that two lines of one sub-story share ...
_RARE = 1 / 3  # ... and that fewer of the story's headlines than this say


def in_groups(chosen: Sequence[Headline], said: Sayings) -> tuple[tuple[Headline, ...], ...]:
    """Return the lines, best first as given, in printed order: a group for the story, one for each sub-story, the rest.

    A line belongs to the first sub-story with whose opening line it shares two telling words that less than a third of
    the story's headlines say. A sub-story of one line stays with the story.
    """
    places = [(headline, standing(headline)) for headline in chosen]
    openings: list[list[Headline]] = []
    for headline in (one for one, place in places if not place):
        rare = _rare(headline, said)
        home = next((group for group in openings if len(rare & _rare(group[0], said)) >= _SHARED), None)
        if home is None:
            openings.append([headline])
        else:
            home.append(headline)
    story = tuple(group[0] for group in openings if len(group) == 1)
    told = [tuple(group) for group in openings if len(group) > 1]
    last = tuple(one for one, place in sorted(places, key=lambda pair: pair[1]) if place)
    return tuple(group for group in (story, *told, last) if group)


def _rare(headline: Headline, said: Sayings) -> frozenset[str]:
    return frozenset(word for word in distinct(headline) if word in said.common and said.shares[word] < _RARE)
