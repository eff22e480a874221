"""The streams that clustering is measured on: ../shared/data/clustering as headlines with their gold stories."""

import gzip
import json
import random
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.cluster_measures import Labels
from pipeline.news import Headline

DATA = Path(__file__).resolve().parents[1] / "../shared/data/clustering"
NAMES = ("allsides_stream", "uci", "dense mix")
TITLES_ONLY = "allsides_stream, titles only"
WHOLE = None
_UCI_DAY = "2014-03-10"
START = datetime(2019, 7, 1, tzinfo=UTC)
Row = dict[str, str]
Dated = tuple[int, float, Row]  # a day from `START`, and what orders the rows of a day


def stream(name: str, half: int | None = WHOLE) -> tuple[list[Headline], Labels]:
    """Return one of `NAMES`, or `TITLES_ONLY`, in order of arrival, and the gold story of each headline.

    The files' own order, one second apart from noon of their day. The dense mix is a desk's day: many open stories
    at once, big and small, a third of the summaries missing (all three files on 45 invented days, fixed seed).
    A half, 0 or 1, holds half of the stories: of those with real dates the earlier or the later ones, of the others
    every second one. Halves 2n and 2n + 1 part these others another way.
    """
    if name == "dense mix":
        return _dense_mix(half)
    told = rows(name.removesuffix(", titles only"), half)
    if name == TITLES_ONLY:
        told = [{**row, "summary": ""} for row in told]
    noons = [datetime.fromisoformat(row["date"] or _UCI_DAY).replace(tzinfo=UTC, hour=12) for row in told]
    return as_headlines(zip(noons, told, strict=True)), [row["story"] for row in told]


def shuffled_uci(seed: int, half: int | None = WHOLE) -> tuple[list[Headline], Labels]:
    """Return the UCI stream, or that of a half of its stories, in another order of arrival."""
    told = rows("uci", half)
    random.Random(seed).shuffle(told)
    noon = datetime.fromisoformat(_UCI_DAY).replace(tzinfo=UTC, hour=12)
    return as_headlines((noon, row) for row in told), [row["story"] for row in told]


def slow_stories(half: int | None, *, without_ledes: float = 0.0) -> tuple[list[Headline], Labels]:
    """Return a half of the undated triples on invented days: the first on one of 60, the next 2 to 12 days after each.

    Real stories of weeks change their words from day to day more than these do, which were of one day. A share of the
    headlines may lose their ledes.
    """
    dice, blank = random.Random(2), random.Random(3)
    dated: list[Dated] = []
    last: dict[str, int] = {}
    for row in rows("allsides_undated", half):
        day = last[row["story"]] + dice.randint(2, 12) if row["story"] in last else dice.randrange(60)
        last[row["story"]] = day
        dated.append((day, dice.random(), {**row, "summary": ""} if blank.random() < without_ledes else row))
    return on_invented_days(dated)


def sparse_stories(*, titles_only: bool = False) -> tuple[list[Headline], Labels]:
    """Return twelve invented days on which seven of ten stories are told by one headline alone, as on a real day."""
    dice = random.Random(9)
    stories: dict[str, list[Row]] = {}
    for row in rows("allsides_stream") + rows("allsides_undated"):
        stories.setdefault(row["story"], []).append(row)
    dated: list[Dated] = []
    for of_one in stories.values():
        dice.shuffle(of_one)
        kept = of_one[:1] if dice.random() < 0.7 else of_one
        day = dice.randrange(12)
        dated += [(day + (dice.random() < 0.2), dice.random(), row) for row in kept]
    if titles_only:
        dated = [(day, order, {**row, "summary": ""}) for day, order, row in dated]
    return on_invented_days(dated)


def busy_fortnight(count: int, *, other_world: Callable[[str, int], str] = lambda text, _: text) -> list[Headline]:
    """Return `count` headlines of all files, evenly over 14 invented days, in an order that scatters stories.

    When the files are told through, `other_world` tells their texts again, with the number of the round.
    """
    every = rows("allsides_stream") + rows("allsides_undated") + rows("uci")
    step = timedelta(days=14) / count
    told = ((at // len(every), every[at * 7919 % len(every)]) for at in range(count))
    again = (
        {**row, "title": other_world(row["title"], world), "summary": other_world(row["summary"], world)}
        for world, row in told
    )
    return as_headlines((START + at * step, row) for at, row in enumerate(again))


def _dense_mix(half: int | None) -> tuple[list[Headline], Labels]:
    dice = random.Random(1)
    dated: list[tuple[int, float, bool, Row]] = []
    first: dict[str, int] = {}
    for row in rows("allsides_stream", half):
        day = datetime.fromisoformat(row["date"]).toordinal()
        opened = first.setdefault(row["story"], day)
        dated.append((opened * 7919 % 45 + day - opened, dice.random(), dice.random() < 0.3, row))
    for row in rows("allsides_undated", half):
        day = first.setdefault(row["story"], dice.randrange(45)) + (dice.random() < 0.3)
        dated.append((day, dice.random(), dice.random() < 0.3, row))
    for row in rows("uci", half):
        day = first.setdefault(row["story"], dice.randrange(43)) + dice.randrange(3)
        dated.append((day, dice.random(), False, row))
    dated.sort(key=lambda one: one[:2])
    told = [{**row, "summary": ""} if blank else row for _, _, blank, row in dated]
    times = [START + timedelta(days=day) for day, *_ in dated]
    return as_headlines(zip(times, told, strict=True)), [row["story"] for row in told]


def rows(name: str, half: int | None = WHOLE) -> list[Row]:
    """Return the rows of a file of ../shared/data/clustering, or those of a half of its stories, in its order."""
    lines = gzip.decompress((DATA / f"dev_{name}.jsonl.gz").read_bytes()).decode().splitlines()
    every = [json.loads(line) for line in lines]
    if half is WHOLE:
        return every
    stories = list(dict.fromkeys(row["story"] for row in every))
    division, which = divmod(half, 2)
    if name == "allsides_stream":
        middle = len(stories) // 2
        kept = set(stories[middle:] if which else stories[:middle])
    else:
        if division:
            random.Random(division).shuffle(stories)
        kept = set(stories[which::2])
    return [row for row in every if row["story"] in kept]


def on_invented_days(dated: Iterable[Dated]) -> tuple[list[Headline], Labels]:
    """Return rows by day, and in a day by their dice, as headlines with their gold stories."""
    told = sorted(dated, key=lambda one: one[:2])
    timed = ((START + timedelta(days=day), row) for day, _, row in told)
    return as_headlines(timed), [row["story"] for _, _, row in told]


def as_headlines(timed: Iterable[tuple[datetime, Row]]) -> list[Headline]:
    """Return rows with their times as headlines, each a second later than the one before."""
    headlines = []
    for at, (time, row) in enumerate(timed):
        url = row["url"] or f"https://stream.example/{row['id']}"
        headlines.append(
            Headline(
                id=at + 1,
                outlet=row["source"],
                headline=row["title"],
                summary=row["summary"],
                url=url,
                canonical=url,
                seen_at=time + timedelta(seconds=at),
                language="en",
            )
        )
    return headlines
