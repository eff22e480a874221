"""Is the write-ahead log beside a desk's database its own?

SQLite takes whatever log has the name for the database's, reads the one through the other, and who closes the database
last works the log into it (https://www.sqlite.org/howtocorrupt.html, 1.4 and 2.5): a desk whose log is another's would
be overwritten by being looked at. So the file is asked alone first, and then with the log, by readers that write
nothing (https://www.sqlite.org/uri.html).
"""

from contextlib import closing
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store import database, own_files, schema
from pipeline.store.identity import known_identity


def require_own_log(path: Path) -> None:
    """Let only a database pass that is no desk, has no log, or is the same desk with its log as without it.

    Raises:
        StoreError: the log is of another database; nothing was changed.
    """
    alone = _said(path, "immutable=1")
    if alone is None or alone[0] != schema.APPLICATION_ID:
        return  # no desk, or one that somebody works the log into at this moment
    together = _said(path, "mode=ro")
    if together is None or together == alone or (together[0] == alone[0] and not (together[1] and alone[1])):
        return  # a desk from before desks had an identity, to which its log gives one
    log = own_files.beside(path, "-wal")
    do = f"move {log.name} away and keep it, then do it again; nothing was changed"
    raise StoreError("the log beside the desk's database is another database's", where=str(log), do=do)


def _said(path: Path, how: str) -> tuple[int, str] | None:
    """Return the file's application id and which desk it is, (0, "") where it is no database; none: nobody can tell."""
    try:
        with closing(database.connect(path, uri=f"{path.resolve().as_uri()}?{how}")) as db:
            return int(db.execute("pragma application_id").fetchone()[0]), known_identity(db)
    except StoreError:
        return None
    except database.UNREADABLE as problem:
        return (0, "") if database.is_damage(problem) else None
