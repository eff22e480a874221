"""Folds: which headline is a copy of which, and why. No keeper is a copy itself."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.news import Fold, Headline
from pipeline.store.database import Connection
from pipeline.store.rows import packed


def add(db: Connection, folds: Iterable[Fold]) -> None:
    """Store folds; a headline that is folded already stays as it is.

    Of a keeper that is folded already its own keeper is taken, what was folded under the copy goes with it, and no
    headline is ever, through others, a copy of itself.
    """
    for one in folds:
        kept = keeper(db, one.kept.id)
        if kept != one.copy.id:
            fold(db, one.copy.id, kept, kind=one.kind, reason=one.reason)


def fold(db: Connection, copy: int, kept: int, *, kind: str, reason: str) -> None:
    """Fold a headline onto one that stands for itself, and what was folded onto it; one that is folded stays so."""
    db.execute("insert or ignore into folds (copy, kept, kind, reason) values (?, ?, ?, ?)", (copy, kept, kind, reason))
    db.execute("update folds set kept = ? where kept = ?", (keeper(db, copy), copy))


def keeper(db: Connection, headline: int) -> int:
    """Return what a headline is folded onto: itself, when it stands for itself."""
    row = db.execute("select kept from folds where copy = ?", (headline,)).fetchone()
    return int(row["kept"]) if row else headline


def keepers(db: Connection, among: Sequence[Headline]) -> Mapping[int, int]:
    """Return the keeper of those headlines that are copies, by headline number."""
    rows = db.execute(
        "select copy, kept from folds where copy in (select value from json_each(?))",
        (packed(headline.id for headline in among),),
    )
    return dict(rows)


def reasons(db: Connection, among: Sequence[Headline]) -> Mapping[int, str]:
    """Return why each of those headlines that are copies is one, by headline number."""
    rows = db.execute(
        "select copy, reason from folds where copy in (select value from json_each(?))",
        (packed(headline.id for headline in among),),
    )
    return dict(rows)


def among(db: Connection, by_number: Mapping[int, Headline]) -> Mapping[int, Fold]:
    """Return the folds that have both of their ends among these headlines, by the copy's number."""
    rows = db.execute(
        "select copy, kept, kind, reason from folds where copy in (select value from json_each(?))",
        (packed(by_number),),
    )
    return {
        copy: Fold(kept=by_number[kept], copy=by_number[copy], kind=kind, reason=reason)
        for copy, kept, kind, reason in rows
        if kept in by_number
    }
