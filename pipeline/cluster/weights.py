"""The fitted constants of clustering, data in registry/cluster_weights.json."""

import json
import math
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from pipeline.cluster.features import NAMES

_FILE = Path(__file__).parents[1] / "registry" / "cluster_weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """`features` in the order of `features.NAMES`; the thresholds are probabilities."""

    bias: float
    features: tuple[float, ...]
    join_from: float
    size_bonus: float
    merge_from: float

    def probability(self, numbers: list[float], ownership_margin: float) -> float:
        """Return the probability that the headline belongs to the story, of its features all but the margin."""
        # map stops at the shorter row: the margin's weight is the last.
        z = sum(map(mul, numbers, self.features), self.bias + self.features[-1] * ownership_margin)
        return 1 / (1 + math.exp(-z))

    def head_start(self, size: int) -> float:
        """Return what a story's size adds to its probability: a big story is joined from a lower one."""
        return min(self.size_bonus * math.log(size), self.join_from - 0.15) if size > 1 else 0.0


@cache
def shipped() -> Weights:
    """Return the shipped weights, read once."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return Weights(
        bias=data["bias"],
        features=tuple(data["features"][name] for name in NAMES),
        join_from=data["join_from"],
        size_bonus=data["size_bonus"],
        merge_from=data["merge_from"],
    )
