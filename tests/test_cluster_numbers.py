"""What clustering counts and weighs by: document frequencies that fade, and the shipped weights."""

import json
from pathlib import Path

import pytest

from pipeline.cluster.features import NAMES
from pipeline.cluster.pair_features import NAMES as PAIR_NAMES
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.weights import shipped

ROOT = Path(__file__).parents[1]


def test_a_word_counts_once_a_story() -> None:
    once, often = Rarity(), Rarity()
    for rarity, story in ((once, {"aune": 1.0}), (often, {})):
        rarity.pass_to(1)
        for _ in range(50):
            rarity.count({"aune": 1.0}, story)

    assert once.of(["aune"])["aune"] > often.of(["aune"])["aune"] + 1


def test_counts_fade_by_half_in_two_weeks() -> None:
    faded, fresh = Rarity(), Rarity()
    for rarity, times in ((faded, 200), (fresh, 100)):
        rarity.pass_to(1)
        for _ in range(times):
            rarity.count({"aune": 1.0}, {})
    faded.pass_to(15)

    assert faded.of(["aune"])["aune"] == pytest.approx(fresh.of(["aune"])["aune"])


def test_counts_survive_a_pause_of_decades() -> None:
    rarity = Rarity()
    rarity.pass_to(1)
    rarity.count({"aune": 1.0}, {})
    rarity.pass_to(40_000)

    assert rarity.of(["aune"]) == Rarity().of(["aune"])


def test_there_is_a_weight_for_every_feature() -> None:
    data = json.loads((ROOT / "pipeline/registry/cluster_weights.json").read_text())

    assert set(data["linear"]["features"]) == set(NAMES)
    assert all(set(unit["features"]) == set(NAMES) for unit in data["network"]["units"])
    assert set(data["pair"]["features"]) == set(PAIR_NAMES)
    assert shipped().features == tuple(data["linear"]["features"][name] for name in NAMES)
