"""Pages that the editor's own lists of bookmarks hold: outlets with `starred = true` in outlets.toml."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import packed, stamp


def note(db: Connection, canonicals: Iterable[str], *, outlet: str, at: datetime) -> None:
    """Note that a hand-picked list holds these pages; the first time counts. The caller holds the transaction."""
    db.executemany(
        "insert or ignore into hand_picks (canonical, outlet, at) values (?, ?, ?)",
        ((canonical, outlet, stamp(at)) for canonical in canonicals),
    )


def among(db: Connection, canonicals: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return those of these pages that are picked by hand, each with the names of the lists that hold it, by name."""
    found: dict[str, tuple[str, ...]] = {}
    rows = db.execute(
        """
        select canonical, outlet from hand_picks where canonical in (select value from json_each(?))
        order by canonical, outlet
        """,
        (packed(canonicals),),
    )
    for canonical, outlet in rows:
        found[canonical] = (*found.get(canonical, ()), outlet)
    return found
