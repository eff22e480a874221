"""A desk that has no good backup: a whole database of what desk.db still holds.

A file that SQLite finds whole is copied, gets what it lacks of our tables (`completing`), and each row in it that names
one which is not there is seen to:
    a story that is named and not there gets an empty row, so that its headlines and drafts stand in it again;
    a column that may be empty is emptied;
    any other row stays behind, in the file that is set aside.
Of a damaged file there is a new desk with the same identity, into which `salvage` carries what can be read.
"""

from contextlib import ExitStack, closing, suppress
from datetime import datetime
from pathlib import Path

from pipeline.errors import UnreadableError, UsageError
from pipeline.store.backups import torn
from pipeline.store.completing import completed
from pipeline.store.database import (
    UNREADABLE,
    Connection,
    connect,
    is_locked,
    refuse_what_is_newer,
    refuse_what_is_not_ours,
    writing,
)
from pipeline.store.identity import become, known_identity
from pipeline.store.looking import read_as_far_as_it_goes, uri
from pipeline.store.migrate import apply
from pipeline.store.readable import is_refused
from pipeline.store.replaced import busy
from pipeline.store.rows import stamp
from pipeline.store.shape import misshapen

# Each round takes the rows that named one which went in the round before; tables name each other a few deep.
_MOST_ROUNDS = 20
_ANY_BACKUP = "bring back any backup of this desk, however old: copydesk restore FILE"


def mended(desk: Path, incoming: Path, *, now: datetime) -> Connection:
    """Return a new database, the file `incoming`, that can take the place of `desk`.

    Raises:
        UsageError: nothing is wrong with `desk`.
        UnreadableError: it is not there, or too little of it can be read.
        ForeignStoreError, NewerStoreError: see `pipeline.errors`.
        DeskBusyError: somebody holds `desk`, and stays.
        DatabaseError: `incoming` could not be written, or the machine would not open `desk`.
    """
    if not desk.is_file():
        raise UnreadableError("there is no desk.db to be mended", where=str(desk), do=_ANY_BACKUP)
    with ExitStack() as unless_mended:
        new = unless_mended.enter_context(closing(connect(incoming)))
        with closing(connect(desk, uri=uri(desk, immutable=False))) as old:
            if _is_whole(old, desk):
                refuse_what_is_not_ours(old, desk)
                _copy(old, new, desk, now)
            else:
                _begin_anew(old, new, desk, now)
        unless_mended.pop_all()
    return new


def _is_whole(db: Connection, desk: Path) -> bool:
    try:
        return str(db.execute("pragma integrity_check(1)").fetchone()[0]) == "ok"
    except UNREADABLE as problem:
        if is_locked(problem):  # it may be whole
            raise busy(desk) from problem
        if is_refused(problem):
            raise
        return False


def _copy(old: Connection, new: Connection, desk: Path, now: datetime) -> None:
    if not (misshapen(old) or torn(old)):
        do = "leave --mend out to bring a backup back; copydesk doctor says whether the desk is well"
        raise UsageError("nothing is wrong with the desk's database", where=str(desk), do=do)
    old.backup(new)
    if not completed(new, now=now):
        with closing(connect(Path(), uri=":memory:")) as nothing:
            nothing.backup(new)
        _begin_anew(old, new, desk, now)
        return
    if not known_identity(new):
        raise _nameless(desk)
    with writing(new):
        new.execute("pragma defer_foreign_keys = on")  # one table after the other; they agree at the end
        for _ in range(_MOST_ROUNDS):
            for child, column, parent, key, required in new.execute(_ALONE).fetchall():
                _see_to(new, child, column, parent, key, required=bool(required), now=now)
    apply(new, now=now)


# Which columns name a row that is not there, of which table, and whether they must name one.
_ALONE = """
select distinct bad."table", fk."from", bad.parent, fk."to",
    (select info."notnull" or info.pk from pragma_table_info(bad."table") as info where info.name = fk."from")
from pragma_foreign_key_check as bad join pragma_foreign_key_list(bad."table") as fk on fk.id = bad.fkid
"""


def _see_to(db: Connection, child: str, column: str, parent: str, key: str, *, required: bool, now: datetime) -> None:
    there = f'select 1 from "{parent}" where "{parent}"."{key}" = "{child}"."{column}"'
    lost = f'"{column}" is not null and not exists ({there})'
    if parent == "stories":
        named = f'select distinct "{column}", ? from "{child}" where {lost}'
        db.execute(f"insert or ignore into stories (id, opened_at) {named}", (stamp(now),))
    elif required:
        db.execute(f'delete from "{child}" where {lost}')
    else:
        db.execute(f'update "{child}" set "{column}" = null where {lost}')


def _begin_anew(old: Connection, new: Connection, desk: Path, now: datetime) -> None:
    who = _who(old, desk)
    with suppress(*UNREADABLE):  # what the newer one's tables hold would stay behind
        refuse_what_is_newer(old, desk)
    apply(new, now=now)
    with writing(new):
        become(new, who)


def _who(old: Connection, desk: Path) -> str:
    try:
        read_as_far_as_it_goes(old)
        who = known_identity(old)
    except UNREADABLE as problem:
        if is_refused(problem) or "I/O" in str(problem):  # a full disk has no room for what a reader needs beside it
            raise
        what = f"too little of this database can be read: {problem}"
        raise UnreadableError(what, where=str(desk), do=_ANY_BACKUP) from problem
    if not who:  # by another identity the posts that it has sent would not be found
        raise _nameless(desk)
    return who


def _nameless(desk: Path) -> UnreadableError:
    return UnreadableError("who this desk is can no longer be read", where=str(desk), do=_ANY_BACKUP)
