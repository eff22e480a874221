"""A desk whose past can be searched, and the titles that a search finds."""

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline import desk as verbs
from pipeline.desk import Desk
from pipeline.desk.archiving import searching
from tests.cast import NOON
from tests.desk.archiving.past import keep
from tests.desks import DeskFolder

ALL = ["Київ Today", "The Dam Holds", "No Breakthrough In Geneva Talks"]
G, D, K = ALL[2], ALL[1], ALL[0]


@contextmanager
def past_in_new_york(desk: DeskFolder) -> Iterator[Desk]:
    """A desk with the blog's past, its blog in New York."""
    desk.writes(
        "copydesk.toml",
        '[blog]\nname = "River Watch"\ntimezone = "America/New_York"\n[registry]\nbuiltin = false\n',
    )
    desk.writes("outlets.toml", '[[outlet]]\nname = "Harbour Times"\naliases = ["HT", "The Times of the Harbour"]\n')
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        keep(opened)
        yield opened


def titles(desk: Desk, typed: str, *, order: str = "") -> list[str]:
    found = searching.search(desk, typed, limit=20, order=order)
    return [one.hit.title for one in searching.answers(desk, found)]
