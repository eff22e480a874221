"""What an upgrade would do to desk.db, seen without changing it."""

import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.store import schema, versions
from pipeline.store.database import UNREADABLE, Connection, applied, explained, refuse_what_is_not_ours
from pipeline.store.looking import read_only


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a desk's tables stand: `newest` migration applied, what is `pending`, and the `version` that wrote it.

    `version` is "" where it was one that did not say. `asked` are the outlets by the names under which addresses of
    theirs were asked, `muted` those that the editor muted.
    """

    newest: str
    pending: tuple[str, ...]
    version: str
    asked: tuple[str, ...]
    muted: tuple[str, ...]


def standing(path: Path) -> Standing:
    """Return where the tables of the desk at `path` stand.

    Raises:
        ForeignStoreError, NewerStoreError, DamagedStoreError, StoreError: see `pipeline.errors`.
    """
    try:
        with closing(read_only(path)) as db:
            refuse_what_is_not_ours(db, path)
            had = applied(db)
            return Standing(
                newest=max(had, default=""),
                pending=tuple(name for name in schema.MIGRATIONS if name not in had),
                version=versions.last(db),
                asked=_outlets(db, "sources"),
                muted=_outlets(db, "mutes"),
            )
    except UNREADABLE as problem:
        raise explained(problem, path) from problem


def does(migration: str) -> str:
    """Return in a sentence what a migration is about: the first line of the file that has it, "" = nobody knows."""
    text = schema.MIGRATIONS.get(migration)
    rooms = [room for name, room in sorted(sys.modules.items()) if name.startswith("pipeline.store.tables_")]
    said = next((room.__doc__ or "" for room in rooms if any(one is text for one in vars(room).values())), "")
    first = said.partition("\n")[0].replace(f" (migration {migration.partition('_')[0]})", "")
    return first.removesuffix(".") or migration


def _outlets(db: Connection, table: str) -> tuple[str, ...]:
    statements = {
        "sources": "select distinct outlet from sources where kind in ('feed', 'sitemap', 'section') order by outlet",
        "mutes": "select distinct outlet from mutes order by outlet",
    }
    if not db.execute("select 1 from sqlite_master where name = ?", (table,)).fetchone():
        return ()
    return tuple(name for (name,) in db.execute(statements[table]))
