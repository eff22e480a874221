"""Why a headline went where it went, in words for the editor."""

from pipeline.cluster.clippings import Clipping, printed_words
from pipeline.cluster.story import OpenStory

_WORDS_SHOWN = 3


def why_joined(clipping: Clipping, story: OpenStory, total: dict[str, int], probability: float) -> str:
    """Return e.g. `shares geneva, talks, witkoff with 7 headlines (p 0.83)`."""
    told = _telling(clipping.title, story, total)
    shown = printed_words(clipping.headline.headline, told, clipping.written)
    many = "1 headline" if story.size == 1 else f"{story.size} headlines"
    what = f"shares {', '.join(shown)} with" if shown else "its summary is close to"
    return f"{what} {many} (p {probability:.2f})"


def why_opened(clipping: Clipping, probability: float) -> str:
    """Return why no open story took the headline."""
    if not clipping.whole:
        return "opens a story: no word of it tells one story from another"
    if not probability:
        return "opens a story: no open story shares a telling word"
    return f"opens a story: no open story was close (best p {probability:.2f})"


def why_merged(kept: OpenStory, gone: OpenStory, total: dict[str, int], probability: float) -> str:
    """Return e.g. `both tell of geneva, talks (p 0.52): 7 headlines and 2`."""
    newest = gone.members[-1]
    shown = printed_words(newest.headline.headline, _telling(newest.title, kept, total), newest.written)
    what = f"both tell of {', '.join(shown)}" if shown else "their summaries are close"
    return f"{what} (p {probability:.2f}): {kept.size} and {gone.size} headlines"


def why_split(staying: OpenStory, number: int, probability: float) -> str:
    """Return e.g. `split off s12: hardly one event with its other 5 headlines (p 0.31)`."""
    many = "other headline" if staying.size == 1 else f"other {staying.size} headlines"
    return f"split off s{number}: hardly one event with its {many} (p {probability:.2f})"


def _telling(title: dict[str, float], story: OpenStory, total: dict[str, int]) -> list[str]:
    """Return the few shared terms of most weight, times the share of the story's headlines that hold them."""
    shared = [word for word in title if word in story.whole and title[word]]
    held = dict(zip(shared, story.holding(shared), strict=True))
    heaviest = sorted(shared, key=lambda word: -title[word] * held[word] / (total[word] + 1))
    return heaviest[:_WORDS_SHOWN]
