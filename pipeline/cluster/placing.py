"""Place headlines in one go, without a desk."""

from collections.abc import Sequence

from pipeline.cluster.open_stories import OpenStories
from pipeline.news import Headline, Merge, Placing


def place(
    new: Sequence[Headline],
    settled: Sequence[tuple[Headline, int]] = (),
    *,
    next_story: int = 1,
    merge: bool = True,
) -> tuple[list[Placing], list[Merge]]:
    """Return where each new headline belongs, and which stories turned out to be one afterwards, in order to apply.

    Args:
        new: In order of arrival (`seen_at`, `id`), none earlier than the last settled one.
        settled: Headlines placed before, with their story's number, in order of arrival.
        next_story: The number of the next story to open; numbers of settled stories are never given again.
        merge: Whether to look for stories that are one. Placings name the story as decided at arrival.

    Raises:
        OrderError: Headlines are not in order of arrival.
    """
    stories = OpenStories(next_story=next_story)
    for headline, number in settled:
        stories.settle(headline, number)
    placings = [stories.place(headline) for headline in new]
    return placings, stories.merges() if merge else []
