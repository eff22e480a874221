"""The open desk: its folder, settings, registry, database, and the one time that a command works by."""

import math
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pipeline import outlets, settings
from pipeline.desk.noting import pass_on
from pipeline.errors import NotFoundError
from pipeline.news import Draft, Outlet, Story, Topic
from pipeline.outlets import Registry
from pipeline.settings import Settings
from pipeline.settings.places import nearest
from pipeline.store import stories
from pipeline.store.database import UNREADABLE, Connection, open_desk
from pipeline.store.looking import look, only_readable
from pipeline.topics import FRONT
from pipeline.unchanged import fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every verb works on. `now` stands for the clock; nothing below reads another one.

    `written` is the fingerprint of the files that settings and registry were read from, "" = it cannot be told. `ends`
    is a run's deadline by `time.monotonic`, which no clock that is set moves: what can wait is not begun after it.
    """

    folder: Path
    settings: Settings
    registry: Registry
    db: Connection
    now: datetime
    written: str = ""
    ends: float = math.inf

    @property
    def seconds_left(self) -> float:
        """Seconds until the run's deadline, 0 when it is over; without one there is no end to them."""
        return max(0.0, self.ends - time.monotonic())

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets this desk gathers from, in the registry's order."""
        return outlets.chosen(self.registry, self.settings.registry.outlets)

    @property
    def window_began(self) -> datetime:
        """When the stories' window began; news of later than this lies in it."""
        return self.now - timedelta(hours=self.settings.stories.window_hours)

    def story(self, number: int) -> Story:
        """Return story `number` whole, or the one it was merged into.

        Raises:
            NotFoundError: there is no such story.
        """
        found = stories.numbered(self.db, number)
        if found is None:
            raise NotFoundError(f"there is no story s{number}", do="copydesk stories lists them")
        return found

    def topic(self, name: str) -> Topic:
        """Return a topic of copydesk.toml, or the built-in `front`.

        Raises:
            NotFoundError: there is no such topic; says which is nearest, or how one begins, and which there are.
        """
        known = {topic.name: topic for topic in (*self.settings.topics, FRONT)}
        if name not in known:
            where = str(self.folder / "copydesk.toml")
            raise NotFoundError(f"no topic is called {name!r}", where=where, do=_topics_meant(name, known))
        return known[name]


def _topics_meant(name: str, known: Iterable[str]) -> str:
    here = f"topics here: {', '.join(known)}"
    if near := nearest(name, known):
        return f"did you mean {near}? {here}"
    return f"{here}; another begins as a [[topic]] table there; copydesk topics test NAME shows what it catches"


def topics_of(desk: Desk) -> tuple[Topic, ...]:
    """Return the topics that are drafted and shown: those of copydesk.toml, without any the front."""
    return desk.settings.topics or (FRONT,)


def topic_of(desk: Desk, draft: Draft) -> Topic:
    """Return the topic of a draft; the front where copydesk.toml has it no more."""
    known = {one.name for one in desk.settings.topics}
    return desk.topic(draft.topic if draft.topic in known else FRONT.name)


@contextmanager
def opened(folder: Path, environ: Mapping[str, str], *, now: datetime, looking: bool = False) -> Iterator[Desk]:
    """Open the desk in `folder` for one command; a missing desk.db is made.

    Args:
        folder: The desk's folder.
        environ: The environment, whose COPYDESK_* stand before the file.
        now: Stands for the clock.
        looking: The command changes nothing, so that it may work where this user may not write.

    Raises:
        SettingsError, RegistryError, StoreError, NotFoundError: what is missing or wrong, with the cure.
    """
    # Before they are read: one that is changed meanwhile must not pass for the one that was read.
    written = fingerprint(folder, environ)
    chosen = settings.load(folder, environ)
    registry = outlets.load(folder / "outlets.toml", builtin=chosen.registry.builtin)
    file = folder / "desk.db"
    db = look(file) if looking and only_readable(file) else open_desk(file, now=now, create=True)
    try:
        yield Desk(folder=folder, settings=chosen, registry=registry, db=db, now=now, written=written)
    except UNREADABLE as problem:
        from pipeline.store.blame import from_the_file  # only here: a cron tick has nothing to complain of

        if said := from_the_file(problem, file):
            raise said from problem
        raise
    finally:
        try:
            pass_on(db, folder)
        finally:
            db.close()
