"""Which stories a run has changed, and which of them have changed so much that they are to be looked at as a whole."""

from collections.abc import Collection, Iterable, Mapping

from pipeline.cluster.story import OpenStory

LARGE = 30  # headlines; parting so many costs as much as placing a dozen, and one more hardly changes them


class Growth:
    """The stories that were touched since `due` was asked, each with the headlines that it had before."""

    def __init__(self) -> None:
        self._before: dict[int, int] = {}

    def touch(self, number: int, story: OpenStory | None) -> None:
        """A headline is about to come into this story (None: it is opened) or to leave it."""
        if number not in self._before:
            self._before[number] = story.size if story else 0

    def merge(self, numbers: Iterable[int], stories: Mapping[int, OpenStory]) -> None:
        """These stories have taken in others, none larger than they were: that is growth as any other."""
        for number in numbers:
            if number in stories:
                size = stories[number].size
                self._before.setdefault(number, size if size > 2 * LARGE else 0)

    def due(self, stories: Mapping[int, OpenStory]) -> Collection[int]:
        """Return the touched stories that are still open: of the large ones those that have doubled.

        They double at the powers of two, the same for all, so that many small runs look as often as one.
        """
        touched = [
            (stories[number].size, number, before) for number, before in self._before.items() if number in stories
        ]
        self._before.clear()
        return [number for size, number, before in touched if size <= LARGE or size.bit_length() > before.bit_length()]
