"""Look-up keys under which two headlines that may be one article are sure to meet.

Prefix filter (Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins", 2006): put the n members of
each set in one fixed order; two sets of Jaccard resemblance >= a share at least a*n members, so they share one among
the first n - ceil(a*n) + 1. Exact: the probability to miss a pair is 0. The order is by length or
checksum, the same in every process. Near titles are looked up per outlet and per agency,
equal ones everywhere, texts for every rung of the ladder.
"""

import math
from collections.abc import Iterable

from pipeline.dedup.printed import LADDER, WITH_EVIDENCE, Printed, at_rung, reached

Key = tuple[str | int, ...]


class Buckets:
    """For each key, the places (counted from 0) of the headlines that were put there."""

    def __init__(self, alike: float) -> None:
        self._alike = alike
        self._places: dict[Key, list[int]] = {}

    def keys(self, one: Printed) -> list[Key]:
        """Return the keys of a headline."""
        # Long words first: they are rarer, so fewer headlines meet that have nothing else in common.
        title = sorted(one.title, key=lambda word: (-len(word), word))[: _first(len(one.title), self._alike)]
        keys: list[Key] = [("page", one.headline.canonical), ("title", " ".join(one.words))]
        keys += [("outlet", one.headline.outlet, word) for word in title]
        if one.agency:
            keys += [("agency", one.agency, word) for word in title]
        alike = self._alike * (WITH_EVIDENCE if one.agency else 1)
        for text in one.texts:
            for rung in LADDER:
                if rung <= reached(text):
                    shingles = at_rung(text, rung)
                    keys += [(rung, checksum) for checksum in sorted(shingles)[: _first(len(shingles), alike)]]
        return keys

    def near(self, keys: Iterable[Key]) -> list[int]:
        """Return the places that share a key, in order."""
        return sorted({place for key in keys for place in self._places.get(key, ())})

    def put(self, keys: Iterable[Key], place: int) -> None:
        """Remember a place under its keys."""
        for key in keys:
            self._places.setdefault(key, []).append(place)


def _first(members: int, alike: float) -> int:
    # The small amount is for a product such as 0.8 * 5 that comes out a hair above the whole number.
    return members - math.ceil(alike * members - 1e-9) + 1
