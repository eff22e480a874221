"""Which open stories a clip may belong to: the one its page is in already, then those whose words it says.

A first look only, so that the editor can choose; where he does not, clustering decides at the next run.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from pipeline.desk.opening import Desk
from pipeline.desk.ranking import title_of
from pipeline.news import Headline
from pipeline.shingles import terms
from pipeline.store import clips, stories
from pipeline.store.clips import Drafted

_MOST = 5
# Of the clip's own telling words, weighed by how few stories say them: the share that a story must say.
_LEAST_SHARE = 0.25
_LEAST_WORDS = 2
_BEST = 3  # headlines of a story, whose mean is the story's: one alike is chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A story with the headline that says most of it, how many outlets have it, why it is here, and its open drafts."""

    story: int
    headline: str
    outlets: int
    why: str
    drafts: tuple[Drafted, ...] = ()


def likely_stories(
    desk: Desk, words: str, *, known: Headline | None, open_drafts: Sequence[Drafted]
) -> tuple[Likely, ...]:
    """Return at most five stories of the window, the likeliest first; the story of a `known` headline before all.

    `words` are the clip's headline. Nothing is sorted in here: a look changes nothing.
    """
    said: dict[int, list[frozenset[str]]] = {}
    for story, headline in clips.said_in_stories(desk.db, after=desk.window_began, until=desk.now):
        said.setdefault(story, []).append(_telling(headline))
    home = stories.of_headline(desk.db, known.id) if known else None
    chosen = [] if home is None else [(home, "The page is in this story.")]
    chosen += [(story, why) for story, why in _alike(words, said) if story != home]
    return tuple(_likely(desk, story, why, open_drafts) for story, why in chosen[:_MOST])


def _likely(desk: Desk, number: int, why: str, open_drafts: Sequence[Drafted]) -> Likely:
    story = desk.story(number)
    numbers = stories.merged_numbers(desk.db, story.id)
    return Likely(
        story=story.id,
        headline=title_of(story),
        outlets=len({headline.outlet for headline in story.headlines}),
        why=why,
        drafts=tuple(draft for draft in open_drafts if draft.story in numbers),
    )


def _alike(words: str, said: Mapping[int, Sequence[frozenset[str]]]) -> Iterator[tuple[int, str]]:
    """Yield the stories that say enough of these words, best first, each with the words."""
    wanted = dict.fromkeys(terms(words))
    asked = frozenset(wanted)
    shared = {story: [own & asked for own in headlines] for story, headlines in said.items()}
    counts = Counter(word for found in shared.values() for word in frozenset[str]().union(*found))
    # A word that no story says is as rare as one that only one says.
    rarity = {word: log(1 + len(said) / max(1, counts[word])) for word in wanted}
    whole = sum(rarity.values())
    scored = [(_share(found, rarity, whole), story) for story, found in shared.items() if any(found)]
    for share, story in sorted(scored, key=lambda pair: (-pair[0], -pair[1])):
        both = [word for word in wanted if any(word in found for found in shared[story])]
        if share >= _LEAST_SHARE and len(both) >= _LEAST_WORDS:
            yield story, f"Says {', '.join(_as_printed(words, both))} too."


def _share(shared: Sequence[frozenset[str]], rarity: Mapping[str, float], whole: float) -> float:
    """Return how much of the words the story's best headlines say on average, 0 to 1, rare words counting more."""
    # In the order of the words, so that the sum does not depend on hashing.
    shares = sorted((sum(rarity[word] for word in rarity if word in found) / whole for found in shared), reverse=True)
    best = shares[:_BEST]
    return sum(best) / len(best)


# As many as the window of a busy day holds; each headline is read once, not once a look.
@lru_cache(maxsize=16_384)
def _telling(headline: str) -> frozenset[str]:
    return frozenset(terms(headline))


def _as_printed(words: str, stems: Sequence[str]) -> list[str]:
    """Return the words of the headline behind these stems, in its order."""
    printed: dict[str, str] = {}
    for word in words.replace("-", " ").split():
        for stem in terms(word):
            printed.setdefault(stem, word.strip(".,:;!?()[]\"'“”‘’«»"))
    return [printed.get(stem, stem) for stem in stems]
