"""What a run has placed, and which of it to look at once more: what stands where something has changed since."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from pipeline.cluster.clippings import Clipping
from pipeline.cluster.merging import follow

_NOT_YET = -1  # no moment


class Look(Enum):
    """When a placed headline is looked at again."""

    NEVER = 0  # it is surely where it belongs
    ON_CHANGE = 1  # when its story or one that it was weighed against has changed, or it got a neighbour
    ALWAYS = 2  # the other judges may see it otherwise


@dataclass(slots=True)
class Placed:
    """A headline of this run, or one it looks back at: its story and those that it was weighed against, by number."""

    clipping: Clipping
    story: int
    near: tuple[int, ...]
    looked: int  # the moment of the last look at it; moments are counted, not timed
    again: Look


class Recent:
    """The headlines that a run placed, in order of arrival, and after them those of earlier runs that it looks at."""

    def __init__(self) -> None:
        self._placed: dict[int, Placed] = {}
        self._moment = 0
        self._changed: dict[int, int] = {}  # story -> the last moment when a headline came, left, or a merge was made
        # story -> the last moment when a headline was weighed against it that was new to it, or has moved since.
        self._came: dict[int, int] = {}

    def note(
        self,
        clipping: Clipping,
        story: int,
        near: Iterable[int],
        *,
        left: int = 0,
        again: Look = Look.ON_CHANGE,
    ) -> None:
        """The headline was weighed against the stories `near` and stands in `story` now; it may have `left` another.

        `again` says when it is looked at once more.
        """
        old = self._placed.get(clipping.headline.id)
        self._moment += 1
        weighed = tuple(near)
        self._placed[clipping.headline.id] = Placed(clipping, story, weighed, self._moment, again)
        before = (*old.near, old.story) if old and not left else ()
        self._came.update((number, self._moment) for number in weighed if number not in before)
        if old is None or left:
            self._changed[story] = self._moment
        if left:
            self._changed[left] = self._moment

    def around(self) -> dict[int, None]:
        """Return the stories that headlines of this run stand in or were weighed against, by number, in that order."""
        return dict.fromkeys(number for placed in self._placed.values() for number in (placed.story, *placed.near))

    def recall(self, settled: Iterable[tuple[Clipping, int]], *, at_most: int) -> None:
        """Look as well at headlines that earlier runs settled, each with its story; in all no more than `at_most`."""
        old = ((clipping, story) for clipping, story in settled if clipping.headline.id not in self._placed)
        for clipping, story in islice(old, max(0, at_most - len(self._placed))):
            self._placed[clipping.headline.id] = Placed(clipping, story, (), _NOT_YET, Look.ALWAYS)

    def follow(self, became: Mapping[int, int]) -> None:
        """Stories were merged: `became` names for each that is gone the one kept."""
        self._moment += 1
        self._changed |= dict.fromkeys([*became, *became.values()], self._moment)
        for gone, kept in became.items():
            self._came[kept] = max(self._came.get(kept, 0), self._came.get(gone, 0))
        for placed in self._placed.values() if became else ():
            placed.story = follow(placed.story, became)
            if not became.keys().isdisjoint(placed.near):
                placed.near = tuple(dict.fromkeys(follow(number, became) for number in placed.near))

    def part(self, headlines: Iterable[int], story: int, new: int) -> None:
        """These headlines left `story` for the new one, which is settled with that."""
        self._moment += 1
        self._changed[story] = self._moment
        for number in headlines:
            if number in self._placed:
                placed = self._placed[number]
                placed.story, placed.looked, placed.again = new, self._moment, Look.ON_CHANGE

    def forget(self, stories: Collection[int]) -> None:
        """These stories are closed: what stands in them stays there."""
        if not stories:
            return
        for headline in [number for number, placed in self._placed.items() if placed.story in stories]:
            del self._placed[headline]

    def unsettled(self) -> list[Placed]:
        """Return what is to be looked at again now."""
        return [placed for placed in self._placed.values() if self._is_unsettled(placed)]

    def known_near(self, placed: Placed) -> tuple[int, ...] | None:
        """Return what it was weighed against, where nobody new was weighed against its story since; else None."""
        return placed.near if self._came.get(placed.story, 0) <= placed.looked else None

    def neighbours(self) -> dict[int, tuple[int, ...]]:
        """Return for each story with a headline of this run what the last such headline was weighed against."""
        return {placed.story: placed.near for placed in self._placed.values() if placed.looked > _NOT_YET}

    def _is_unsettled(self, placed: Placed) -> bool:
        if placed.again is not Look.ON_CHANGE:
            return placed.again is Look.ALWAYS
        changed, looked = self._changed, placed.looked
        if self._came.get(placed.story, 0) > looked or changed.get(placed.story, 0) > looked:
            return True
        return any(changed.get(number, 0) > looked for number in placed.near)
