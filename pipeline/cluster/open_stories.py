"""The stories that are open now, and the three things done with them: settle, place, merge.

The desk rebuilds this state at each run from the store (`settle`, in order of arrival), places what is new, and
asks for merges. Nothing here is random and no order depends on hashing: same headlines, same answer.
"""

from collections.abc import Sequence

from pipeline.cluster.clippings import Clipping, clip
from pipeline.cluster.merging import merge_stories
from pipeline.cluster.nearness import Nearness
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.reasons import why_joined, why_opened
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weighing import weigh
from pipeline.cluster.weights import shipped
from pipeline.errors import OrderError
from pipeline.news import Headline, Merge, Placing

OPEN_DAYS = 14  # a story closes so many days after its last headline
_CANDIDATE_WORDS, _CANDIDATE_BUDGET, _CANDIDATES = 30, 300, 4


def place(
    new: Sequence[Headline],
    settled: Sequence[tuple[Headline, int]] = (),
    *,
    next_story: int = 1,
    merge: bool = True,
) -> tuple[list[Placing], list[Merge]]:
    """Return where each new headline belongs, and which stories turned out to be one afterwards.

    Args:
        new: In order of arrival (`seen_at`, `id`), none earlier than the last settled one.
        settled: Headlines placed before, with their story's number, in order of arrival.
        next_story: The number of the next story to open; numbers of settled stories are never given again.
        merge: Whether to look for stories that are one. Placings name the story as decided at arrival: apply the
            merges in their order.

    Raises:
        OrderError: Headlines are not in order of arrival.
    """
    stories = OpenStories(next_story=next_story)
    for headline, number in settled:
        stories.settle(headline, number)
    placings = [stories.place(headline) for headline in new]
    return placings, stories.merges() if merge else []


class OpenStories:
    """Running state of all open stories; `next_story` is the number that the next story to open gets."""

    def __init__(self, *, next_story: int = 1) -> None:
        self.next_story = next_story
        self._stories: dict[int, OpenStory] = {}
        self._rarity = Rarity()
        self._near = Nearness()
        self._weights = shipped()
        self._touched: dict[int, None] = {}
        self._last: tuple[object, ...] = ()
        self._today = 0

    def settle(self, headline: Headline, story: int) -> None:
        """Put a headline where an earlier run (or the editor) placed it, without deciding anything.

        Raises:
            OrderError: `headline` arrived before one that is here already.
        """
        self._arrive(headline)
        self._put(clip(headline, self._rarity), story)

    def place(self, headline: Headline) -> Placing:
        """Decide which open story the headline belongs to, or open one; the headline counts from now on.

        Raises:
            OrderError: `headline` arrived before one that is here already.
        """
        self._arrive(headline)
        clipping = clip(headline, self._rarity)
        story, probability = self._choose(clipping)
        if story:
            reason = why_joined(clipping, story, self._near.total, probability)
            placing = Placing(headline=headline, story=story.number, score=probability, reason=reason)
        else:
            reason = why_opened(clipping, probability)
            placing = Placing(headline=headline, story=self.next_story, score=1.0, reason=reason)
        self._put(clipping, placing.story)
        self._touched[placing.story] = None
        return placing

    def merges(self) -> list[Merge]:
        """Find stories that are one, among those that `place` touched and their neighbours, and join them here too.

        The larger story keeps its number, of equals the older number. In the order to apply them.
        """
        touched = [number for number in self._touched if number in self._stories]
        self._touched.clear()
        return merge_stories(touched, self._stories, self._near, self._rarity, self._weights)

    def _arrive(self, headline: Headline) -> None:
        arrival = (headline.seen_at, headline.id)
        if self._last and arrival < self._last:
            raise OrderError(
                f"clustering got headline {headline.id} out of order of arrival",
                where=f"{headline.outlet}: {headline.headline}",
                do="sort by seen_at, then id",
            )
        self._last = arrival
        today = headline.seen_at.toordinal()
        if today != self._today:
            self._today = today
            self._rarity.pass_to(today)
            self._close_old()

    def _close_old(self) -> None:
        for story in [story for story in self._stories.values() if self._today - story.last > OPEN_DAYS]:
            self._near.forget(story)
            del self._stories[story.number]

    def _choose(self, clipping: Clipping) -> tuple[OpenStory | None, float]:
        """Return the story to join and its probability, or None and the best probability that did not suffice."""
        candidates = self._near.nearest(
            clipping.whole, self._stories, words=_CANDIDATE_WORDS, budget=_CANDIDATE_BUDGET, keep=_CANDIDATES
        )
        weighed = weigh(clipping, candidates, self._rarity, self._near.total, self._weights)
        if not weighed:
            return None, 0.0
        best = max(weighed, key=lambda one: one.score)
        return (best.story if best.score >= self._weights.join_from else None), best.probability

    def _put(self, clipping: Clipping, number: int) -> None:
        story = self._stories.get(number)
        self._rarity.count(clipping.whole, story.whole if story else {})
        if story:
            story.add(clipping)
        else:
            story = self._stories[number] = OpenStory(number, clipping)
            self.next_story = max(self.next_story, number + 1)
        self._near.note(story, clipping.whole, [1] * len(clipping.whole))
