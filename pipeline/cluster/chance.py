"""What few words in common are worth where many stories come up: among them chance finds some for any headline.

The judges learnt from streams in which each headline has company. On a desk two of three stand alone, and of those that
share three words of headline and lede with the story nearest to them, or one of the headline, most do not belong there;
of bare headlines that share one word hardly any (docs/bench.md).
"""

import math

from pipeline.cluster.clippings import Clipping
from pipeline.cluster.story import OpenStory

# Stories that were opened since the day before: up to the first number chance is left out, from the second it tells in
# full. The files of joined headlines open at most ten, an outlet's feed more at once.
_QUIET, _CROWDED = 20, 60
# What share of the headlines since then opened a story: on a desk two of three, where events are told at length fewer.
_IN_COMPANY, _ALONE = 0.45, 0.6
_ENOUGH, _ENOUGH_IN_TITLE = 6, 3  # words in common that chance does not find
_DOUBT = 0.3  # what each word short of these takes from the log odds
# The same of words in common where one has no lede, by a story of one headline: more of them are less likely a chance.
_ENOUGH_OF_BARE, _DOUBT_OF_BARE = 3, 2.0
_HOPELESS = 0.05  # below this no headline joins anyway


class Crowd:
    """What came on the day that it is and on the one before: so many headlines, of which so many opened a story."""

    def __init__(self) -> None:
        self._day = 0
        self._came, self._opened = [0, 0], [0, 0]  # the day before, and today

    def pass_to(self, day: int) -> None:
        """It is this day now (a day number that never goes back)."""
        if day != self._day:
            for counts in (self._came, self._opened):
                counts[:] = counts[1] if day == self._day + 1 else 0, 0
            self._day = day

    def come(self, *, opening: bool) -> None:
        """A headline came, and opened a story or joined one."""
        self._came[1] += 1
        self._opened[1] += opening

    def share(self) -> float:
        """Return how much chance is to be reckoned with, 0 to 1: most among many stories of one headline each."""
        stories = sum(self._opened)
        if stories <= _QUIET:
            return 0.0
        many = math.log(stories / _QUIET) / math.log(_CROWDED / _QUIET)
        alone = (stories / sum(self._came) - _IN_COMPANY) / (_ALONE - _IN_COMPANY)
        return min(many, 1.0) * min(max(alone, 0.0), 1.0)


def doubted(probability: float, clipping: Clipping, story: OpenStory, among: float) -> float:
    """Return the probability that a clipping belongs to a story, less what chance may have had to do with it.

    Args:
        probability: What a judge found.
        clipping: A headline.
        story: An open story.
        among: The share of chance in a `Crowd` of stories.
    """
    if not among or probability < _HOPELESS:
        return probability
    doubt = among * _doubt(clipping, story)
    if not doubt:
        return probability
    kept = probability * math.exp(-doubt)
    return kept / (kept + 1 - probability)


def _doubt(clipping: Clipping, story: OpenStory) -> float:
    """Return what chance takes from the log odds, where it tells in full."""
    shared = len(clipping.whole.keys() & story.whole.keys())
    if not (clipping.has_summary and story.has_summary):
        return _DOUBT_OF_BARE * max(_ENOUGH_OF_BARE - shared, 0) / story.size
    in_title = len(clipping.title.keys() & story.title.keys())
    return _DOUBT * (max(_ENOUGH - shared, 0) + max(_ENOUGH_IN_TITLE - in_title, 0))
