"""The errand of `scrapy crawl feed -a outlet=CNN`: made from the desk that COPYDESK_DESK names."""

import os
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy.settings import BaseSettings

from pipeline import outlets, settings
from pipeline.errors import UsageError
from pipeline.store import runs, sources
from pipeline.store.database import open_desk, writing
from spiders.assignments import Crawl, for_outlets, scrapy_settings


def of_the_desk() -> dict[str, Any]:
    """Return what the desk's [gather] changes in Scrapy's settings; nothing where no desk is named.

    Process-level on purpose: Scrapy makes the resolver before it looks at a spider's own settings.
    """
    if "COPYDESK_DESK" not in os.environ:
        return {}
    return scrapy_settings(settings.load(Path(os.environ["COPYDESK_DESK"]), os.environ).gather)


def from_the_desk(scrapy: BaseSettings, *, outlet: str, kinds: Collection[str]) -> Crawl:
    """Return the errand to ask every address of these kinds of `outlet`, due or not, and open its run.

    Raises:
        UsageError: no desk or no outlet was named, or the outlet is not known.
    """
    if "COPYDESK_DESK" not in os.environ:
        raise UsageError("scrapy crawl needs a desk to file into", do="COPYDESK_DESK=FOLDER scrapy crawl feed ...")
    desk = Path(os.environ["COPYDESK_DESK"])
    chosen = settings.load(desk, os.environ)
    registry = outlets.load(desk / "outlets.toml", builtin=chosen.registry.builtin)
    wanted = registry.get(outlet)
    # Scrapy is the command here, so this is the edge where the clock is read (STYLE 10).
    now = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251
    db = open_desk(desk / "desk.db", now=now, create=True)
    remembered = sources.of_outlets(db, [wanted])
    with writing(db):
        run = runs.start(db, command="scrapy", as_of=now)
    db.close()
    return Crawl(
        desk=str(desk / "desk.db"),
        run=run,
        as_of=now,
        assignments=tuple(each for each in for_outlets([wanted], remembered) if each.kind in kinds),
        interval_minutes=chosen.gather.interval_minutes,
        timeout_seconds=scrapy.getfloat("DOWNLOAD_TIMEOUT"),
        max_bytes=scrapy.getint("DOWNLOAD_MAXSIZE"),
    )
