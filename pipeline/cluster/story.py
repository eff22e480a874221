"""An open story as clustering sees it: running sums over its clippings, and these, for when it is to be parted."""

import math
from copy import copy

from pipeline.cluster.clippings import Clipping

_ROUNDING = 1e-9  # of sums of weights, which are at most 1 each
SILENCE = 2  # days after which the late judge is asked
NEWEST = 12  # of a story's clippings, for the few comparisons with single headlines


class OpenStory:
    """The sums of one story. Dicts of a story of one headline are that clipping's own, copied when a second comes."""

    __slots__ = (
        "days",
        "first",
        "has_summary",
        "held",
        "language",
        "last",
        "members",
        "number",
        "since",
        "size",
        "size_log",
        "title",
        "title_length",
        "title_square",
        "title_total",
        "whole",
        "whole_length",
        "whole_square",
    )

    def __init__(self, number: int, clipping: Clipping) -> None:
        self.number = number
        self.size = 1
        self.title = clipping.title
        self.whole = clipping.whole
        self.title_total = sum(clipping.title.values())
        self.title_square = 1.0 if clipping.title else 0.0
        self.whole_square = 1.0 if clipping.whole else 0.0
        self.held: dict[str, int] | None = None
        self.days: dict[int, int] | None = None  # how many headlines of each day
        self.first = self.last = self.since = clipping.day
        self.members = [clipping]
        self.has_summary = clipping.has_summary
        self.language = clipping.language
        self._measure()

    def holding(self, words: list[str]) -> list[int]:
        """Return in how many headlines of the story each of its `words` stands."""
        held = self.held
        return [held[word] for word in words] if held else [1] * len(words)

    def add(self, clipping: Clipping) -> None:
        """Add one clipping to the sums."""
        held = self._own()
        self.size += 1
        self.title_square = _added(self.title, clipping.title, self.title_square)
        self.whole_square = _added(self.whole, clipping.whole, self.whole_square)
        self.title_total += sum(clipping.title.values())
        for word in clipping.whole:
            held[word] = held.get(word, 0) + 1
        self._date(clipping.day, 1)
        self.has_summary = self.has_summary or clipping.has_summary
        self.language = self.language or clipping.language
        self._measure()
        self.members.append(clipping)

    def without(self, clipping: Clipping) -> "OpenStory":
        """Return what the story would be without one of its clippings, to weigh that very one against it.

        Of its words only those of the clipping are there, of its clippings the newest, for no others are asked for. The
        story must hold another one.
        """
        rest, held, title = copy(self), self.held or {}, self.title
        rest.held, rest.days = {word: held[word] for word in clipping.whole}, dict(self.days or {})
        rest.whole = {word: self.whole[word] for word in clipping.whole}
        rest.title = {word: title[word] for word in clipping.whole if word in title}
        rest._subtract(clipping)
        rest.members = [member for member in self.members[-NEWEST - 1 :] if member is not clipping][-NEWEST:]
        rest._know_anew(self.members, clipping)
        return rest

    def remove(self, clipping: Clipping) -> list[str]:
        """Take one clipping out of the sums and return the words that no headline of the story holds any more.

        The story must hold another one.
        """
        gone = self._subtract(clipping)
        self.members = [member for member in self.members if member is not clipping]
        self._know_anew(self.members, clipping)
        return gone

    def _subtract(self, clipping: Clipping) -> list[str]:
        held = self._own()
        self.size -= 1
        gone = [word for word in clipping.whole if held[word] == 1]
        self.whole_square = _subtracted(self.whole, clipping.whole, self.whole_square)
        for word in clipping.whole:
            held[word] -= 1
        for word in gone:
            del held[word], self.whole[word]
        self.title_square = _subtracted(self.title, clipping.title, self.title_square)
        # What is left of a word that no other title holds is rounding, not weight.
        for word in [word for word in clipping.title if self.title.get(word, 1.0) < _ROUNDING]:
            del self.title[word]
        self.title_total -= sum(clipping.title.values())
        self._date(clipping.day, -1)
        self._measure()
        return gone

    def _know_anew(self, members: list[Clipping], gone: Clipping) -> None:
        """Summaries and language are of those that are left; what none had is not looked for."""
        told = (one.language for one in members if one.language and one is not gone)
        self.language = self.language and next(told, "")
        self.has_summary = self.has_summary and any(one.has_summary for one in members if one is not gone)

    def absorb(self, other: "OpenStory") -> None:
        """Add all of another story to the sums; the clippings of both stand by their days."""
        held = self._own()
        self.size += other.size
        self.title_square = _added(self.title, other.title, self.title_square, other.title_square)
        self.whole_square = _added(self.whole, other.whole, self.whole_square, other.whole_square)
        self.title_total += other.title_total
        for word, times in (other.held or dict.fromkeys(other.whole, 1)).items():
            held[word] = held.get(word, 0) + times
        for day, times in (other.days or {other.first: 1}).items():
            self._date(day, times)
        self.has_summary = self.has_summary or other.has_summary
        self.language = self.language or other.language
        self._measure()
        self.members = sorted(self.members + other.members, key=lambda clipping: clipping.day)

    def _own(self) -> dict[str, int]:
        if self.held is None:
            self.title, self.whole = dict(self.title), dict(self.whole)
            self.held = dict.fromkeys(self.whole, 1)
            self.days = {self.first: 1}
        return self.held

    def _measure(self) -> None:
        """Take the measures that every weighing asks for."""
        self.size_log = math.log(self.size)
        self.title_length, self.whole_length = math.sqrt(self.title_square), math.sqrt(self.whole_square)

    def _date(self, day: int, more: int) -> None:
        """Count so many headlines more of a day, and date the story anew where that is a day more or fewer.

        A story that goes on after days of silence is judged as if it were new `since` then: how old it is in all says
        nothing of what comes now.
        """
        days = self.days or {}
        before = days.get(day, 0)
        days[day] = before + more
        if before and days[day]:
            return
        if not days[day]:
            del days[day]
        backwards = sorted(days, reverse=True)
        self.first, self.last = backwards[-1], backwards[0]
        self.since = self.last
        for earlier in backwards:
            if self.since - earlier >= SILENCE:
                break
            self.since = earlier


def _added(sums: dict[str, float], more: dict[str, float], square: float, more_square: float = 1.0) -> float:
    """Add `more` into `sums` and return the new square of their length: |a + b|^2 = |a|^2 + 2ab + |b|^2."""
    if not more:
        return square
    cross = 0.0
    for word, weight in more.items():
        old = sums.get(word, 0.0)
        cross += old * weight
        sums[word] = old + weight
    return square + 2 * cross + more_square


def _subtracted(sums: dict[str, float], less: dict[str, float], square: float) -> float:
    """Take `less`, a part of `sums` and of unit length, out of them and return the new square of their length."""
    if not less:
        return square
    cross = 0.0
    for word, weight in less.items():
        old = sums.get(word, 0.0)
        cross += old * weight
        sums[word] = old - weight
    return max(square - 2 * cross + 1.0, 0.0)
