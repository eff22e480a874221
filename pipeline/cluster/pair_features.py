"""The numbers that say how much two open stories look like one: how well headlines of each fit the other, and words.

"Core" words stand in most of a story's titles. Two stories that share theirs are one told twice; a core word that
the other never says (a name, mostly) speaks for two.
"""

import math

from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import OpenStory

NAMES = (
    "link",  # log odds of the mean probability of headlines of each in the other
    "best_guest",  # log odds of the best single one
    "whole_cosine",
    "title_cosine",
    "log_size",  # of the smaller story
    "core_word",  # the word both rare and common to the titles of both
    "owned_word",  # the word both rare and owned by the two together
    "log_size_owned_word",
    "days_apart",
    "a_day_apart",
    "log_size_link",
    "log_sizes",  # of both stories
    "coverage",  # share of the smaller story's rarity found in titles of the larger
    "lone_core",  # the word rare and common to the smaller story that the larger does not say
    "lone_core_of_larger",
    "log_size_lone_core",
    "log_size_lone_core_of_larger",
    "both_summaries",
)
_SCALE = 10.0  # nats, to bring rarities near 1
_SURE = 1e-4  # no probability is surer than this
_DAYS = 3
# Cosine of two halves of a large story, or of two stories of a dozen: of one event .2 to .8 on the files, of two .01 to
# .24. Of what fewer headlines say, chance makes too much.
_STRANGERS = 0.22
_NAMED = 3  # headlines from which a word in all of them is no chance ...
_NAME = 6.5  # ... when it is as rare as a name: fewer than one text in 650 has it


def pair_features(
    one: OpenStory, other: OpenStory, fits: tuple[list[float], list[float]], rarity: Rarity, total: dict[str, int]
) -> list[float]:
    """Return the features in the order of `NAMES`.

    Args:
        one: A story.
        other: Another.
        fits: How probable headlines of one are in the other, and the other way round.
        rarity: How rare words are now.
        total: In how many headlines of all open stories each word stands.
    """
    large, small = by_size(one, other)
    linked = _log_odds(link(*fits))
    rare, rare_in_large = (rarity.of(story.title, story.language) for story in (small, large))
    core, owned, covered = _shared(large, small, rare, total)
    lone, lone_of_larger = _lone_core(small, large, rare), _lone_core(large, small, rare_in_large)
    apart = days_between(one, other)
    return [
        linked,
        _log_odds(max(*fits[0], *fits[1])),
        cosine(small.whole, large.whole, small.whole_length * large.whole_length),
        cosine(small.title, large.title, small.title_length * large.title_length),
        small.size_log,
        core,
        owned,
        small.size_log * owned,
        min(apart, _DAYS) / _DAYS,
        1.0 if apart >= 1 else 0.0,
        small.size_log * linked,
        small.size_log + large.size_log,
        covered,
        lone,
        lone_of_larger,
        small.size_log * lone,
        large.size_log * lone_of_larger,
        1.0 if small.has_summary and large.has_summary else 0.0,
    ]


def days_between(one: OpenStory, other: OpenStory) -> int:
    """Return how many days after the end of one of two stories the other begins; 0 where they overlap."""
    return max(0, max(one.first, other.first) - min(one.last, other.last))


def link(guests: list[float], others: list[float]) -> float:
    """Return the mean probability of headlines of each of two stories in the other."""
    return (sum(guests) / len(guests) + sum(others) / len(others)) / 2


def has_a_name_of_its_own(one: OpenStory, other: OpenStory, rarity: Rarity) -> bool:
    """Tell whether all headlines of the smaller story, three or more, print a name that the larger never prints.

    Then the two are not one, however alike their other words are: talks of one minister and talks of others.
    """
    large, small = by_size(one, other)
    if small.size < _NAMED:
        return False
    words = list(small.title)
    in_all = [word for word, times in zip(words, small.holding(words), strict=True) if times == small.size]
    return any(
        rare >= _NAME
        for rare in rarity.of((word for word in in_all if word not in large.whole), small.language).values()
    )


def are_strangers(one: OpenStory, other: OpenStory) -> bool:
    """Tell whether two large stories have so few words in common that they can hardly be one."""
    return cosine(one.whole, other.whole, one.whole_length * other.whole_length) < _STRANGERS


def is_stranger_in(part: OpenStory, story: OpenStory) -> bool:
    """Tell the same of a part of a large story and the rest of it, told from the sums of part and whole."""
    product = cosine(part.whole, story.whole, 1.0)
    rest = math.sqrt(max(story.whole_square - 2 * product + part.whole_square, 0.0))
    return product - part.whole_square < _STRANGERS * part.whole_length * rest


def by_size(one: OpenStory, other: OpenStory) -> tuple[OpenStory, OpenStory]:
    """The larger first, of equals the first."""
    return (one, other) if one.size >= other.size else (other, one)


def _shared(
    large: OpenStory, small: OpenStory, rare: dict[str, float], total: dict[str, int]
) -> tuple[float, float, float]:
    """Of the words that both print in titles the best core word, the best owned one, and what share they cover."""
    core = owned = covered = of_all = 0.0
    words = list(small.title)
    for word, in_small in zip(words, small.holding(words), strict=True):
        rarity = rare[word]
        of_small = rarity * in_small / small.size
        of_all += of_small
        if word in large.title:
            in_large = large.held[word] if large.held else 1
            core = max(core, rarity * math.sqrt(in_small / small.size * in_large / large.size))
            owned = max(owned, rarity * (in_small + in_large) / (total[word] + 1))
            covered += of_small
    return core / _SCALE, owned / _SCALE, covered / of_all if of_all else 0.0


def _lone_core(story: OpenStory, other: OpenStory, rare: dict[str, float]) -> float:
    words, most = list(story.title), 0.0
    held = other.held
    for word, times in zip(words, story.holding(words), strict=True):
        said = (held.get(word, 0) if held else float(word in other.whole)) / other.size
        most = max(most, rare[word] * times / story.size * (1 - said))
    return most / _SCALE


def cosine(few: dict[str, float], many: dict[str, float], lengths: float) -> float:
    """Return the cosine of two vectors; `lengths` is the product of theirs."""
    if len(few) > len(many):
        few, many = many, few
    product = sum(weight * many[word] for word, weight in few.items() if word in many)
    return product / lengths if product else 0.0


def _log_odds(probability: float) -> float:
    kept = min(max(probability, _SURE), 1 - _SURE)
    return math.log(kept / (1 - kept))
