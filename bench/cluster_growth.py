"""How do time and memory of clustering grow with what is open? Prints one JSON line a size.

    python bench/cluster_growth.py [--long]

1,000 to 100,000 headlines (with --long 1 million) on the same invented fortnight are open, and 500 more arrive. The
files hold some 7,000: each further copy of them is another world, its telling words (rarer than one in a hundred
documents) renamed and the common ones left, so that stories grow in number and not in size. Each size is a process of
its own, for its memory. CPU seconds: `placed_a_second` while the desk fills up, `tick` for the 500 with merges, second
looks and splits, `taken_up` for settling what is open, which each run does first.
"""

import argparse
import gc
import json
import re
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.cluster import TICK, cpu_seconds, looks, peak
from bench.cluster_streams import busy_fortnight
from pipeline import cluster, shingles
from pipeline.cluster.rarity import Rarity
from pipeline.news import Headline

SIZES, LONG = (1_000, 3_000, 10_000, 30_000, 100_000), 1_000_000
_TELLING_NATS = 4.6  # ln 100
_WORD = re.compile(r"[A-Za-z]{4,}")


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description="How do time and memory of clustering grow with what is open?")
    parser.add_argument("--long", action="store_true", help="1 million as well")
    parser.add_argument("--size", type=int, help="this size, in this process")
    asked = parser.parse_args()
    if asked.size:
        with cluster.paused():  # as on a desk
            measure(asked.size)
        return
    for size in (*SIZES, LONG) if asked.long else SIZES:
        subprocess.run([sys.executable, __file__, "--size", str(size)], check=True)


def measure(size: int) -> None:
    """Fill a desk, take it up as a run does, and let 500 more arrive."""
    headlines = busy_fortnight(size + TICK, other_world=Renamed())
    homes: list[int] = []
    filled = cpu_seconds(lambda: homes.extend(fill(headlines[:size])))
    gc.collect()
    stories = cluster.OpenStories()
    taken_up = cpu_seconds(lambda: settle(stories, headlines[:size], homes))
    tick = cpu_seconds(lambda: run(stories, headlines[size:]))
    figures = {"placed_a_second": round(size / filled), "taken_up": round(taken_up, 2), "tick": round(tick, 3)}
    print(json.dumps({"growth": size, "stories": len(set(homes)), **figures, "peak_rss_mb": peak()}), flush=True)


def fill(headlines: list[Headline]) -> list[int]:
    """Return the story of each headline at arrival, the desk empty at first."""
    stories = cluster.OpenStories()
    return [stories.place(headline).story for headline in headlines]


def settle(stories: cluster.OpenStories, headlines: list[Headline], homes: list[int]) -> None:
    """Take up what earlier runs placed."""
    for headline, home in zip(headlines, homes, strict=True):
        stories.settle(headline, home)


def run(stories: cluster.OpenStories, new: list[Headline]) -> None:
    """Place what is new, merge and look again until nothing moves, split, merge."""
    for headline in new:
        stories.place(headline)
    stories.merges()
    stories.look_back()
    stories.reconsider()
    looks(stories)
    stories.splits()
    stories.merges()


class Renamed:
    """Tells a text again of another world: its telling words renamed by the world's number, the common ones left."""

    def __init__(self) -> None:
        self._rarity = Rarity()

    def __call__(self, text: str, world: int) -> str:
        """Return `text` as it is told in `world`; 0 is ours."""
        return _WORD.sub(lambda found: self._renamed(found[0], world), text) if world else text

    def _renamed(self, word: str, world: int) -> str:
        term = shingles.term(word.lower())
        telling = term and self._rarity.of([term])[term] > _TELLING_NATS
        return f"{word}{_letters(world)}" if telling else word


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "q"


if __name__ == "__main__":
    main()
