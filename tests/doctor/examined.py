"""What doctor finds on a desk that was well before."""

from pipeline.doctor import Finding, examine
from tests.cast import NOON
from tests.desks import DeskFolder
from tests.doctor.well import Illness, well


def examined(desk: DeskFolder, illness: Illness = lambda desk: {}) -> list[Finding]:
    """Return the findings about a desk that was well before."""
    well(desk)
    return examine(desk.folder, illness(desk), now=NOON)
