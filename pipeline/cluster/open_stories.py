"""The stories that are open now, and the three things done with them: settle, place, merge.

The desk rebuilds this state at each run from the store (`settle`, in order of arrival), places what is new, and
asks for merges. Nothing here is random and no order depends on hashing: same headlines, same answer.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from pipeline.cluster.chance import Crowd
from pipeline.cluster.clippings import Clipping, clip
from pipeline.cluster.growth import Growth
from pipeline.cluster.merging import merge_stories
from pipeline.cluster.nearness import Nearness
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.reasons import why_joined, why_opened, why_split
from pipeline.cluster.recent import Placed, Recent
from pipeline.cluster.second_look import LOOKED_AT, is_worth_it, look_after, look_after_looking, second_choice
from pipeline.cluster.splitting import Halves, halves
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weighing import Sheets, choose, weigh
from pipeline.cluster.weights import Weights, shipped
from pipeline.errors import OrderError
from pipeline.news import Headline, Merge, Placing, Split

OPEN_DAYS = 14  # a story closes so many days after its last headline
_CANDIDATE_WORDS, _CANDIDATE_BUDGET, _CANDIDATES = 30, 120, 4


class OpenStories:
    """Running state of all open stories; `next_story` is the number that the next story to open gets."""

    def __init__(self, *, next_story: int = 1, weights: Weights | None = None) -> None:
        self.next_story = next_story
        self._stories: dict[int, OpenStory] = {}
        self._rarity = Rarity()
        self._crowd = Crowd()
        self._near = Nearness()
        self._weights = weights or shipped()
        self._touched: dict[int, None] = {}
        self._growth = Growth()
        self._recent = Recent()
        self._run_is_over = False  # what is placed after merges belongs to a new run
        self._last: datetime | None = None
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
        if self._run_is_over:
            self._recent = Recent()
            self._run_is_over = False
        clipping = clip(headline, self._rarity)
        candidates = self._nearest(clipping, _CANDIDATES)
        choice = choose(clipping, candidates, self._rarity, self._near.total, self._weights, self._crowd.share())
        story, probability = choice.home(self._weights.join_from)
        if story:
            reason = why_joined(clipping, story, self._near.total, probability)
            placing = Placing(headline=headline, story=story.number, score=probability, reason=reason)
        else:
            reason = why_opened(clipping, probability)
            placing = Placing(headline=headline, story=self.next_story, score=1.0, reason=reason)
        self._touch(placing.story)
        self._put(clipping, placing.story)
        near = (one.number for one in candidates)
        again = look_after(story, probability, choice.fits, self._weights)
        self._recent.note(clipping, placing.story, near, again=again)
        return placing

    def merges(self, *, apart: Iterable[tuple[int, int]] = (), dropped: Collection[int] = frozenset()) -> list[Merge]:
        """Find stories that are one, among those that `place` touched and their neighbours, and join them here too.

        The larger story keeps its number, of equals the older number. Never joined are the pairs of stories that the
        editor ruled `apart`, whatever they have become, nor a story that he `dropped` and one that he did not. In the
        order to apply them.
        """
        self._run_is_over = True
        touched = [number for number in self._touched if number in self._stories]
        self._touched.clear()
        near = self._recent.neighbours()
        known = {number: [one for one in near[number] if one in self._stories] for number in touched if number in near}
        sheets = Sheets(self._rarity, self._near.total, self._crowd.share())
        merges = merge_stories(touched, known, self._stories, self._near, sheets, self._weights, apart, dropped)
        self._recent.follow({merge.gone: merge.kept for merge in merges})
        self._growth.merge((merge.kept for merge in merges), self._stories)
        return merges

    def look_back(self, *, whole: Collection[int] = frozenset()) -> None:
        """Have `reconsider` look also at what earlier runs settled near to what this one placed, a run's worth in all.

        When that came little was known of what has come since. Stories that the editor has dealt with, or may be about
        to, are kept `whole`.
        """
        around = (self._stories[number] for number in self._recent.around() if number in self._stories)
        worth_it = (
            (clipping, story.number)
            for story in around
            if story.number not in whole
            for clipping in story.members
            if is_worth_it(clipping, story)
        )
        self._recent.recall(worth_it, at_most=LOOKED_AT)

    def reconsider(self, *, dropped: Collection[int] = frozenset()) -> list[Placing]:
        """Look once more at what was placed here, now that all of it is known, and return the placings that changed.

        What an earlier run settled stays but for what `look_back` has named; so does what surely joined, or was clear
        and nothing has changed since.
        Each other is weighed again, by all judges and as if it were out of its story, which is a little ahead; one that
        fits nowhere stays while its old story is not absurd (recipe: re-clustering, step b). None goes into one that
        the editor `dropped`, nor out of one into one that he did not. Ask `merges` and this again until nothing moves.
        """
        moved = [self._look_again(placed, dropped) for placed in self._recent.unsettled()]
        return [placing for placing in moved if placing]

    def splits(self, *, whole: Collection[int] = frozenset()) -> list[Split]:
        """Part what a run has touched and what is no one event, here too, and return it in the order to apply it.

        The larger half keeps the number. Stories that the editor has dealt with are kept `whole`. What stands in the
        halves may be merged elsewhere: ask `merges` afterwards.
        """
        splits, sheets = list[Split](), Sheets(self._rarity, self._near.total)
        waiting = [number for number in self._growth.due(self._stories) if number not in whole]
        while waiting:
            story = self._stories[waiting.pop()]
            if found := halves(story, sheets, self._weights):
                splits.append(self._part(story, found))
                waiting += [story.number, splits[-1].opened]
        return splits

    def _part(self, story: OpenStory, found: Halves) -> Split:
        new = self.next_story
        for clipping in found.leaving.members:
            self._near.withdraw(story, clipping.whole, story.remove(clipping))
            self._put(clipping, new, counted=True)
        headlines = tuple(clipping.headline.id for clipping in found.leaving.members)
        self._recent.part(headlines, story.number, new)
        self._touched[story.number] = self._touched[new] = None
        reason = why_split(found.staying, story.number, found.score)
        return Split(story=story.number, opened=new, headlines=headlines, score=found.score, reason=reason)

    def _look_again(self, placed: Placed, dropped: Collection[int]) -> Placing | None:
        clipping, number = placed.clipping, placed.story
        old = self._stories[number]
        alone = old.size == 1
        candidates = [one for one in self._others_near(placed) if (one.number in dropped) == (number in dropped)]
        near = [*(one.number for one in candidates), number]
        if not alone:
            candidates.append(old.without(clipping))
        total = self._near.but_for(clipping.whole)
        weighed = weigh(clipping, candidates, self._rarity, total, self._weights, self._crowd.share())
        chosen = second_choice(weighed, number, self._weights, alone=alone)
        story = chosen.story.number if chosen else number if alone else self.next_story
        if story == number:
            self._recent.note(clipping, story, near, again=look_after_looking(chosen))
            return None
        if chosen:
            reason = why_joined(clipping, chosen.story, total, chosen.probability)
        else:
            reason = why_opened(clipping, max((one.probability for one in weighed), default=0.0))
        self._touch(story)
        self._touch(number)
        self._take_out(clipping, old)
        self._put(clipping, story, counted=True)
        self._recent.note(clipping, story, near, left=number)
        score = chosen.probability if chosen else 1.0
        return Placing(headline=clipping.headline, story=story, score=score, reason=f"at a second look, {reason}")

    def _touch(self, number: int) -> None:
        """What stands in the story is about to change."""
        self._touched[number] = None
        self._growth.touch(number, self._stories.get(number))

    def _others_near(self, placed: Placed) -> list[OpenStory]:
        """Return the stories near to a headline but its own: those it was weighed against, where they are known."""
        known = self._recent.known_near(placed)
        if known is None:
            found = self._nearest(placed.clipping, _CANDIDATES + 1)
        else:
            found = [self._stories[number] for number in known if number in self._stories]
        return [story for story in found if story.number != placed.story][:_CANDIDATES]

    def _take_out(self, clipping: Clipping, old: OpenStory) -> None:
        """Take a clipping out of its story, which is gone if that was all of it."""
        if old.size > 1:
            self._near.withdraw(old, clipping.whole, old.remove(clipping))
            return
        self._near.forget(old)
        del self._stories[old.number]

    def _arrive(self, headline: Headline) -> None:
        if self._last and headline.seen_at < self._last:
            raise OrderError(
                f"clustering got headline {headline.id} out of order of arrival",
                where=f"{headline.outlet}: {headline.headline}",
                do="sort by seen_at",
            )
        self._last = headline.seen_at
        today = headline.seen_at.toordinal()
        if today != self._today:
            self._today = today
            self._rarity.pass_to(today)
            self._crowd.pass_to(today)
            self._close_old()

    def _close_old(self) -> None:
        old = [story for story in self._stories.values() if self._today - story.last > OPEN_DAYS]
        self._recent.forget({story.number for story in old})
        for story in old:
            self._near.forget(story)
            del self._stories[story.number]

    def _nearest(self, clipping: Clipping, count: int) -> list[OpenStory]:
        return self._near.nearest(
            clipping.whole, self._stories, words=_CANDIDATE_WORDS, budget=_CANDIDATE_BUDGET, keep=count
        )

    def _put(self, clipping: Clipping, number: int, *, counted: bool = False) -> None:
        story = self._stories.get(number)
        if not counted:
            self._rarity.count(clipping.whole, story.whole if story else {})
            self._crowd.come(opening=not story)
        if story:
            story.add(clipping)
        else:
            story = self._stories[number] = OpenStory(number, clipping)
            self.next_story = max(self.next_story, number + 1)
        self._near.note(story, clipping.whole, [1] * len(clipping.whole))
