"""Look-up keys under which two headlines that may be one article are sure to meet.

Prefix filter (Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins", 2006): put the n members of
each set in one order; two sets of Jaccard resemblance >= a share at least a*n members, so they share one among
the first n - ceil(a*n) + 1. Exact, but for a crowd: the probability to miss a pair is 0. The order is by length or
checksum. Near titles are looked up per outlet and per agency, with and without their
kicker and by their first words, for one may be cut short; texts for every rung of the ladder.
"""

import math
from collections.abc import Iterable, Iterator
from itertools import chain

from pipeline.dedup import addresses
from pipeline.dedup.printed import CUT_TITLE, LADDER, WITH_EVIDENCE, Printed, at_rung, reached

# Of the headlines under one key the first and the newest so many are compared. In the dev files' 10,000 of a fortnight
# no key leads to more than 151; who prints "Day 1", "Day 2" by the thousand above one text keeps nobody at that.
CROWD = 500


class Buckets:
    """For each key, the places (counted from 0) of the headlines that were put there. Keys are hashes: small, fast."""

    def __init__(self, alike: float) -> None:
        self._alike = alike
        # Most keys lead to one place only: a number is a third of a list.
        self._first: dict[int, int] = {}
        self._more: dict[int, list[int]] = {}

    def keys(self, one: Printed) -> list[int]:
        """Return the keys of a headline."""
        outlet = one.headline.outlet
        keys = {hash(one.headline.canonical)}
        if path := addresses.page(one):
            keys.add(hash((outlet, path)))
        if one.headline.kind == "live":
            keys |= {hash((outlet, addresses.live_page(one))), hash((outlet, addresses.series(one)))}
        title = list(self._title(one))
        keys.update(hash((outlet, word)) for word in title)
        if one.agency:
            keys.update(hash((one.agency, "agency", word)) for word in title)
        return list(keys.union(*(self._text(text) for text in one.texts)))

    def near(self, keys: Iterable[int]) -> list[int]:
        """Return the places that share a key, in order; of a crowd the newest."""
        keys = list(keys)
        firsts = (self._first[key] for key in keys if key in self._first)
        return sorted({*firsts, *chain.from_iterable(self._more[key][-CROWD:] for key in keys if key in self._more)})

    def put(self, keys: Iterable[int], place: int) -> None:
        """Remember a place under its keys."""
        for key in keys:
            if self._first.setdefault(key, place) != place:
                self._more.setdefault(key, []).append(place)

    def _title(self, one: Printed) -> Iterator[str | tuple[str, ...]]:
        """Yield what a title is looked up by: its rarest words, with and without its kicker, and its first words."""
        for words in dict.fromkeys((one.words, one.rest)):
            # Long words first: they are rarer, so fewer headlines meet that have nothing else in common.
            ordered = sorted(sorted(set(words)), key=len, reverse=True)
            yield from ordered[: _first(len(ordered), self._alike)]
            yield words[:CUT_TITLE]

    def _text(self, text: tuple[int, ...]) -> set[int]:
        """Return the first checksums of each rung; the rungs' keys need not be told apart, only to be met."""
        found: set[int] = set()
        for rung in LADDER:
            if rung <= reached(text):
                shingles = at_rung(text, rung)
                found.update(sorted(shingles)[: _first(len(shingles), self._alike * WITH_EVIDENCE)])
        return found


def _first(members: int, alike: float) -> int:
    # The small amount is for a product such as 0.8 * 5 that comes out a hair above the whole number.
    return members - math.ceil(alike * members - 1e-9) + 1
