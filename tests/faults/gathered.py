"""A desk that reads the invented month from a newsstand, and what of it should be on the desk."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline import urls
from pipeline.newsstand import Newsstand
from tests.cast import EVERYONE
from tests.desks import DeskFolder
from tests.faults.month import Month
from tests.faults.wholeness import asked

START = datetime(2026, 3, 2, tzinfo=UTC)
SETTINGS = """
[blog]
name = "River Watch"
timezone = "UTC"

[registry]
builtin = false

[gather]
delay_seconds = 0
timeout_seconds = 5
allow_private_addresses = true
interval_minutes = 30

[draft]
list_min = 2

[[topic]]
name = "river"
title = "The Orrin"
any = ["orrin"]

[[topic]]
name = "front-page"
title = "The Towns"
any = ["bridge", "mill", "ferry", "lock", "dam", "quay", "granary", "viaduct", "pumphouse", "toll", "weir"]

[publish.blog]
kind = "markdown"
folder = "posts"
"""

LEAST = {"COPYDESK_GATHER__ARTICLE_PAGES": "0", "COPYDESK_PREFLIGHT__DEAD_LINK": "off"}
"""The environment of a command that asks no page, so that it costs one crawl at most."""


def at(now: datetime) -> str:
    """The option that stands for the clock."""
    return f"--as-of={now:%Y-%m-%dT%H:%M:%SZ}"


def hours(number: float) -> datetime:
    """A time of the month, so long after its beginning."""
    return START + timedelta(hours=number)


def month_desk(folder: Path, stand: Newsstand, *, more: str = "") -> DeskFolder:
    """Make a desk that reads every outlet of the cast at this newsstand."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "posts").mkdir(exist_ok=True)
    desk = DeskFolder(folder)
    desk.writes("copydesk.toml", SETTINGS + more)
    desk.reads_from(stand.address, EVERYONE)
    return desk


def copied(desk: DeskFolder, folder: Path) -> DeskFolder:
    """A copy of a desk that nobody is at."""
    shutil.copytree(desk.folder, folder)
    return DeskFolder(folder)


def missing(desk: DeskFolder, month: Month, now: datetime, address: str) -> list[str]:
    """What the newsrooms had printed when they were read last, by a time, and the desk does not have."""
    there = {str(canonical) for (canonical,) in asked(desk.folder, "select canonical from headlines")}
    read = "select outlet, asked_at from sources where kind = 'feed' and state in ('read', 'unchanged')"
    read_at = {str(outlet): datetime.fromisoformat(str(when)) for outlet, when in asked(desk.folder, read)}
    return [
        one.path
        for one in month.until(now)
        if one.at <= read_at.get(one.outlet.name, now) and urls.canonical(address + one.path) not in there
    ]
