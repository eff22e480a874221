"""What changed in the archive since its words were taken up, as the triggers noted it (store/tables_archive.py)."""

from dataclasses import dataclass

from pipeline.store.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An entry whose words have to be taken up. `draft`: it is a draft, else a post; `number` is its own."""

    draft: bool
    number: int


def any_due(db: Connection) -> bool:
    """Return whether any entry waits for its words to be taken up."""
    return db.execute("select 1 from archive_due limit 1").fetchone() is not None


def due(db: Connection, *, limit: int) -> tuple[Changed, ...]:
    """Return entries that wait, at most `limit`."""
    rows = db.execute("select kind, number from archive_due limit ?", (limit,))
    return tuple(Changed(draft=kind == "draft", number=number) for kind, number in rows)
