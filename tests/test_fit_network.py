"""The network that is the second judge of clustering: it learns what no sum of features tells, and always the same."""

import math

import pytest

from bench import network
from bench.cluster_middle import middle_stories
from bench.cluster_streams import DATA

_CORNERS = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
_EITHER = [0.0, 1.0, 1.0, 0.0]  # one of the two, not both: no line parts these


def judged(bias: float, units: list[network.Unit], row: list[float]) -> float:
    inner = [sum(w * x for w, x in zip(unit.features, row, strict=True)) + unit.bias for unit in units]
    z = bias + sum(unit.out * max(0.0, value) for unit, value in zip(units, inner, strict=True))
    return 1 / (1 + math.exp(-z))


def test_it_learns_what_no_line_parts() -> None:
    learnt = network.fit(_CORNERS, _EITHER, [1.0] * 4, units=8, rounds=1500)

    assert [round(judged(*learnt, row)) for row in _CORNERS] == _EITHER


def test_the_same_examples_teach_the_same_twice() -> None:
    taught = [network.fit(_CORNERS, _EITHER, [1.0, 2.0, 1.0, 1.0], units=3, rounds=20) for _ in range(2)]

    assert taught[0] == taught[1]


def test_a_feature_that_never_changes_does_not_stop_it() -> None:
    bias, units = network.fit([[1.0, 0.0], [1.0, 1.0]] * 20, [0.0, 1.0] * 20, [1.0] * 40, units=2, rounds=300)

    assert judged(bias, units, [1.0, 0.0]) < 0.5 < judged(bias, units, [1.0, 1.0])


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data/clustering is not beside this checkout")
def test_middle_stories_have_ledes_that_are_no_headline_of_the_stream() -> None:
    headlines, gold = middle_stories(0, 5)
    titles = {one.headline for one in headlines}
    told = [one for one, label in zip(headlines, gold, strict=True) if gold.count(label) > 5 and one.summary]

    assert told
    assert sum(one.summary in titles for one in told) < len(told) / 50
    assert [one.seen_at for one in headlines] == sorted(one.seen_at for one in headlines)
