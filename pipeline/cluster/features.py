"""The 21 numbers (22 weights with the bias) that say how well a headline fits an open story.

"Owns": the share of a word's occurrences in all open stories that lie in this one. "titanfall" belongs to one story
however often it is said, "trump" to none. Sums behave as a set: single weights mean little.
"""

import math
from itertools import repeat
from operator import mul

from pipeline.cluster.clippings import Clipping
from pipeline.cluster.story import OpenStory

NAMES = (
    "title_cosine",  # of the title and the story's titles
    "coverage",  # share of the title's rarity found in a headline of the story, on average
    "core_word",  # the word both rare and common to the story's headlines
    "rare_word",  # the rarest shared word
    "ownership",  # share of the title's rarity that the story owns
    "owned_word",  # the word both rare and owned
    "log_size_ownership",
    "whole_cosine",  # of title and summary together, with the story's
    "member_cosine",  # the same, mean over the story's headlines
    "best_members",  # the same, mean of the 3 best among the newest 12
    "story_coverage",  # share of the story's title weight that stands in the headline
    "whole_ownership",
    "log_size_whole_cosine",
    "log_size_member_cosine",
    "log_size",
    "both_summaries",
    "days_apart",
    "a_day_apart",
    "two_days_apart",
    "two_days_old",
    "ownership_margin",  # ownership above the best of the other candidates; 0 if alone
)
OWNERSHIP = NAMES.index("ownership")
_SCALE = 10.0  # nats, to bring rarities near 1
_BEST = 3
_DAYS = 3


class Sheet:
    """What is the same for every story a clipping is weighed against.

    `rare` is the rarity now of each title term, in nats; `total` the headlines of all open stories that hold a
    term; `spread` the first over the second (and one for the clipping itself).
    """

    __slots__ = ("all_rare", "clipping", "rare", "spread", "total")

    def __init__(self, clipping: Clipping, rare: dict[str, float], total: dict[str, int]) -> None:
        self.clipping = clipping
        self.rare = rare
        self.all_rare = sum(rare.values())
        self.spread = {word: rarity / (total.get(word, 0) + 1) for word, rarity in rare.items()}
        self.total = total


def features(sheet: Sheet, story: OpenStory) -> list[float]:
    """Return the features in the order of `NAMES`, all but the last, which needs the other candidates."""
    clipping = sheet.clipping
    size_log = math.log(story.size)
    cosine, mean, best, covered, owned = _of_whole(sheet, story)
    return [
        *_of_title(sheet, story, size_log),
        cosine,
        mean,
        best,
        covered,
        owned,
        size_log * cosine,
        size_log * mean,
        size_log,
        1.0 if clipping.has_summary and story.has_summary else 0.0,
        *_of_days(clipping.day, story),
    ]


def _of_title(sheet: Sheet, story: OpenStory, size_log: float) -> tuple[float, ...]:
    # One loop with running sums: this and the next function are where clustering spends its time.
    title, rare, spread = sheet.clipping.title, sheet.rare, sheet.spread
    whole, story_title, held = story.whole, story.title, story.held
    dot = core = core_most = rarest = ownership = owned_most = 0.0
    for word in title:
        if word not in whole:
            continue
        times = held[word] if held else 1
        part, owned, rarity = rare[word] * times, spread[word] * times, rare[word]
        core += part
        ownership += owned
        core_most = part if part > core_most else core_most
        owned_most = owned if owned > owned_most else owned_most
        rarest = rarity if rarity > rarest else rarest
        if word in story_title:
            dot += title[word] * story_title[word]
    if not sheet.all_rare:
        return (0.0,) * 7
    ownership /= sheet.all_rare
    return (
        dot / math.sqrt(story.title_square) if dot else 0.0,
        core / story.size / sheet.all_rare,
        core_most / story.size / _SCALE,
        rarest / _SCALE,
        ownership,
        owned_most / _SCALE,
        size_log * ownership,
    )


def _of_whole(sheet: Sheet, story: OpenStory) -> tuple[float, float, float, float, float]:
    whole, total = sheet.clipping.whole, sheet.total
    story_whole, story_title, held = story.whole, story.title, story.held
    shared = [word for word in whole if word in story_whole]
    if not shared:
        return (0.0,) * 5
    dot = covered = owned = 0.0
    for word in shared:
        weight = whole[word]
        dot += weight * story_whole[word]
        owned += weight * weight * (held[word] if held else 1) / (total[word] + 1)
        if word in story_title:
            covered += story_title[word]
    mean = dot / story.size
    return (
        dot / math.sqrt(story.whole_square),
        mean,
        _best_members(shared, whole, story) if story.size > 1 else mean,
        covered / story.title_total if covered else 0.0,
        owned,
    )


def _best_members(shared: list[str], whole: dict[str, float], story: OpenStory) -> float:
    weights, nothing = [whole[word] for word in shared], repeat(0.0)
    cosines = [float(sum(map(mul, weights, map(member.whole.get, shared, nothing)))) for member in story.members]
    best = sorted(cosines)[-_BEST:]
    return sum(best) / len(best)


def _of_days(day: int, story: OpenStory) -> tuple[float, ...]:
    apart = abs(day - story.last)
    return (
        min(apart, _DAYS) / _DAYS,
        1.0 if apart >= 1 else 0.0,
        1.0 if apart >= 2 else 0.0,
        1.0 if day - story.first >= 2 else 0.0,
    )
