"""A desk that imports: its settings, what it did, and what stands in its archive."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.desk import Desk, opened
from pipeline.desk.archiving.importing import import_file
from pipeline.desk.archiving.tally import Report
from pipeline.house import roundups
from pipeline.news import Roundup
from pipeline.store.database import connect
from tests.cast import NOON

SETTINGS = """
[blog]
name = "River Watch"
url = "https://river.example/"
timezone = "America/Toronto"
[registry]
builtin = false
[gather]
delay_seconds = 0
timeout_seconds = 3
allow_private_addresses = true
"""
OUTLETS = "".join(f'[[outlet]]\nname = "{name}"\n' for name in ("Meridian News", "The Ledger"))


@dataclass(frozen=True, slots=True)
class Stood:
    """A post as it stands in the archive."""

    origin: str
    title: str
    url: str | None
    posted_at: str | None
    intended_at: str
    partial: int
    roundup: Roundup
    links: tuple[tuple[str, str], ...]


def make_desk(folder: Path) -> Path:
    """A desk with two outlets in a new folder."""
    folder.mkdir()
    (folder / "copydesk.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "outlets.toml").write_text(OUTLETS, encoding="utf-8")
    return folder


@contextmanager
def at_work(folder: Path) -> Iterator[Desk]:
    """The desk, opened at noon."""
    with opened(folder, {}, now=NOON) as desk:
        yield desk


def imported(folder: Path, body: bytes, name: str = "feed.atom") -> Report:
    """Import a file of these bytes, which lies beside the desk."""
    (folder.parent / name).write_bytes(body)
    return imported_from(folder, folder.parent / name)


def imported_from(folder: Path, source: Path) -> Report:
    """Import a file or a folder."""
    with at_work(folder) as desk:
        return import_file(desk, source)


def standing(folder: Path) -> list[Stood]:
    """The posts of the archive in the order they came."""
    db = connect(folder / "desk.db")
    try:
        rows = db.execute("select * from posts order by id").fetchall()
        links = db.execute("select post, role, outlet from post_links order by post, rowid").fetchall()
    finally:
        db.close()
    return [
        Stood(
            row["origin"],
            row["title"],
            row["url"],
            row["posted_at"],
            row["intended_at"],
            row["partial"],
            roundups.from_json(json.loads(row["roundup"])),
            tuple((role, outlet) for post, role, outlet in links if post == row["id"]),
        )
        for row in rows
    ]


def everything(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the tables that an import writes: to see that nothing changed."""
    db = connect(folder / "desk.db")
    try:
        return {
            table: [tuple(row) for row in db.execute(f"select * from {table} order by 1, 2")]
            for table in ("posts", "post_links", "post_sources", "post_keys", "post_comments", "archive_entries")
        }
    finally:
        db.close()
