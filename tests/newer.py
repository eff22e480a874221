"""What an older copydesk sees of a newer one's desk: migrations of a name that it does not know."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.store.database import connect

NAME = "m999_of_next_year"


@contextmanager
def newer(folder: Path) -> Iterator[None]:
    """Let the desk be a newer copydesk's for a while; then it is ours again, as with the upgraded program."""
    with closing(connect(folder / "desk.db")) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', ?, '')", (NAME,)
        )
    yield
    with closing(connect(folder / "desk.db")) as db:
        db.execute("delete from _sqlite_migrations where name = ?", (NAME,))


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(connect(folder / "desk.db")) as db:
        tables = [name for (name,) in db.execute("select name from sqlite_master where type = 'table'")]
        return {name: [tuple(row) for row in db.execute(f"select * from {name}")] for name in sorted(tables)}
