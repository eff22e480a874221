"""A desk that looked at noon and has nothing due until 12:25, as `pipeline.tick` meets it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from pipeline import tick
from pipeline.store import mutes, sources
from pipeline.store.database import Connection, open_desk, writing
from pipeline.store.mutes import Mute
from pipeline.store.sources import Source
from tests.cast import NOON
from tests.desks import SETTINGS, DeskFolder

DUE = NOON + timedelta(minutes=25)
FEED = "https://harbour.example/feed.xml"
LIST = f'[[outlet]]\nname = "Harbour Times"\nhosts = ["harbour.example"]\nfeeds = ["{FEED}"]\n'
SILENT = '[[outlet]]\nname = "Marl Herald"\nhosts = ["marl.example"]\nfeeds = ["https://marl.example/feed.xml"]\n'


@contextmanager
def opened(folder: Path) -> Iterator[Connection]:
    """Open a desk's database, which need not be there yet, and store what was changed."""
    db = open_desk(folder / "desk.db", now=NOON, create=True)
    try:
        with writing(db):
            yield db
    finally:
        db.close()


def found(command: str, desk: Path, minutes: float, *more: str, **environ: str) -> tick.Found:
    """What is known of a command before anything is loaded, so many minutes after noon."""
    at = NOON + timedelta(minutes=minutes)
    return tick.answer([command, "--desk", str(desk), f"--as-of={at:%Y-%m-%dT%H:%M:%SZ}", *more], environ)


def rest(folder: Path) -> None:
    """Make the desk: its one outlet is due at 12:25; another is muted until 12:40."""
    folder.mkdir()
    (folder / "copydesk.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "outlets.toml").write_text(LIST + SILENT, encoding="utf-8")
    with opened(folder) as db:
        sources.remember(db, Source(url=FEED, outlet="Harbour Times", next_due=DUE, state="read"))
        until = NOON + timedelta(minutes=40)
        mutes.put(db, Mute(outlet="Marl Herald", topic="", level="off", at=NOON, until=until))
    first = DeskFolder(folder).copydesk("gather", "--as-of=2026-05-12T12:00:00Z")
    assert first.exit_code == 0, first.stderr


def mute(folder: Path) -> None:
    """Ask its one outlet no more."""
    with opened(folder) as db:
        mutes.put(db, Mute(outlet="Harbour Times", topic="", level="off", at=NOON))
