"""Desks that read many feeds, each of a host of its own, and what there is in them afterwards."""

import json
from pathlib import Path
from typing import Any

from bench.gather_origin import Origin
from tests.desks import SETTINGS, DeskFolder
from tests.faults.wholeness import asked

# Numbers of rows follow the order in which chunks come home, so rows are told by what is in them.
_ROWS = (
    "select outlet, headline, url, canonical, seen_at, published, summary, content, authors, position from headlines",
    "select url, outlet, kind, etag, last_modified, asked_at, next_due, failures, state, why, news_at from sources",
    "select source, digest, feed_items.published, canonical from feed_items"
    " join headlines on headlines.id = feed_items.headline",
    "select url, asked_at, said from robots_texts",
    "select run, outlet, state, new, known, refused, why, was_well from outcomes",
    "select id, command, as_of, new, note from runs",
)


def many_desk(folder: Path, origin: Origin, *lines: str) -> DeskFolder:
    """A desk that reads all feeds of `origin`; `lines` go into [gather]."""
    folder.mkdir()
    desk = DeskFolder(folder)
    desk.writes("copydesk.toml", SETTINGS.replace("timeout_seconds = 3", "timeout_seconds = 20"))
    for line in lines:
        desk.sets_gather(line)
    entries = (
        f"[[outlet]]\nname = {json.dumps(f'Paper {number}')}\nfeeds = [{json.dumps(address)}]\n"
        for number, address in enumerate(origin.addresses)
    )
    desk.writes("outlets.toml", "\n".join(entries))
    return desk


def rows(desk: DeskFolder) -> list[list[tuple[Any, ...]]]:
    """All that gathering stores, in an order of its own."""
    return [sorted(asked(desk.folder, statement)) for statement in _ROWS]
