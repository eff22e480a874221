"""The item pipeline of a crawl that runs where the desk is not: each page goes to standard output, a line each."""

import os
import sys

from spiders import page_json
from spiders.pages import FeedPage


class Carrying:
    """Carries pages home; the desk files them, and gives what it did not hear of an outcome."""

    def process_item(self, page: FeedPage) -> FeedPage:
        """Carry one page."""
        say(page_json.packed(page))
        return page


class _Mouth:
    """Whether standard output still takes anything: after half a line, nothing else may follow on it."""

    is_shut = False


def say(line: str) -> None:
    """Write a line of ASCII at once, past any buffer, so that what could not be written is known here.

    Raises:
        OSError: the disk is full; nothing is written from then on.
    """
    left = memoryview(f"{line}\n".encode("ascii"))
    if _Mouth.is_shut:
        return
    try:
        while left:
            left = left[os.write(sys.stdout.fileno(), left) :]
    except OSError:
        _Mouth.is_shut = True
        raise
