"""The development files are clustered as well as was asked for (needs ../shared; more: bench/cluster.py)."""

import pytest

from bench.cluster import online, reclustered
from bench.cluster_measures import measures
from bench.cluster_streams import DATA, stream

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="../shared/data/clustering is not beside this checkout")


@pytest.mark.parametrize(
    ("name", "bcubed", "pairwise"), [("allsides_stream", 0.91, 0.76), ("uci", 0.82, 0.84)], ids=["AllSides", "UCI"]
)
def test_the_story_given_at_arrival_is_mostly_the_right_one(name: str, bcubed: float, pairwise: float) -> None:
    headlines, gold = stream(name)
    found = measures(gold, online(headlines))

    assert found["bcubed_f1"] >= bcubed
    assert found["pairwise_f1"] >= pairwise


@pytest.mark.parametrize(
    ("name", "bcubed", "pairwise"), [("allsides_stream", 0.926, 0.789), ("uci", 0.843, 0.875)], ids=["AllSides", "UCI"]
)
def test_merges_and_second_looks_make_it_better(name: str, bcubed: float, pairwise: float) -> None:
    headlines, gold = stream(name)
    found = measures(gold, reclustered(headlines))

    assert found["bcubed_f1"] >= bcubed
    assert found["pairwise_f1"] >= pairwise
