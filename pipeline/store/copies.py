"""Copies of desk.db that lie in the desk's folder, and a look into them that writes nothing anywhere near them."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import UnreadableError
from pipeline.store.cure import is_database
from pipeline.store.database import UNREADABLE, Connection, connect
from pipeline.store.looking import uri


def copies(desk: Path) -> tuple[Path, ...]:
    """Return the SQLite files of a desk's folder and of its `backups/` beside desk.db itself, in order of name.

    Backups before upgrades, replaced databases, and what `copydesk backup` was told to write here. Copies elsewhere
    are nowhere recorded.
    """
    places = [*desk.glob("*"), *(desk / "backups").rglob("*")]
    own = (desk / "desk.db").resolve()
    return tuple(sorted(file for file in places if file.resolve() != own and is_database(file)))


@contextmanager
def looked_into(file: Path) -> Iterator[Connection]:
    """Open a copy to read it. One with a log beside it is copied to a temporary folder first, where the log is read.

    Raises:
        UnreadableError: it is damaged or cannot be read, found now or while it is used.
    """
    log = file.with_name(f"{file.name}-wal")
    try:
        with TemporaryDirectory() as folder:
            if log.is_file() and log.stat().st_size:
                there = Path(folder) / "copy.db"
                shutil.copyfile(file, there)
                shutil.copyfile(log, Path(folder) / "copy.db-wal")
                with closing(connect(there)) as db:
                    yield db
            else:
                with closing(connect(file, uri=uri(file, immutable=True))) as db:
                    yield db
    except (*UNREADABLE, OSError) as problem:
        raise UnreadableError(f"this copy cannot be read: {problem}", where=str(file)) from problem
