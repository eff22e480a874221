"""The fitted constants of clustering, data in registry/cluster_weights.json, and the judgements made with them."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path
from typing import Any

from pipeline.cluster.features import NAMES, TWO_DAYS_APART
from pipeline.cluster.pair_features import NAMES as PAIR_NAMES

_FILE = Path(__file__).parents[1] / "registry" / "cluster_weights.json"
HOPELESS = -4.0  # log odds of the linear judge (p .018) below which nobody else is asked
_FAR = 30.0  # log odds beyond this are certain: exp must not overflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A hidden unit of the second judge: the weights of its inputs, its bias, and what its answer weighs."""

    features: tuple[float, ...]
    bias: float
    out: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Three judges of a headline and a story, and one of two stories; the thresholds are probabilities.

    Args:
        bias: Of the linear judge.
        features: Its weights, in the order of `features.NAMES`.
        units: The hidden units of the second judge, a small network on the same features; none = it is not asked.
        units_bias: The network's own.
        share: What the network's log odds weigh against the linear judge's, 0 to 1.
        late_bias: Of the late judge, who alone judges a headline that is two days or more from a story's last one.
        late_features: His weights, in the order of `features.NAMES`; none = the other two are asked as ever.
        pair_bias: Of the judge of two stories.
        pair_features: Its weights, in the order of `pair_features.NAMES`; none = the link is the answer.
        join_from: A headline joins a story from here on.
        size_bonus: What e times as many headlines add to a story's probability.
        merge_from: Two stories are one from here on.
    """

    bias: float
    features: tuple[float, ...]
    join_from: float
    size_bonus: float
    merge_from: float
    units: tuple[Unit, ...] = ()
    units_bias: float = 0.0
    share: float = 0.0
    late_bias: float = 0.0
    late_features: tuple[float, ...] = ()
    pair_bias: float = 0.0
    pair_features: tuple[float, ...] = ()

    def linear(self, numbers: list[float], ownership_margin: float) -> float:
        """Return the linear judge's log odds, of the features all but the margin."""
        # map stops at the shorter row: the margin's weight is the last.
        return sum(map(mul, numbers, self.features), self.bias + self.features[-1] * ownership_margin)

    def linear_probability(self, numbers: list[float], ownership_margin: float) -> float:
        """Return the linear judge's probability."""
        return _probability(self.linear(numbers, ownership_margin))

    def probability(self, numbers: list[float], ownership_margin: float) -> float:
        """Return the probability that the headline belongs to the story: log odds weighed, or the late judge's."""
        if self.is_late(numbers):
            return self.late_probability(numbers, ownership_margin)
        z = self.linear(numbers, ownership_margin)
        if self.units and z > HOPELESS:
            z += self.share * (self._network([*numbers, ownership_margin]) - z)
        return _probability(z)

    def is_late(self, numbers: list[float]) -> bool:
        """Whether the late judge decides: the headline and the story are two days apart or more."""
        return bool(self.late_features) and numbers[TWO_DAYS_APART] > 0

    def late_probability(self, numbers: list[float], ownership_margin: float) -> float:
        """Return the late judge's probability."""
        return _probability(
            sum(map(mul, numbers, self.late_features), self.late_bias + self.late_features[-1] * ownership_margin)
        )

    def same(self, numbers: list[float]) -> float:
        """Return the probability that two stories are one, of their `pair_features`."""
        return _probability(sum(map(mul, numbers, self.pair_features), self.pair_bias))

    def head_start(self, size: int) -> float:
        """Return what a story's size adds to its probability: a big story is joined from a lower one."""
        return min(self.size_bonus * math.log(size), self.join_from - 0.15) if size > 1 else 0.0

    def _network(self, numbers: list[float]) -> float:
        z = self.units_bias
        for unit in self.units:
            inner = sum(map(mul, numbers, unit.features), unit.bias)
            if inner > 0:
                z += unit.out * inner
        return z


@cache
def shipped() -> Weights:
    """Return the shipped weights, read once."""
    return from_data(json.loads(_FILE.read_text(encoding="utf-8")))


def from_data(data: Mapping[str, Any]) -> Weights:
    """Return the weights of data shaped as `as_data` returns it."""
    units = (
        Unit(features=_ordered(one["features"], NAMES), bias=one["bias"], out=one["out"])
        for one in data["network"]["units"]
    )
    return Weights(
        bias=data["linear"]["bias"],
        features=_ordered(data["linear"]["features"], NAMES),
        units=tuple(units),
        units_bias=data["network"]["bias"],
        share=data["network"]["share"],
        late_bias=data["late"]["bias"],
        late_features=_ordered(data["late"]["features"], NAMES),
        pair_bias=data["pair"]["bias"],
        pair_features=_ordered(data["pair"]["features"], PAIR_NAMES),
        join_from=data["join_from"],
        size_bonus=data["size_bonus"],
        merge_from=data["merge_from"],
    )


def as_data(weights: Weights) -> dict[str, Any]:
    """Return weights by name, rounded to what tells (five digits), as the registry keeps them."""
    units = [
        {"out": _short(unit.out), "bias": _short(unit.bias), "features": _named(unit.features, NAMES)}
        for unit in weights.units
    ]
    return {
        "join_from": weights.join_from,
        "size_bonus": weights.size_bonus,
        "merge_from": weights.merge_from,
        "linear": {"bias": _short(weights.bias), "features": _named(weights.features, NAMES)},
        "network": {"share": weights.share, "bias": _short(weights.units_bias), "units": units},
        "late": {"bias": _short(weights.late_bias), "features": _named(weights.late_features, NAMES)},
        "pair": {"bias": _short(weights.pair_bias), "features": _named(weights.pair_features, PAIR_NAMES)},
    }


def _probability(z: float) -> float:
    return 1 / (1 + math.exp(-min(max(z, -_FAR), _FAR)))


def _ordered(features: Mapping[str, float], names: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(features[name] for name in names)


def _named(features: tuple[float, ...], names: tuple[str, ...]) -> dict[str, float]:
    return dict(zip(names, map(_short, features), strict=True))


def _short(number: float) -> float:
    return float(f"{number:.5g}")
