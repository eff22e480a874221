"""How much of a crossed figure is luck of the division? Prints one JSON line a division of the stories, and the means.

    python bench/cluster_divisions.py     (ten minutes)

UCI has 43 stories, so which of them are learnt from says much. Five divisions into halves; of each half the linear
judge is learnt (with AllSides by time, the undated triples and the mix parted in the same way), and it places the other
half online: UCI in the order of the file and in five others, AllSides in its own.
"""

import json
import sys
from pathlib import Path
from statistics import mean

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.cluster import online
from bench.cluster_measures import Labels, measures
from bench.cluster_streams import shuffled_uci, stream
from bench.fit_cluster import linear
from pipeline.cluster.weights import Weights
from pipeline.news import Headline

DIVISIONS, ORDERS = range(5), range(1, 6)
OF = ("bcubed_f1", "pairwise_f1")
Figures = tuple[float, float]


def main() -> None:
    """Measure each division, then print the means."""
    found = [measured(division) for division in DIVISIONS]
    for name in found[0]:
        of_all = [figures for one in found for figures in one[name]]
        print(json.dumps({"mean of": name, "runs": len(of_all), **_named(_mean(of_all))}))
    every = [figures for one in found for name, each in one.items() if name.startswith("uci") for figures in each]
    print(json.dumps({"mean of": "uci, all orders", "runs": len(every), **_named(_mean(every))}))


def measured(division: int) -> dict[str, list[Figures]]:
    """Print and return the figures of one division by stream: the mean of both halves, a pair an order of arrival."""
    ours, theirs = 2 * division, 2 * division + 1
    judges = {ours: linear(theirs), theirs: linear(ours)}
    found = {
        "uci": [_crossed({half: stream("uci", half) for half in judges}, judges)],
        "uci, other orders": [_crossed({half: shuffled_uci(seed, half) for half in judges}, judges) for seed in ORDERS],
        "allsides_stream": [_crossed({half: stream("allsides_stream", half) for half in judges}, judges)],
    }
    for name, each in found.items():
        print(json.dumps({"division": division, "set": name, **_named(_mean(each))}), flush=True)
    return found


def _crossed(halves: dict[int, tuple[list[Headline], Labels]], judges: dict[int, Weights]) -> Figures:
    each = [measures(gold, online(headlines, judges[half])) for half, (headlines, gold) in halves.items()]
    return _mean([(one[OF[0]], one[OF[1]]) for one in each])


def _mean(figures: list[Figures]) -> Figures:
    return mean(one for one, _ in figures), mean(other for _, other in figures)


def _named(figures: Figures) -> dict[str, float]:
    return {of: round(figure, 3) for of, figure in zip(OF, figures, strict=True)}


if __name__ == "__main__":
    main()
