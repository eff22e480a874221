"""The 21 numbers (22 weights with the bias) that say how well a headline fits an open story.

"Owns": the share of a word's occurrences in all open stories that lie in this one. "titanfall" belongs to one story
however often it is said, "trump" to none. Sums behave as a set: single weights mean little.
"""

from itertools import repeat
from operator import mul

from pipeline.cluster.clippings import Clipping
from pipeline.cluster.story import NEWEST, SILENCE, OpenStory

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
OWNERSHIP, TWO_DAYS_APART = NAMES.index("ownership"), NAMES.index("two_days_apart")
_BEST_MEMBERS = NAMES.index("best_members")
_SCALE = 10.0  # nats, to bring rarities near 1
_BEST = 3
_DAYS = 3
_OLD = 2  # days
_SAME_DAYS = (0.0, 0.0, 0.0, 0.0)


class Sheet:
    """What is the same for every story that a clipping is weighed against, worked out once.

    Args:
        clipping: The clipping to weigh.
        rare: The rarity now of each title term, in nats.
        total: In how many headlines of all open stories each term stands; a term that none holds is not looked at.
        unseen: The rarity of a term that was never seen, in nats; in English none is rarer.
    """

    __slots__ = ("all_rare", "clipping", "rare", "total", "unseen", "words")

    def __init__(self, clipping: Clipping, rare: dict[str, float], total: dict[str, int], unseen: float) -> None:
        self.clipping = clipping
        self.rare = rare
        self.unseen = unseen
        self.all_rare = sum(rare.values())
        self.total = total
        self.words = list(filter(total.__contains__, clipping.whole))


def features(sheet: Sheet, story: OpenStory) -> list[float]:
    """Return the features in the order of `NAMES`, all but the last, which needs the other candidates.

    In the place of `best_members` stands the most that it can be, until `complete` puts there what it is.
    """
    clipping, size, size_log = sheet.clipping, story.size, story.size_log
    of_title, dot, covered, owned = _of_words(sheet, story)
    cosine, mean = dot / story.whole_length if dot else 0.0, dot / size
    return [
        *of_title,
        cosine,
        mean,
        # No cosine is negative: the best cannot sum to more than all do, nor can one be more than 1.
        min(dot / min(size, _BEST), 1.0),
        covered / story.title_total if covered else 0.0,
        owned,
        size_log * cosine,
        size_log * mean,
        size_log,
        1.0 if clipping.has_summary and story.has_summary else 0.0,
        *_of_days(clipping.day, story),
    ]


def complete(row: list[float], sheet: Sheet, story: OpenStory) -> None:
    """Put `best_members` into a row of `features`: the dearest one, for it alone looks at single headlines."""
    if not is_complete(story):
        row[_BEST_MEMBERS] = _best_members(sheet.clipping.whole, story)


def is_complete(story: OpenStory) -> bool:
    """Whether the best members are all there are: then `features` tells already what they are."""
    return story.size <= _BEST


def _best_members(whole: dict[str, float], story: OpenStory) -> float:
    nothing = repeat(0.0)
    shared = list(filter(story.whole.__contains__, whole))
    weights = [whole[word] for word in shared]
    cosines = [
        float(sum(map(mul, weights, map(member.whole.get, shared, nothing)))) for member in story.members[-NEWEST:]
    ]
    best = sorted(cosines)[-_BEST:]
    return sum(best) / len(best)


def _of_words(sheet: Sheet, story: OpenStory) -> tuple[tuple[float, ...], float, float, float]:
    """The features of the title's words, and three sums over all words that clipping and story share."""
    # One loop with running sums: this is where clustering spends its time.
    own, own_title, rare, total = sheet.clipping.whole, sheet.clipping.title, sheet.rare, sheet.total
    whole, title, held = story.whole, story.title, story.held
    dot = covered = whole_owned = title_dot = core = core_most = rarest = ownership = owned_most = 0.0
    for word in filter(whole.__contains__, sheet.words):
        weight, among, times = own[word], total[word] + 1, held[word] if held else 1  # the 1: the clipping itself
        dot += weight * whole[word]
        whole_owned += weight * weight / among * times
        if word in title:
            covered += title[word]
        if word in own_title:
            rarity = rare[word]
            core += (part := rarity * times)
            ownership += (owned := rarity / among * times)
            core_most = part if part > core_most else core_most
            owned_most = owned if owned > owned_most else owned_most
            rarest = rarity if rarity > rarest else rarest
            if word in title:
                title_dot += own_title[word] * title[word]
    if not sheet.all_rare:
        return (0.0,) * 7, dot, covered, whole_owned
    ownership /= sheet.all_rare
    of_title = (
        title_dot / story.title_length if title_dot else 0.0,
        core / story.size / sheet.all_rare,
        core_most / story.size / _SCALE,
        rarest / _SCALE,
        ownership,
        owned_most / _SCALE,
        story.size_log * ownership,
    )
    return of_title, dot, covered, whole_owned


def _of_days(day: int, story: OpenStory) -> tuple[float, ...]:
    apart = abs(day - story.last)
    if not apart and day - story.since < _OLD:
        return _SAME_DAYS
    return (
        min(apart, _DAYS) / _DAYS,
        1.0 if apart >= 1 else 0.0,
        1.0 if apart >= SILENCE else 0.0,
        1.0 if day - story.since >= _OLD else 0.0,
    )
