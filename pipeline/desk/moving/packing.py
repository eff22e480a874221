"""Pack a desk into one file, its database by a verified copy."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from pipeline import __version__
from pipeline.desk.moving import parcel, posts
from pipeline.errors import StoreError
from pipeline.machine import cure_of
from pipeline.settings import Settings
from pipeline.store import backups, workrooms
from pipeline.store.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What went into the file: the database's rows by table, and the other files by name.

    `posts` are the files of Markdown channels inside the desk. `secrets` are names of what was left out and has to be
    put back by hand; `left_out` are files that are too large, links, or of a name that cannot travel, and folders of
    posts that are not the desk's.
    """

    rows: Mapping[str, int]
    files: tuple[str, ...]
    posts: tuple[str, ...]
    secrets: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Travelling:
    """What beside the database goes into the file, and what does not; names seen from the desk's folder."""

    files: tuple[str, ...]
    posts: tuple[str, ...]
    left_out: tuple[str, ...]


def pack(db: Connection, folder: Path, target: Path, *, settings: Settings, environ: Mapping[str, str]) -> Packed:
    """Write the desk in `folder` to the archive `target`; others may go on working.

    Raises:
        UsageError: no new file can have that name.
        StoreError: the database is damaged, or it could not be written; nothing is left behind.
    """
    backups.require_new(target)
    backups.require_sound(db, folder / parcel.DATABASE)
    try:
        with workrooms.for_packing(target.parent) as place:
            copy, growing = place / workrooms.DATABASE, place / workrooms.ARCHIVE
            rows = backups.copied(db, copy)
            # After the database: a post that goes out meanwhile is a file without its row, which is found by its mark.
            packed = _written(growing, copy, folder, rows, _all_of(folder, settings), secrets_of(folder, environ))
            growing.replace(target)
    except OSError as problem:
        do = cure_of(problem, otherwise="check the folder's permissions and the free space")
        raise StoreError(f"the desk could not be packed: {problem}", where=str(target), do=do) from problem
    backups.keep_name(target, "the desk is packed")
    return packed


def secrets_of(folder: Path, environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the secrets to put back by hand: files below secrets/, and variables of the environment."""
    place = folder / "secrets"
    files = (file.relative_to(folder).as_posix() for file in place.rglob("*") if file.is_file())
    variables = (name for name in environ if name.startswith("COPYDESK_") and name.endswith("SECRET"))
    return (*sorted(name for name in files if name != parcel.MADE_AGAIN), *sorted(variables))


def _all_of(folder: Path, settings: Settings) -> Travelling:
    files, left_out = _sorted_out(folder)
    written = posts.written(folder, settings)
    return Travelling(files=files, posts=written.files, left_out=(*left_out, *written.left_out))


def _written(
    growing: Path, copy: Path, folder: Path, rows: Mapping[str, int], found: Travelling, secrets: tuple[str, ...]
) -> Packed:
    with growing.open("wb") as opened:
        os.fchmod(opened.fileno(), 0o600)  # settings may name people
        with ZipFile(opened, "w", ZIP_DEFLATED) as archive:
            label = {"copydesk": __version__, "secrets": secrets, "left_out": found.left_out}
            archive.writestr(parcel.LABEL, json.dumps(label, ensure_ascii=False, indent=2))
            for name in (*found.files, *found.posts):
                archive.write(folder / name, name)
            archive.write(copy, parcel.DATABASE)
        opened.flush()
        os.fsync(opened.fileno())
    with ZipFile(growing) as archive:
        if archive.testzip() is not None:
            do = "look whether the disk is well, and do it again; the desk is as it was"
            raise StoreError("the desk could not be packed: the archive cannot be read back", where=str(growing), do=do)
    return Packed(rows=rows, files=found.files, posts=found.posts, secrets=secrets, left_out=found.left_out)


def _sorted_out(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the files that travel, and of those that do not."""
    files: list[str] = []
    left_out: list[str] = []
    total = 0
    for file in parcel.candidates(folder):
        name, size = file.relative_to(folder).as_posix(), file.stat().st_size
        fits = size <= parcel.LARGEST_FILE and total + size <= parcel.LARGEST_SUM and len(files) < parcel.MOST_FILES
        if parcel.belongs(name) and fits and not posts.is_led_elsewhere(file, folder):
            files.append(name)
            total += size
        else:
            left_out.append(name)
    return tuple(files), tuple(left_out)
