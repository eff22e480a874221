"""Part vectors in two by their cosines: two-means, the best of a few starts.

k-means with unit vectors: Dhillon and Modha, 2001, Concept Decompositions for Large Sparse Text Data.
"""

import math
from collections.abc import Iterable
from itertools import compress, repeat
from operator import mul, not_

from pipeline.cluster.pair_features import cosine

_SAMPLE = 60  # of more vectors the means are found among so many; 30 miss what 60 and all find (docs/bench.md)
_ROUNDS_OF_ALL = 2
_STARTS = 3  # beside the two vectors least alike
_ROUNDS = 10  # two or three are enough for a dozen vectors

Vector = dict[str, float]
Likenesses = list[list[float]]


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
    least = [min(range(len(row)), key=row.__getitem__) for row in like]
    odd = min(range(len(like)), key=lambda at: like[at][least[at]])
    starts = dict.fromkeys([odd, *range(0, len(like), max(1, len(like) // _STARTS))])
    found = [_settled([row[start] >= row[least[start]] for row in like], like) for start in starts]
    return max(found, key=lambda sides: sum(_lengths(_members(sides), like)))


def _settled(sides: list[bool], like: Likenesses) -> list[bool]:
    for _ in range(_ROUNDS):
        moved = _nearer(sides, like)
        if moved == sides:
            break
        sides = moved
    return sides


def _likenesses(vectors: list[Vector]) -> Likenesses:
    """The cosine of each vector to each."""
    like = [[0.0] * len(vectors) for _ in vectors]
    for at, one in enumerate(vectors):
        for before, other in enumerate(vectors[: at + 1]):
            like[at][before] = like[before][at] = cosine(one, other, 1.0)
    return like


def _nearer(sides: list[bool], like: Likenesses) -> list[bool]:
    """Tell of each vector whether it is nearer to the sum of those on the side True, of equals yes."""
    there, elsewhere = _members(sides)
    length, others = _lengths((there, elsewhere), like)
    length, others = length or math.inf, others or math.inf
    return [sum(map(row.__getitem__, there)) / length >= sum(map(row.__getitem__, elsewhere)) / others for row in like]


def _members(sides: list[bool]) -> tuple[list[int], list[int]]:
    every = range(len(sides))
    return list(compress(every, sides)), list(compress(every, map(not_, sides)))


def _lengths(parts: tuple[list[int], list[int]], like: Likenesses) -> list[float]:
    """The length of the sum of each part: that of both is what two-means make the most of."""
    return [math.sqrt(sum(like[a][b] for a in part for b in part)) for part in parts]


def _nearer_of_all(vectors: list[Vector], some: list[Vector], sides: list[bool]) -> list[bool]:
    """Tell of each vector whether it is nearer to the sum of `some` on the side True than to that of the others."""
    one, other = _sum(compress(some, sides)), _sum(compress(some, map(not_, sides)))
    length, others = _length(one) or math.inf, _length(other) or math.inf
    # One product instead of two, with what parts the means.
    axis = {word: weight / length for word, weight in one.items()}
    for word, weight in other.items():
        axis[word] = axis.get(word, 0.0) - weight / others
    return [sum(map(mul, vector.values(), map(axis.get, vector, repeat(0.0)))) >= 0 for vector in vectors]


def _sum(vectors: Iterable[Vector]) -> Vector:
    sums: Vector = {}
    for vector in vectors:
        for word, weight in vector.items():
            sums[word] = sums.get(word, 0.0) + weight
    return sums


def _length(vector: Vector) -> float:
    return math.sqrt(sum(map(mul, vector.values(), vector.values())))
