"""The folder that the page works on: its settings and registry, its door, and one connection a request."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import cast

from flask import Response, current_app, g, request

from pipeline import outlets, settings
from pipeline.desk.noting import pass_on
from pipeline.outlets import Registry
from pipeline.review.bug_log import BugLog
from pipeline.review.door import Door
from pipeline.review.wrong_tokens import WrongTokens
from pipeline.settings import Settings
from pipeline.store.database import Connection, open_desk

EXTENSION = "copydesk"
_Stamp = tuple[tuple[str, int, int], ...]


@dataclass(slots=True, kw_only=True)
class Office:
    """The folder that the page works on. Settings and registry are read again when one of their files has changed."""

    folder: Path
    environ: Mapping[str, str]
    clock: Callable[[], datetime]
    door: Door
    wrong_tokens: WrongTokens = field(default_factory=WrongTokens)
    bugs: BugLog = field(default_factory=BugLog)
    _reading: Lock = field(default_factory=Lock)
    _read: tuple[_Stamp, Settings, Registry] | None = None

    def files(self) -> tuple[Settings, Registry]:
        """Return the settings and the registry as the desk's files have them now.

        Raises:
            SettingsError, RegistryError: a file cannot be used; says which line.
        """
        with self._reading:
            stamp = tuple(self._stamps())
            if self._read is None or self._read[0] != stamp:
                chosen = settings.load(self.folder, self.environ)
                registry = outlets.load(self.folder / "outlets.toml", builtin=chosen.registry.builtin)
                self._read = (stamp, chosen, registry)
            return self._read[1], self._read[2]

    def _stamps(self) -> Iterator[tuple[str, int, int]]:
        secrets = self.folder / "secrets"
        kept = sorted(secrets.iterdir()) if secrets.is_dir() else []
        for path in (self.folder / "copydesk.toml", self.folder / "outlets.toml", *kept):
            try:
                known = path.stat()
            except OSError:
                continue
            # The change time too: a restored file may have an old time of writing.
            yield path.name, known.st_mtime_ns, known.st_size ^ known.st_ctime_ns ^ known.st_mode


def the_office() -> Office:
    """Return the folder, clock and door that this page was started with."""
    return cast(Office, current_app.extensions[EXTENSION])


def the_store() -> Connection:
    """Return this request's connection to desk.db; it is opened once, and closed at the request's end."""
    if "db" not in g:
        office = the_office()
        g.db = open_desk(office.folder / "desk.db", now=office.clock(), create=True)
    return cast(Connection, g.db)


def note(response: Response) -> Response:
    """Write what this request has changed into the logbook; looking changes nothing."""
    if request.method not in ("GET", "HEAD", "OPTIONS") and "db" in g:
        pass_on(g.db, the_office().folder)
    return response


def close(_: BaseException | None = None) -> None:
    """Close this request's connection."""
    db = g.pop("db", None)
    if db is not None:
        db.close()
