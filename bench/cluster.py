"""How well are headlines clustered into stories, and how fast? Prints one JSON line a question.

    python bench/cluster.py            quality on ../shared/data/clustering, beside two plain methods
    python bench/cluster.py --crossed  the same with weights learnt from the other half of the stories (ten minutes)
    python bench/cluster.py --speed    headlines a second of CPU; a run of 500 among 10,000 open ones; memory

Online = the story given at arrival, past only; re-clustered = after merges, second looks and splits at the end of each
day; in runs = the same at the end of every thirty headlines, as a desk's runs make them. One set of constants for all;
the peers' thresholds are the best single ones for AllSides and UCI together, found on these files.
"""

import argparse
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rapidfuzz import fuzz, process

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.cluster_measures import Labels, measures
from bench.cluster_streams import NAMES, TITLES_ONLY, busy_fortnight, shuffled_uci, slow_stories, sparse_stories, stream
from bench.fit_cluster import fitted
from pipeline import cluster, shingles
from pipeline.cluster.clippings import clip
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.weights import Weights
from pipeline.news import Headline, Merge

OPEN, TICK, RUN = 10_000, 500, 30
Answer = Callable[[list[Headline], Weights | None], Labels]


def main() -> None:
    """Answer the question that the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--crossed", action="store_true")
    asked = parser.parse_args()
    if asked.crossed:
        crossed()
        return
    if asked.speed:
        with cluster.paused():  # as on a desk
            crowd()  # first: the peak of memory must be its own
            for name in NAMES:
                speed(name)
        return
    for name in NAMES:
        headlines, gold = stream(name)
        for method, answer in METHODS.items():
            tell(set=name, method=method, **measures(gold, answer(headlines)))
    orders()
    invented("slow stories, invented days", *slow_stories(1))
    invented("sparse stories, invented days", *sparse_stories())
    invented("sparse stories, titles only", *sparse_stories(titles_only=True))


def orders() -> None:
    """Measure UCI in other orders of arrival: its file has one of many, and few big stories, so that much is luck."""
    for method, answer in OURS.items():
        found = [measures(gold, answer(headlines, None)) for headlines, gold in map(shuffled_uci, range(1, 6))]
        for of in ("bcubed_f1", "pairwise_f1"):
            each = [measured[of] for measured in found]
            tell(set="uci, five other orders", method=method, **{of: round(sum(each) / len(each), 3)}, each=each)


def invented(name: str, headlines: list[Headline], gold: Labels) -> None:
    """Measure undated headlines on invented days: triples 2 to 12 days apart, or most of them without company."""
    for method, answer in METHODS.items():
        tell(set=name, method=method, **measures(gold, answer(headlines)))


def crossed() -> None:
    """Measure each half of the stories with the weights learnt from the other one; the mean of both halves."""
    weights = {half: fitted(half) for half in (0, 1)}
    for name in (*NAMES[:1], TITLES_ONLY, *NAMES[1:]):
        for method, answer in OURS.items():
            halves = [_judged(answer, name, half, weights[1 - half]) for half in (0, 1)]
            means = {of: round((halves[0][of] + halves[1][of]) / 2, 3) for of in halves[0]}
            tell(crossed=name, method=method, **means)


def _judged(answer: Answer, name: str, half: int, weights: Weights) -> dict[str, float | int]:
    headlines, gold = stream(name, half)
    return measures(gold, answer(headlines, weights))


def online(headlines: list[Headline], weights: Weights | None = None) -> Labels:
    """Return the story that each headline got at arrival."""
    stories = cluster.OpenStories(weights=weights)
    return [str(stories.place(headline).story) for headline in headlines]


def in_runs(headlines: list[Headline], weights: Weights | None = None) -> Labels:
    """Return each headline's story after merges, second looks and splits at the end of every thirty headlines."""
    return _settled((headlines[at : at + RUN] for at in range(0, len(headlines), RUN)), weights)


def reclustered(headlines: list[Headline], weights: Weights | None = None) -> Labels:
    """Return each headline's story after merges, second looks and splits at the end of each day of the stream."""
    return _settled(days(headlines), weights)


def _settled(runs: Iterable[list[Headline]], weights: Weights | None) -> Labels:
    homes, stories = dict[int, int](), cluster.OpenStories(weights=weights)
    for run in runs:
        homes |= {headline.id: stories.place(headline).story for headline in run}
        follow(homes, stories.merges())
        stories.look_back()
        for _ in range(cluster.SECOND_LOOKS):
            moved = stories.reconsider()
            homes |= {placing.headline.id: placing.story for placing in moved}
            follow(homes, stories.merges())
            if not moved:
                break
        homes |= {headline: split.opened for split in stories.splits() for headline in split.headlines}
        follow(homes, stories.merges())
    return [str(story) for story in homes.values()]


