"""A topic of two subjects, a flood and a chess title, its settings, and the runs of its desk."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

from pipeline.desk import Desk, Run, ingest, opened, run
from tests.cast import NOON
from tests.desk.flood import cover_in
from tests.desks import SETTINGS, DeskFolder

NO_PAGES = {"COPYDESK_GATHER__ARTICLE_PAGES": "0"}
CHESS = (
    "Velm wins chess title from Sarn after nine hours",
    "Chess title goes to Velm as Sarn resigns",
    "Sarn resigns, Velm is chess champion",
    "Nine hours of chess: Velm beats champion Sarn",
)
TWO_SUBJECTS = SETTINGS.replace('["orrin"]', '["orrin", "chess"]')


def at(desk: Desk, hours: float) -> Desk:
    """The same desk, so many hours after noon."""
    return replace(desk, now=NOON + timedelta(hours=hours))


def cover(desk: DeskFolder, numbers: Iterable[int]) -> None:
    """Have the outlets with these numbers report the flood."""
    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        cover_in(at_work, numbers)


def runs(desk: DeskFolder, hours: float = 0) -> Run:
    """Run the desk in this process, so many hours after noon."""
    with opened(desk.folder, NO_PAGES, now=NOON + timedelta(hours=hours)) as at_work:
        return run(at_work, clock=lambda: at_work.now)


def sets(desk: DeskFolder, draft: str = "", topic: str = "") -> None:
    """Write the settings: these of all drafts, and these of the topic."""
    desk.writes("copydesk.toml", f"{TWO_SUBJECTS}{topic}\n[draft]\n{draft}\n")


def report(desk: Desk, numbers: range) -> None:
    """Have so many outlets report another story, which then is the bigger one."""
    lines = [
        {
            "outlet": f"Paper {number}",
            "headline": CHESS[number % len(CHESS)],
            "url": f"https://chess.example/{number}",
            "published": f"2026-05-12T11:{40 + number:02}:00Z",
            "language": "en",
        }
        for number in numbers
    ]
    ingest(desk, BytesIO("\n".join(map(json.dumps, lines)).encode()))
