"""Are copies folded, and nothing else? Prints JSON lines: each kind of copy, all of them, the folds of real files.

    python bench/fold.py [--seed N]      copies made of the dev headlines (bench/fold_copies.py), by kind
    python bench/fold.py --list          the folds among the dev files' and the real day's own headlines, to be read
    python bench/fold.py --speed         10,000 headlines: headlines a second of CPU

A fold is right when both of its headlines come from one original. `recall` is the share of a kind's copies that are
folded with their original or another copy of it; `precision` the share of right folds among those that touch
something made. Folds among the files' own headlines are listed and not counted: nobody has labelled them.
"""

import argparse
import csv
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import cluster_streams
from bench.fold_copies import LOOK_ALIKES, Made, stream
from pipeline import dedup, shingles
from pipeline.news import Fold, Headline
from pipeline.read import arrivals, feeds

DAY = cluster_streams.DATA.parent / "day"
EVENING = datetime(2026, 2, 18, 2, 30, tzinfo=UTC)
SPEED, TICK = 10_000, 500
_DAYS = 20  # AllSides' three years on so many days: about a hundred headlines each, as a desk has them


def main() -> None:
    """Answer the question that the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="show what was folded wrongly, or missed")
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args()
    if asked.speed:
        speed()
    elif asked.list:
        listed()
    else:
        judge(stream(originals(), donors(), seed=asked.seed), seed=asked.seed, wrong=asked.wrong)


def originals() -> list[Headline]:
    """Return the AllSides stream and the real day, on their days, in order of arrival."""
    allsides, _ = cluster_streams.stream("allsides_stream")
    start = datetime(2026, 2, 1, 6, tzinfo=UTC)
    moved = [
        _at(one, start + timedelta(days=one.seen_at.toordinal() * 7919 % _DAYS, seconds=20 * at))
        for at, one in enumerate(allsides)
    ]
    return sorted((*moved, *real_day()), key=lambda one: one.seen_at)


def donors() -> list[Headline]:
    """Return the undated headlines of AllSides, whose words the look-alikes take: none of them is in the stream."""
    rows = cluster_streams.rows("allsides_undated")
    return cluster_streams.as_headlines((EVENING, row) for row in rows if len(row["summary"].split()) > 12)


def real_day() -> list[Headline]:
    """Return the news of the real day, each page once, in the order of its feeds."""
    found: dict[str, Headline] = {}
    with (DAY / "outlets.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            body = gzip.decompress((DAY / row["file"]).read_bytes())
            items = feeds.read(body, url="https://feed.example/", now=EVENING).items
            arrived = arrivals.headlines(items, outlet=row["name"], seen_at=EVENING, language=row["language"])
            for one in arrived.headlines:
                found.setdefault(one.canonical, one)
    return [replace(one, id=at) for at, one in enumerate((one for one in found.values() if one.is_news), start=1)]


def judge(made: Sequence[Made], *, seed: int, wrong: bool = False) -> None:
    """Print recall by kind of copy, and precision and recall of all."""
    known = {one.headline.id: one for one in made}
    folds = dedup.folds([one.headline for one in made])
    touched = [(known[fold.kept.id], known[fold.copy.id], fold) for fold in folds]
    touched = [pair for pair in touched if {pair[0].kind, pair[1].kind} != {"original"}]
    right = [pair for pair in touched if pair[0].origin == pair[1].origin]
    found = {end.headline.id for one, other, _ in right for end in (one, other)}
    copies = [one for one in made if one.kind != "original" and one.kind not in LOOK_ALIKES]
    for kind in sorted({one.kind for one in copies}):
        of_kind = [one for one in copies if one.kind == kind]
        hit = sum(1 for one in of_kind if one.headline.id in found)
        tell(copies=kind, made=len(of_kind), folded=hit, recall=round(hit / len(of_kind), 3))
    missed = [one for one in copies if one.headline.id not in found]
    bad = [pair for pair in touched if pair[0].origin != pair[1].origin]
    for kind in LOOK_ALIKES:
        count = sum(1 for one in made if one.kind == kind)
        tell(look_alikes=kind, made=count, folded=sum(1 for one, other, _ in bad if kind in (one.kind, other.kind)))
    if wrong:
        for one, other, fold in bad:
            tell(wrong=[one.kind, other.kind], **said(fold), texts=[one.headline.summary, other.headline.summary])
        by_origin = {one.origin: one.headline for one in made if one.kind == "original"}
        for one in missed:
            tell(missed=one.kind, of=shown(by_origin[one.origin]), copy=shown(one.headline))
    tell(
        all=len(copies),
        headlines=len(made),
        precision=round(len(right) / max(1, len(touched)), 4),
        recall=round(1 - len(missed) / len(copies), 4),
        kinds=dict(Counter(fold.kind for *_, fold in right)),
        seed=seed,
    )


def listed() -> None:
    """Print every fold among the files' own headlines, and whether one story holds both (nobody knows for the day)."""
    for name, headlines, gold in real_streams():
        for fold in dedup.folds(headlines):
            both = {gold[fold.kept.id - 1], gold[fold.copy.id - 1]} if gold else set()
            tell(set=name, story="same" if len(both) == 1 else "different" if both else "unknown", **said(fold))


def real_streams() -> Iterator[tuple[str, list[Headline], Sequence[str]]]:
    """Yield each file's name, headlines in order of arrival numbered from 1, and gold stories ("" = none)."""
    yield "the real day", real_day(), ()
    yield "allsides_stream", *cluster_streams.stream("allsides_stream")
    yield "uci", *cluster_streams.stream("uci")


def speed() -> None:
    """Measure one pass over 10,000 headlines of fourteen days, from cold, the best of five."""
    headlines = [replace(one, outlet=one.outlet or f"Outlet {one.id % 40}") for one in busy(SPEED)]
    best = min(_seconds(headlines) for _ in range(5))
    tell(speed=len(headlines), seconds=round(best, 3), per_second=round(len(headlines) / best))
    new = {one.id for one in headlines[-TICK:]}
    best = min(_seconds(headlines, new) for _ in range(5))
    tell(speed=f"{TICK} new among them", seconds=round(best, 3))


def busy(count: int) -> list[Headline]:
    """Return so many headlines of the dev files, evenly over 14 days."""
    return cluster_streams.busy_fortnight(count)


def said(fold: Fold) -> dict[str, object]:
    """Return a fold as it is printed."""
    return {"kind": fold.kind, "reason": fold.reason, "kept": shown(fold.kept), "copy": shown(fold.copy)}


def shown(one: Headline) -> str:
    """Return a headline with its outlet."""
    return f"{one.outlet}: {one.headline}"


def tell(**figures: object) -> None:
    """Print one line."""
    print(json.dumps(figures, ensure_ascii=False))


def _at(headline: Headline, moment: datetime) -> Headline:
    return replace(headline, seen_at=moment, published=moment)


def _seconds(headlines: Sequence[Headline], new: Collection[int] | None = None) -> float:
    shingles.term.cache_clear()
    started = time.process_time()
    dedup.folds(headlines, new=new)
    return time.process_time() - started


if __name__ == "__main__":
    main()
