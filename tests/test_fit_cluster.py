"""How the weights of clustering are learnt: the logistic fit, and the streams it is judged on."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import logistic
from bench.cluster_streams import DATA, NAMES, stream

_ROWS = st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3), st.floats(0, 1)), min_size=4, max_size=40)


def test_with_nothing_to_tell_examples_apart_the_bias_is_the_odds() -> None:
    bias, weights = logistic.fit([[1.0]] * 4, [1.0, 0.0, 0.0, 0.0], [1.0] * 4, strength=0.3)

    assert bias == pytest.approx(math.log(1 / 3))
    assert weights == [0.0]


def test_an_example_that_counts_twice_is_two_examples() -> None:
    rows, shares = [[0.0], [1.0], [3.0]], [0.0, 1.0, 1.0]

    bias, weights = logistic.fit([*rows, rows[1]], [*shares, shares[1]], [1.0] * 4, strength=0.3)
    other_bias, other_weights = logistic.fit(rows, shares, [1.0, 2.0, 1.0], strength=0.3)

    assert [bias, *weights] == pytest.approx([other_bias, *other_weights])


@settings(deadline=None, max_examples=40)
@given(_ROWS)
def test_the_fit_expects_in_all_what_was_true_in_all(examples: list[tuple[float, float, float]]) -> None:
    rows, shares = [list(example[:2]) for example in examples], [example[2] for example in examples]

    bias, weights = logistic.fit(rows, shares, [1.0] * len(rows), strength=0.3)

    sums = [bias + sum(weight * value for weight, value in zip(weights, row, strict=True)) for row in rows]
    expected = sum(1 / (1 + math.exp(-z)) for z in sums)
    assert expected == pytest.approx(sum(shares), rel=1e-4, abs=1e-4)


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data/clustering is not beside this checkout")
@pytest.mark.parametrize("name", NAMES)
def test_the_halves_share_no_story_and_miss_none(name: str) -> None:
    [whole, first, second] = [set(stream(name, half)[1]) for half in (None, 0, 1)]

    assert first | second == whole
    assert not first & second
