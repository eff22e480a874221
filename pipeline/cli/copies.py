"""backup and restore: copies of the desk, and one of them in its place."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from pipeline import logbook, settings, text
from pipeline.cli.edge import Said, common, print_json, say, tell, wall_clock
from pipeline.cli.holding import require_folder, the_desk
from pipeline.desk import backing_up, moving
from pipeline.desk.alarming import raise_alarm
from pipeline.desk.opening import Desk
from pipeline.errors import CopydeskError, NotFoundError, StoreError, UsageError
from pipeline.store import backups, restoring
from pipeline.store.cure import to_restore
from pipeline.store.lease import held
from pipeline.store.looking import holds_something
from pipeline.store.restoring import Restored
from pipeline.text import counted
from pipeline.whole_files import OWNERS_FOLDER

_MOST_FOLDERS = 5
_LOOKED_FOR = "so a post is looked for on its blog before it is sent; of a mail you are asked whether it went out"
_ENDS = (("ies", "y"), ("ches", "ch"), ("s", ""))  # of tables' names, and of one row


@click.command("backup")
@click.argument("file", required=False, metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--with-settings", is_flag=True, help="Pack settings, outlets, templates, formats and posts too: a desk to move."
)
@common
@click.pass_obj
def backup_command(said: Said, file: Path | None, with_settings: bool) -> None:
    """Write a verified copy of the desk's database to FILE; others may use the desk meanwhile.

    Without FILE into the desk's backups/, under the name of this moment: of those, seven daily and four weekly ones
    are kept. A database that is damaged or gone is told by [notify], too.
    """
    if with_settings:
        _pack(said, file)
    elif file:
        with _desk(said) as opened:
            backups.require_new(file)
            backups.require_sound(opened.db, said.folder / "desk.db")
            rows = backups.back_up(opened.db, file)
        _say_backup(said, {"file": str(file), "rows": rows})
    else:
        with _alarmed(said), _desk(said) as opened:
            made = backing_up.back_up(opened.db, said.folder, now=said.clock())
        _say_backup(said, {"file": str(made.file), "rows": made.rows, "deleted": list(made.deleted)})
        if made.note:
            tell(f"copydesk: {made.file.parent}: {made.note}")


@click.command("restore")
@click.argument("file", required=False, metavar="FILE", type=click.Path(path_type=Path))
@click.option("--mend", is_flag=True, help="No backup is good: take what can be read of desk.db itself.")
@common
@click.pass_obj
def restore_command(said: Said, file: Path | None, mend: bool) -> None:
    """Put a backup in the place of the desk's database; without FILE the newest good one of its backups/.

    The replaced file is kept beside it. What it knows of drafts, posts and your decisions, and the backup does not, is
    carried over as far as it can be read, so that nothing is sent again. A FILE of backup --with-settings is unpacked
    into a folder that has no desk.
    """
    now = said.clock()
    if mend and file:
        raise UsageError("either a backup is brought back, or desk.db is mended", do="leave FILE or --mend out")
    parcel = file is not None and moving.is_parcel(file)
    if parcel:
        with suppress(FileExistsError, FileNotFoundError, NotADirectoryError):  # said below
            said.folder.mkdir(OWNERS_FOLDER, parents=True, exist_ok=True)
    require_folder(said.folder, do="make it, or name the desk's own folder")
    with held(said.folder / "desk.lock", command="copydesk restore", now=now):
        if parcel and file:
            _note(said, file, _unpack(said, file), now)
            return
        if file is None and not mend:
            file, passed = backing_up.newest_good(said.folder, now=now)
            for why in passed:
                tell(f"copydesk: passed over {text.log_line(why)}")
        done = restoring.restore(file, said.folder / "desk.db", now=now, clock=wall_clock())
        _note(said, file, done, now)
    _say_restored(said, file, done)


@contextmanager
def _desk(said: Said) -> Iterator[Desk]:
    """Open a desk that is there: an empty one in the place of one that was lost is no backup."""
    file = said.folder / "desk.db"
    if said.folder.is_dir() and not holds_something(file):
        do = f"was there one, bring it back: {to_restore(said.folder)}"
        raise NotFoundError("there is no desk.db, or nothing in it", where=str(file), do=do)
    with the_desk(said, command="copydesk backup", looking=True) as opened:
        yield opened


@contextmanager
def _alarmed(said: Said) -> Iterator[None]:
    """Tell the editor what is wrong with the database; the error itself goes on."""
    try:
        yield
    except CopydeskError as problem:
        if isinstance(problem, StoreError | NotFoundError):
            with suppress(CopydeskError):
                chosen = settings.load(said.folder, os.environ)
                for outcome in raise_alarm(chosen, problem, now=said.clock()):
                    if outcome.why:
                        tell(f"notify: {text.log_line(outcome.why)}")
        raise


def _pack(said: Said, file: Path | None) -> None:
    if file is None:
        raise UsageError("--with-settings needs a FILE", do="copydesk backup --with-settings my-desk.zip")
    with _desk(said) as opened:
        packed = moving.pack(opened.db, said.folder, file, settings=opened.settings, environ=os.environ)
    _say_backup(
        said,
        {
            "file": str(file),
            "rows": packed.rows,
            "files": list(packed.files),
            "posts": list(packed.posts),
            "secrets": list(packed.secrets),
            "left_out": list(packed.left_out),
        },
    )


def _say_backup(said: Said, document: Mapping[str, Any]) -> None:
    if said.json:
        print_json(document)
        return
    say(f"{document['file']}: whole; {_rows(document['rows'])}")
    for key, words in (("deleted", "deleted"), ("files", "with"), ("left_out", "left out")):
        if document.get(key):
            say(f"{words}: {', '.join(map(text.log_line, document[key]))}")
    if document.get("posts"):
        say(f"with {_posts(document['posts'])}")
    if document.get("secrets"):
        say(f"secrets are not in it; put them back there: {', '.join(document['secrets'])}")


def _note(said: Said, file: Path | None, done: Restored, now: datetime) -> None:
    """A line in the logbook; one that cannot be written does not undo what is done."""
    kept = done.kept.name if done.kept else None
    what = {"file": str(file) if file else None, "kept": kept, "whole": done.found.whole, "why": done.found.why or None}
    with suppress(OSError):
        logbook.append(said.folder, [logbook.line("restore", at=now, **what)])


def _unpack(said: Said, file: Path) -> Restored:
    done = moving.unpack(file, said.folder, now=said.clock(), clock=wall_clock())
    if said.json:
        moved = {"files": list(done.files), "posts": list(done.posts), "secrets": list(done.secrets)}
        print_json({**_document(file, done.restored), **moved})
        return done.restored
    say(f"{said.folder}: desk.db" + "".join(f", {name}" for name in done.files))
    if done.posts:
        say(f"and {_posts(done.posts)}")
    if done.secrets:
        say(f"secrets are to be put back (chmod 600): {', '.join(done.secrets)}")
    _say_doubt(done.restored)
    return done.restored


def _rows(rows: Mapping[str, int]) -> str:
    """How many rows of which tables, as one says it: `1 story, 2 link states`."""
    named = [(count, table.replace("_", " ")) for table, count in rows.items()]
    return ", ".join(counted(count, _one(many), many) for count, many in named)


def _one(many: str) -> str:
    return next((many.removesuffix(end) + one for end, one in _ENDS if many.endswith(end)), many)


def _posts(names: Sequence[str]) -> str:
    """A desk of years has thousands: their number, and the folders that they lie in."""
    folders = list(dict.fromkeys(f"{name.rpartition('/')[0] or '.'}/" for name in names))
    more = f" and {len(folders) - _MOST_FOLDERS} more" if len(folders) > _MOST_FOLDERS else ""
    return f"{counted(len(names), 'Markdown file')} of posts in {', '.join(folders[:_MOST_FOLDERS])}{more}"


def _say_restored(said: Said, file: Path | None, done: Restored) -> None:
    if said.json:
        print_json(_document(file, done))
        return
    say(f"{said.folder / 'desk.db'} is now {file or 'whole'}" + (f"; what it was is {done.kept}" if done.kept else ""))
    if done.found.carried and done.found.carried.rows:
        say(f"carried over from it: {_rows(done.found.carried.rows)}")
    if file is None:
        _say_mended(done)
    else:
        _say_doubt(done)


def _say_mended(done: Restored) -> None:
    if done.found.why:
        say("what could be read of drafts, posts and your decisions is in it; import your old posts again")
    else:
        say("rows that belong to none that is there stayed behind; a story that was not there is a new, empty one")
    say(_LOOKED_FOR)


def _say_doubt(done: Restored) -> None:
    """What is not known to be whole may have sent posts that it has forgotten."""
    if done.found.whole:
        return
    left = sum(done.found.carried.left.values()) if done.found.carried else 0
    why = done.found.why or f"{counted(left, 'row')} found no place"
    replaced = f"; of the desk.db it replaces: {why}" if done.kept else ""
    say(f"what was drafted and sent after that backup was made may be missing{replaced}")
    say(_LOOKED_FOR)


def _document(file: Path | None, done: Restored) -> dict[str, Any]:
    found = done.found
    return {
        "file": str(file) if file else None,
        "kept": str(done.kept) if done.kept else None,
        "whole": found.whole,
        "carried": dict(found.carried.rows) if found.carried else {},
        "why": found.why,
    }
