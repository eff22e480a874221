"""Learn the weights of clustering from the development files alone, and print them beside those in the tree.

    python bench/fit_cluster.py            one JSON line: bias and features as in pipeline/registry/cluster_weights.json

Replays four streams, each headline beside the open stories near it: first put where people put it, then twice where
the weights so far put it (for a desk's stories are not pure). The mix counts most, for a desk has hundreds of stories
open at once. Standard library only, no chance in it. The weights in the tree came from the recipe's own training of
the same design; they stay until a fit is better by more than the order of arrival makes (docs/bench.md).
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import logistic
from bench.cluster_pairs import Pair, as_decided, true_to_gold
from bench.cluster_streams import TITLES_ONLY, WHOLE, stream
from pipeline.cluster.features import NAMES
from pipeline.cluster.weights import Weights, shipped

_SETS = (("allsides_stream", 1), (TITLES_ONLY, 1), ("uci", 1), ("dense mix", 3))
_PAIRS = 3000  # what each set counts, times its number above
_STRENGTH = 0.3
_REPLAYS = 2  # of what the weights so far decide; CV of UCI .840 with one, .845 with two
_START = Weights(bias=0.0, features=(0.0,) * len(NAMES), join_from=0.45, size_bonus=0.05, merge_from=0.45)


def main() -> None:
    """Print the weights learnt from all development files, and how far the weights in the tree are from them."""
    weights, tree = fitted(), shipped()
    pairs = zip(NAMES, weights.features, tree.features, strict=True)
    features = {name: {"learnt": round(learnt, 3), "in_the_tree": ours} for name, learnt, ours in pairs}
    bias = {"learnt": round(weights.bias, 3), "in_the_tree": tree.bias}
    print(json.dumps({"join_from": weights.join_from, "bias": bias, "features": features}))


def fitted(half: int | None = WHOLE) -> Weights:
    """Return the weights learnt from the development files, or from a half of their stories (cluster_streams)."""
    streams = [stream(name, half) for name, _ in _SETS]
    true = [true_to_gold(*read, _START) for read in streams]
    weights = _fit(true)
    for _ in range(_REPLAYS):
        decided = [as_decided(*read, weights) for read in streams]
        weights = _fit([before + after for before, after in zip(true, decided, strict=True)])
    return weights


def _fit(sets: list[list[Pair]]) -> Weights:
    pairs = [pair for one in sets for pair in one]
    counts = [times * _PAIRS / len(one) for one, (_, times) in zip(sets, _SETS, strict=True) for _ in one]
    bias, features = logistic.fit(
        [pair.row for pair in pairs], [pair.share for pair in pairs], counts, strength=_STRENGTH
    )
    return replace(_START, bias=bias, features=tuple(features))


if __name__ == "__main__":
    main()
