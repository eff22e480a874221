"""The printed order of a list: the story, its sub-stories, what explains, opinion, editorials, what only keeps count.

Pure. So the model blog's lists are ordered (docs/format.md).
"""

import re
from collections.abc import Collection, Sequence

from pipeline.draft.reporting import standing
from pipeline.draft.sayings import Sayings, distinct
from pipeline.news import Headline

_SHARED = 2  # telling words that two lines of one sub-story share ...
_RARE = 1 / 3  # ... and that fewer of the story's headlines than this say
# Where words stand without spaces a telling word is a pair of signs (`shingles`), half of a word or less: `総裁選` has
# two. A pair with hiragana in it (`相の`) is where two words meet, and tells nothing.
_PAIR = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3400-\u9fff\u30a0-\u30ff\uac00-\ud7af]{2}")
_WHERE_WORDS_MEET = re.compile("[\u3040-\u309f]")
_HALF = 0.5


def in_groups(chosen: Sequence[Headline], said: Sayings) -> tuple[tuple[Headline, ...], ...]:
    """Return the lines, best first as given, in printed order: a group for the story, one for each sub-story, the rest.

    A line belongs to the sub-story with whose opening line it shares most telling words, two at least, that less than a
    third of the story's headlines say; of equals to the first. A sub-story of one line stays with the story.
    """
    places = [(headline, standing(headline)) for headline in chosen]
    openings: list[list[Headline]] = []
    for headline in (one for one, place in places if not place):
        rare = _rare(headline, said)
        home = max(openings, key=lambda group: _told(rare & _rare(group[0], said)), default=[])
        if home and _told(rare & _rare(home[0], said)) >= _SHARED:
            home.append(headline)
        else:
            openings.append([headline])
    story = tuple(group[0] for group in openings if len(group) == 1)
    told = [tuple(group) for group in openings if len(group) > 1]
    last = tuple(one for one, place in sorted(places, key=lambda pair: pair[1]) if place)
    return tuple(group for group in (story, *told, last) if group)


def _rare(headline: Headline, said: Sayings) -> frozenset[str]:
    words = (word for word in distinct(headline) if word in said.common and said.shares[word] < _RARE)
    return frozenset(word for word in words if not _WHERE_WORDS_MEET.search(word))


def _told(shared: Collection[str]) -> float:
    """Return how many words are shared, a pair of signs as half a one."""
    return sum(_HALF if _PAIR.fullmatch(word) else 1.0 for word in shared)
