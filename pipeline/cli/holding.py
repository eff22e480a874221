"""Open the desk for a command, with the lease when the command is a run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline import desk
from pipeline.cli.edge import Said
from pipeline.desk import Desk
from pipeline.errors import NotFoundError
from pipeline.store.lease import held


@contextmanager
def the_desk(said: Said, *, command: str, lease: bool = False) -> Iterator[Desk]:
    """Open the desk that the caller named; with `lease`, refuse to start beside another run (exit code 5)."""
    folder = said.folder
    if not folder.is_dir():
        raise NotFoundError("there is no such folder", where=str(folder), do="make a desk first: copydesk init DIR")
    now = said.clock()
    with desk.opened(folder, os.environ, now=now) as opened:
        if not lease:
            yield opened
            return
        with held(folder / "desk.lock", command=command, now=now):
            yield opened
