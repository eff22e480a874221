"""Two-means: vectors that share nothing stand on two sides, those that share all on one."""

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cluster.two_means import two_sides

Vector = dict[str, float]


def unit(*words: str) -> Vector:
    return {word: 1 / math.sqrt(len(words)) for word in words}


def worlds(words: tuple[str, ...]) -> st.SearchStrategy[Vector]:
    """Vectors that all say the first of these words, and some of the others."""
    return st.sets(st.sampled_from(words[1:])).map(lambda others: unit(words[0], *sorted(others)))


RIVER, STORM = worlds(("dam", "valley", "boats", "mill")), worlds(("storm", "roofs", "tents", "coast"))


@given(st.lists(RIVER, min_size=1, max_size=90), st.lists(STORM, min_size=1, max_size=90), st.randoms())
def test_two_worlds_of_any_size_are_told_apart_in_any_order(
    river: list[Vector], storm: list[Vector], dice: random.Random
) -> None:
    vectors = river + storm
    dice.shuffle(vectors)

    assert two_sides(vectors) == [vector.keys().isdisjoint(vectors[0]) is False for vector in vectors]


@given(st.lists(RIVER, min_size=1, max_size=100))
def test_the_first_is_on_the_first_side(vectors: list[Vector]) -> None:
    assert two_sides(vectors)[0]


@given(RIVER, st.integers(1, 150))
def test_what_is_all_the_same_has_one_side(vector: Vector, count: int) -> None:
    assert two_sides([vector] * count) == [True] * count


def test_what_says_nothing_stands_somewhere() -> None:
    assert two_sides([{}, {}, {}]) == [True] * 3
    assert len(two_sides([{}, unit("dam"), unit("storm")])) == 3


@given(st.lists(st.one_of(RIVER, STORM), min_size=2, max_size=12))
def test_each_stands_on_the_side_that_it_is_nearer_to(vectors: list[Vector]) -> None:
    sides = two_sides(vectors)

    for vector, side in zip(vectors, sides, strict=True):
        here, there = (
            _cosine(vector, [one for one, of in zip(vectors, sides, strict=True) if of is which])
            for which in (side, not side)
        )
        assert here >= there - 1e-9


def _cosine(vector: Vector, others: list[Vector]) -> float:
    words = {word for other in others for word in other}
    mean = {word: sum(other.get(word, 0.0) for other in others) for word in words}
    length = math.sqrt(sum(weight * weight for weight in mean.values()))
    return sum(weight * mean.get(word, 0.0) for word, weight in vector.items()) / length if length else 0.0
