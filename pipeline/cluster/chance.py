"""What few words in common are worth where many stories come up: among them chance finds some for any headline.

The judges learnt from streams in which each headline has company. On a desk two of three stand alone, and of those that
share three words of headline and lede with the story nearest to them, or one of the headline, most do not belong there;
of bare headlines that share one word hardly any (docs/bench.md).
"""

import math

from pipeline.cluster.features import Sheet
from pipeline.cluster.story import NEWEST, OpenStory

# Stories that were opened since the day before: up to the first number chance is left out, from the second it tells in
# full. The files of joined headlines open at most ten, an outlet's feed more at once.
_QUIET, _CROWDED = 20, 60
# What share of the headlines since then opened a story: on a desk two of three, where events are told at length fewer.
_IN_COMPANY, _ALONE = 0.45, 0.6
_ENOUGH, _ENOUGH_IN_TITLE = 6, 3  # words in common that chance does not find
_DOUBT = 0.3  # what each word short of these takes from the log odds
# The same where one has no lede, of the words in common with one headline of the story. Each counts by how rare it is,
# one that was never seen as a whole word: "Covid-19" and "vaccine" are no evidence on a day that is full of them.
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


def doubted(probability: float, sheet: Sheet, story: OpenStory, among: float) -> float:
    """Return the probability that a headline belongs to a story, less what chance may have had to do with it.

    Args:
        probability: What a judge found.
        sheet: Of the headline.
        story: An open story.
        among: The share of chance in a `Crowd` of stories.
    """
    if not among or probability < _HOPELESS:
        return probability
    doubt = among * _doubt(sheet, story)
    if not doubt:
        return probability
    kept = probability * math.exp(-doubt)
    return kept / (kept + 1 - probability)


def _doubt(sheet: Sheet, story: OpenStory) -> float:
    """Return what chance takes from the log odds, where it tells in full."""
    clipping = sheet.clipping
    if not (clipping.has_summary and story.has_summary):
        return _DOUBT_OF_BARE * max(_ENOUGH_OF_BARE - _most_in_common(sheet, story), 0.0)
    shared = len(clipping.whole.keys() & story.whole.keys())
    in_title = len(clipping.title.keys() & story.title.keys())
    return _DOUBT * (max(_ENOUGH - shared, 0) + max(_ENOUGH_IN_TITLE - in_title, 0))


def _most_in_common(sheet: Sheet, story: OpenStory) -> float:
    """Return how many words a headline shares with that of a story's newest with which it shares most, by rarity."""
    words, rare, unseen = sheet.clipping.whole.keys(), sheet.rare, sheet.unseen
    if not unseen:
        return 0.0
    others = [member.whole for member in story.members[-NEWEST:] if member is not sheet.clipping]
    # The rarity of a lede's words is not worked out; they are held against a bare headline, which has few.
    # A name of the shipped table is rarer than any word of another language than English; it is one word all the same.
    # In the headline's order: a set has another one each run, and sums of fractions differ by it.
    shared = ((min(rare.get(word, unseen), unseen) for word in words if word in other) for other in others)
    return max(map(sum, shared), default=0.0) / unseen
