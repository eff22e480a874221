"""Part vectors in two by their cosines: two-means, the best of a few starts.

k-means with unit vectors: Dhillon and Modha, 2001, Concept Decompositions for Large Sparse Text Data.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import compress, repeat
from operator import mul, not_, sub
from typing import NamedTuple

# Of more vectors the means are found among every second, third, ..., at most so many; what 30, 60 and all of them miss
# is told in docs/bench.md.
_SAMPLE = 60
_ROUNDS_OF_ALL = 2
_STARTS = 3  # beside the two vectors least alike
_ROUNDS = 10  # two or three are enough for a dozen vectors

Vector = dict[str, float]
Likenesses = list[list[float]]
_Sides = tuple[bool, ...]


def two_sides(vectors: list[Vector]) -> list[bool]:
    """Tell of each vector of unit length whether it is on the side of the first; all may be."""
    some = vectors[:: math.ceil(len(vectors) / _SAMPLE)]
    found = _best(some)
    for _ in range(_ROUNDS_OF_ALL if len(some) < len(vectors) else 0):
        found = _nearer_of_all(vectors, some, found)
        some = vectors
    return found if found[0] else list(map(not_, found))


def _best(vectors: list[Vector]) -> list[bool]:
    """Tell of each vector on which side it is, in the most cohesive of a few partings, once none moves any more.

    Each begins with two vectors: first the two least alike, then some and what is least like each.
    """
    like = _likenesses(vectors)
    to_all = [sum(row) for row in like]
    least = [min(range(len(row)), key=row.__getitem__) for row in like]
    odd = min(range(len(like)), key=lambda at: like[at][least[at]])
    starts = dict.fromkeys([odd, *range(0, len(like), max(1, len(like) // _STARTS))])
    found: dict[_Sides, float] = {}
    seen: set[_Sides] = set()
    for start in starts:
        sides = _with_first([row[start] >= row[least[start]] for row in like])
        found |= _settled(sides, like, to_all, seen)
    most_cohesive: _Sides = max(found, key=found.__getitem__)
    return list(most_cohesive)


def _settled(sides: _Sides, like: Likenesses, to_all: list[float], seen: set[_Sides]) -> dict[_Sides, float]:
    """Move each vector to the nearer side until none moves; return the sides and how cohesive they are.

    Nothing, where another start has come by the same sides: few vectors have few partings. `seen` are those.
    """
    on_the_way = set[_Sides]()
    for _ in range(_ROUNDS):
        if sides in seen:
            return {}
        on_the_way.add(sides)
        one, other = _both(sides, like, to_all)
        length, others = one.length or math.inf, other.length or math.inf
        moved = [here / length >= there / others for here, there in zip(one.products, other.products, strict=True)]
        before, sides = sides, _with_first(moved)
        if sides == before:
            break
    seen |= on_the_way
    return {sides: one.length + other.length}


def _with_first(sides: list[bool]) -> _Sides:
    """True is the side of the first, so that a parting has one way to be told."""
    return tuple(sides) if sides[0] else tuple(map(not_, sides))


def _likenesses(vectors: list[Vector]) -> Likenesses:
    """The cosine of each vector to each."""
    like = [[0.0] * len(vectors) for _ in vectors]
    holders: dict[str, list[tuple[int, float]]] = {}
    for at, (row, vector) in enumerate(zip(like, vectors, strict=True)):
        for word, weight in vector.items():
            among = holders.setdefault(word, [])
            among.append((at, weight))
            for other, held in among:
                row[other] += weight * held
        for before, cosine in enumerate(row[:at]):
            like[before][at] = cosine
    return like


class _Side(NamedTuple):
    """One side's sum: its product with each vector, and its length; that of both is what two-means make the most of."""

    products: list[float]
    length: float


def _both(sides: Sequence[bool], like: Likenesses, to_all: list[float]) -> tuple[_Side, _Side]:
    there = list(compress(range(len(like)), sides))
    products = [sum(map(row.__getitem__, there)) for row in like]
    return _side(products, sides), _side(list(map(sub, to_all, products)), map(not_, sides))


def _side(products: list[float], which: Iterable[bool]) -> _Side:
    return _Side(products, math.sqrt(max(sum(compress(products, which)), 0.0)))


def _nearer_of_all(vectors: list[Vector], some: list[Vector], sides: list[bool]) -> list[bool]:
    """Tell of each vector whether it is nearer to the sum of `some` on the side True than to that of the others."""
    one, other = _sum(compress(some, sides)), _sum(compress(some, map(not_, sides)))
    length, others = _length(one) or math.inf, _length(other) or math.inf
    # One product instead of two, with what parts the means.
    axis = {word: weight / length for word, weight in one.items()}
    for word, weight in other.items():
        axis[word] = axis.get(word, 0.0) - weight / others
    return [_product(vector, axis) >= 0 for vector in vectors]


def _product(few: Vector, many: Vector) -> float:
    return float(sum(map(mul, few.values(), map(many.get, few, repeat(0.0)))))


def _sum(vectors: Iterable[Vector]) -> Vector:
    sums: Vector = {}
    for vector in vectors:
        for word, weight in vector.items():
            sums[word] = sums.get(word, 0.0) + weight
    return sums


def _length(vector: Vector) -> float:
    return math.sqrt(sum(map(mul, vector.values(), vector.values())))
