"""The desk as doctor finds it: each part that could be read, and nothing changed by reading it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.desk import Desk
from pipeline.outlets import Registry
from pipeline.settings import Settings
from pipeline.store.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """What the checks look at. `now` stands for the clock.

    None is what could not be read, of which a finding says why. `file` is the open database, whatever its tables;
    `db` the same where they are today's, so that it can be asked.
    """

    folder: Path
    environ: Mapping[str, str]
    now: datetime
    settings: Settings | None = None
    registry: Registry | None = None
    file: Connection | None = None
    db: Connection | None = None

    @property
    def desk(self) -> Desk | None:
        """The desk as every verb has it, where all of it could be read."""
        if self.settings is None or self.registry is None or self.db is None:
            return None
        return Desk(folder=self.folder, settings=self.settings, registry=self.registry, db=self.db, now=self.now)
