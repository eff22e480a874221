"""A stream that no file has: stories of a few to forty headlines, with ledes, among hundreds of small ones.

The files have stories of two or three headlines with ledes and of nine to three hundred without; what learns on these
alone takes a lede for the sign of a small story. Here each UCI story is cut to a size drawn evenly on a logarithmic
scale, over one to four invented days; two in three of its headlines get a lede made of one or two other headlines of
the same story that the cut left out, which is what a lede is: the same news in other words.
"""

import math
import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from bench.cluster_measures import Labels
from bench.cluster_streams import Dated, Row, on_invented_days, rows
from pipeline.news import Headline

_FEWEST, _MOST = 3, 40
_DAYS = 45
_WITHOUT_LEDE = 0.3


def middle_stories(half: int | None, seed: int) -> tuple[list[Headline], Labels]:
    """Return the stream, or that of one half of the stories (cluster_streams), in order of arrival."""
    dice = random.Random(seed)
    return on_invented_days([*_small(half, dice, seed), *_middle(half, dice)])


def _small(half: int | None, dice: random.Random, seed: int) -> Iterator[Dated]:
    first: dict[str, int] = {}
    for row in rows("allsides_stream", half):
        day = datetime.fromisoformat(row["date"]).toordinal()
        opened = first.setdefault(row["story"], day)
        yield opened * 7919 * seed % _DAYS + day - opened, dice.random(), _with_or_without(row, dice)
    for row in rows("allsides_undated", half):
        day = first.setdefault(row["story"], dice.randrange(_DAYS)) + (dice.random() < 0.3)
        yield day, dice.random(), _with_or_without(row, dice)


def _middle(half: int | None, dice: random.Random) -> Iterator[Dated]:
    stories = defaultdict[str, list[Row]](list)
    for row in rows("uci", half):
        stories[row["story"]].append(row)
    for story in stories.values():
        dice.shuffle(story)
        size = round(math.exp(dice.uniform(math.log(_FEWEST), math.log(_MOST))))
        left, start, days = story[size:], dice.randrange(_DAYS - 2), dice.choice((0, 1, 1, 2, 3))
        for row in story[:size]:
            yield start + dice.randint(0, days), dice.random(), {**row, "summary": _lede(left, dice)}


def _with_or_without(row: Row, dice: random.Random) -> Row:
    return {**row, "summary": ""} if dice.random() < _WITHOUT_LEDE else row


def _lede(left: list[Row], dice: random.Random) -> str:
    if not left or dice.random() < _WITHOUT_LEDE:
        return ""
    return ". ".join(row["title"] for row in dice.sample(left, min(len(left), dice.choice((1, 2, 2)))))
