"""The open desk: its folder, settings, registry, database, and the one time that a command works by."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline import outlets, settings
from pipeline.errors import NotFoundError
from pipeline.news import Outlet, Topic
from pipeline.outlets import Registry
from pipeline.settings import Settings
from pipeline.store.database import Connection, open_desk
from pipeline.topics import FRONT


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every verb works on. `now` stands for the clock; nothing below reads another one."""

    folder: Path
    settings: Settings
    registry: Registry
    db: Connection
    now: datetime

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets this desk gathers from, in the registry's order."""
        return outlets.chosen(self.registry, self.settings.registry.outlets)

    def topic(self, name: str) -> Topic:
        """Return a topic of copydesk.toml, or the built-in `front`.

        Raises:
            NotFoundError: there is no such topic; says which there are.
        """
        known = {topic.name: topic for topic in (*self.settings.topics, FRONT)}
        if name not in known:
            do = f"topics here: {', '.join(known)}"
            raise NotFoundError(f"no topic is called {name!r}", where=str(self.folder / "copydesk.toml"), do=do)
        return known[name]


@contextmanager
def opened(folder: Path, environ: Mapping[str, str], *, now: datetime) -> Iterator[Desk]:
    """Open the desk in `folder` for one command.

    Raises:
        SettingsError, RegistryError, StoreError, NotFoundError: what is missing or wrong, with the cure.
    """
    chosen = settings.load(folder, environ)
    registry = outlets.load(folder / "outlets.toml", builtin=chosen.registry.builtin)
    db = open_desk(folder / "desk.db", now=now, create=True)
    try:
        yield Desk(folder=folder, settings=chosen, registry=registry, db=db, now=now)
    finally:
        db.close()