def follow(homes: dict[int, int], merges: list[Merge]) -> None:
    """Move every headline of a story that is gone to the one kept."""
    became: dict[int, int] = {}
    for merge in reversed(merges):  # in what became of the kept one, the merges after it are known already
        became[merge.gone] = became.get(merge.kept, merge.kept)
    homes.update((headline, became[story]) for headline, story in homes.items() if story in became)


def days(headlines: list[Headline]) -> Iterator[list[Headline]]:
    """Yield the headlines of each day, in order."""
    by_day: dict[int, list[Headline]] = defaultdict(list)
    for headline in headlines:
        by_day[headline.seen_at.toordinal()].append(headline)
    yield from by_day.values()


def cosine_single_pass(headlines: list[Headline], from_cosine: float = 0.2) -> Labels:
    """Peer: join the open story of highest TF-IDF cosine to its sum, the textbook way (past-only idf)."""
    rarity, stories, labels = Rarity(), cluster.OpenStories(), []
    near, open_stories = stories._near, stories._stories  # the same look-ups, another rule
    for headline in headlines:
        clipping = clip(headline, rarity)
        best = near.nearest(clipping.whole, open_stories, words=30, budget=10_000, keep=1)
        cosine = 0.0
        if best:
            dot = sum(weight * best[0].whole.get(word, 0.0) for word, weight in clipping.whole.items())
            cosine = dot / best[0].whole_square ** 0.5
        number = best[0].number if cosine >= from_cosine else stories.next_story
        stories.settle(headline, number)
        rarity.count(clipping.whole, {})
        labels.append(str(number))
    return labels


def token_set(headlines: list[Headline], from_ratio: float = 65.0) -> Labels:
    """Peer: rapidfuzz token_set_ratio to the nearest of the last 1,500 headlines, single link."""
    texts: list[str] = []
    labels: list[str] = []
    for headline in headlines:
        text = " ".join(shingles.words(headline.headline))
        start = max(0, len(texts) - 1500)
        found = process.extractOne(text, texts[start:], scorer=fuzz.token_set_ratio, score_cutoff=from_ratio)
        labels.append(labels[start + found[2]] if found else str(len(labels)))
        texts.append(text)
    return labels


OURS: dict[str, Answer] = {"online": online, "in runs of 30": in_runs, "re-clustered": reclustered}
METHODS: dict[str, Callable[[list[Headline]], Labels]] = {
    "online": online,
    "in runs of 30": in_runs,
    "re-clustered": reclustered,
    "TF-IDF cosine, single pass": cosine_single_pass,
    "token_set, single link": token_set,
}


def speed(name: str) -> None:
    """Measure placing one stream, in CPU seconds of this process: the best of five, for the machine is shared."""
    headlines, _ = stream(name)
    best = min(cpu_seconds(lambda: from_cold(headlines)) for _ in range(5))
    tell(speed=name, headlines=len(headlines), per_second=round(len(headlines) / best))


def from_cold(headlines: list[Headline]) -> Labels:
    """Place a stream as a new process would: its first sight of a word pays for the stem too."""
    shingles.term.cache_clear()
    return online(headlines)


def crowd() -> None:
    """Measure a run of 500 new headlines while 10,000 are open: take them up, place, settle down; and the memory."""
    headlines = busy_fortnight(OPEN + TICK)
    first = cluster.OpenStories()
    settled = [(headline, first.place(headline).story) for headline in headlines[:OPEN]]
    del first
    stories = cluster.OpenStories()

    def settle() -> None:
        for headline, number in settled:
            stories.settle(headline, number)

    figures = {
        "settle_10000_seconds": cpu_seconds(settle),
        "place_500_seconds": cpu_seconds(lambda: [stories.place(headline) for headline in headlines[OPEN:]]),
        "merge_seconds": cpu_seconds(stories.merges),
        "second_look_seconds": cpu_seconds(stories.reconsider),
        "further_looks_seconds": cpu_seconds(lambda: looks(stories)),
        "split_seconds": cpu_seconds(stories.splits),
    }
    tell(
        speed="10,000 open headlines",
        **{name: round(figure, 3) for name, figure in figures.items()},
        peak_rss_mb=peak(),
    )


def looks(stories: cluster.OpenStories) -> None:
    """Merge and look again until nothing moves, as a desk does after its first look."""
    for _ in range(1, cluster.SECOND_LOOKS):
        stories.merges()
        if not stories.reconsider():
            break


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def peak() -> float:
    """Return the peak resident memory of this process so far, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def tell(**figures: object) -> None:
    """Print one line."""
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
