"""What few words in common are worth where many stories come up: among them chance finds some for any headline.

The judges learnt from streams in which each headline has company. On a desk two of three stand alone, and of those that
share three words of headline and lede with the story nearest to them, or one of the headline, most do not belong there
(docs/bench.md).
"""

import math

from pipeline.cluster.clippings import Clipping
from pipeline.cluster.story import OpenStory

# Stories that were opened since the day before: up to the first number chance is left out, from the second it tells in
# full. The files of joined headlines open at most ten, an outlet's feed more at once (docs/bench.md).
_QUIET, _CROWDED = 20, 60
_ENOUGH, _ENOUGH_IN_TITLE = 6, 3  # words in common that chance does not find
_DOUBT = 0.3  # what each word short of these takes from the log odds
_HOPELESS = 0.05  # below this no headline joins anyway


class Crowd:
    """How many stories came up of late: those opened on the day that it is, and on the one before."""

    def __init__(self) -> None:
        self._day = self._today = self._yesterday = 0

    def pass_to(self, day: int) -> None:
        """It is this day now (a day number that never goes back)."""
        if day != self._day:
            self._yesterday = self._today if day == self._day + 1 else 0
            self._day, self._today = day, 0

    def open(self) -> None:
        """A story was opened."""
        self._today += 1

    def share(self) -> float:
        """Return how much chance is to be reckoned with among so many, 0 to 1, evenly by their logarithm."""
        stories = self._today + self._yesterday
        if stories <= _QUIET:
            return 0.0
        return min(math.log(stories / _QUIET) / math.log(_CROWDED / _QUIET), 1.0)


def doubted(probability: float, clipping: Clipping, story: OpenStory, among: float) -> float:
    """Return the probability that a clipping belongs to a story, less what chance may have had to do with it.

    Only where both have a lede: two bare headlines of one event seldom share as many words.

    Args:
        probability: What a judge found.
        clipping: A headline.
        story: An open story.
        among: The share of chance in a `Crowd` of stories.
    """
    if not among or probability < _HOPELESS or not (clipping.has_summary and story.has_summary):
        return probability
    shared = len(clipping.whole.keys() & story.whole.keys())
    in_title = len(clipping.title.keys() & story.title.keys())
    short = max(_ENOUGH - shared, 0) + max(_ENOUGH_IN_TITLE - in_title, 0)
    if not short:
        return probability
    kept = probability * math.exp(-among * _DOUBT * short)
    return kept / (kept + 1 - probability)
