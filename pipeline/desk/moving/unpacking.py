"""Unpack a desk that moves into a folder that has none. The file may be anybody's: names and sizes are judged first."""

import json
import os
import shutil
import stat
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from pipeline.desk.moving import parcel
from pipeline.errors import StoreError, UnreadableError, UsageError
from pipeline.machine import cure_of
from pipeline.store import backups, workrooms
from pipeline.store.restoring import Restored, restore
from pipeline.text import log_line
from pipeline.zip_directory import PACKINGS, holds_more_than

_ENCRYPTED = 0x1  # of the general purpose bit flag
_MOST_SECRETS = 100
_NO_ARCHIVE = "name a file made by copydesk backup --with-settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What came out: files and posts by name, the database, and the secrets to be put back, by name."""

    files: tuple[str, ...]
    posts: tuple[str, ...]
    restored: Restored
    rows: Mapping[str, int]
    secrets: tuple[str, ...]


def unpack(source: Path, folder: Path, *, now: datetime, clock: datetime) -> Unpacked:
    """Unpack the archive `source` into `folder`, whose own files it never overwrites; the caller holds the lease.

    Args:
        source: The archive.
        folder: Where the desk shall be.
        now: Stands for the clock.
        clock: The real time.

    Raises:
        UnreadableError: it is no such archive, is damaged, or holds what does not belong there.
        UsageError: the folder holds other files of these names; says which.
        NewerStoreError: a newer copydesk has written the desk.
        StoreError: there is no room, or the folder cannot be written.
    """
    try:
        if holds_more_than(parcel.MOST_POSTS + parcel.MOST_FILES + 2, source):
            raise _no_parcel("it holds too many files", source)
        with ZipFile(source) as archive, workrooms.for_unpacking(folder) as place:
            entries = _judged(archive, source, folder)
            for entry in entries:
                _extract(archive, entry, place / entry.filename, source)
            files = tuple(sorted(entry.filename for entry in entries if parcel.belongs(entry.filename)))
            posts = tuple(sorted(entry.filename for entry in entries if parcel.is_post(entry.filename)))
            _refuse_to_overwrite(place, folder, (*files, *posts))
            rows = backups.look_at(place / parcel.DATABASE)
            secrets = _secrets(place / parcel.LABEL)
            os.sync()  # a name that outlives a power failure must not be that of an empty file (rename(2))
            for name in (*files, *posts):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (place / name).replace(folder / name)
            os.sync()  # before the database: where that is, there is the whole desk
            restored = restore(place / parcel.DATABASE, folder / parcel.DATABASE, now=now, clock=clock)
    # UnicodeDecodeError: of a name that calls itself UTF-8, and is none.
    except (BadZipFile, zlib.error, EOFError, RuntimeError, UnicodeDecodeError) as problem:
        raise UnreadableError(f"this archive cannot be read: {problem}", where=str(source), do=_NO_ARCHIVE) from problem
    except OSError as problem:
        do = cure_of(problem, otherwise="check the folder's permissions and the free space, then do it again")
        raise StoreError(f"the desk could not be unpacked: {problem}", where=str(folder), do=do) from problem
    return Unpacked(files=files, posts=posts, restored=restored, rows=rows, secrets=secrets)


def _judged(archive: ZipFile, source: Path, folder: Path) -> list[ZipInfo]:
    """Return the entries of an archive when all of them may be written."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    wrong = next((entry for entry in entries if not _may_be_written(entry)), None)
    if wrong is not None:
        raise _no_parcel(f"it holds {log_line(wrong.filename)[:100]!r}, which does not belong there", source)
    posts = sum(parcel.is_post(name) for name in names)
    too_many = posts > parcel.MOST_POSTS or len(names) - posts > parcel.MOST_FILES + 2
    if len({name.casefold() for name in names}) != len(names) or too_many:
        raise _no_parcel("it holds a name twice, or too many", source)
    if parcel.DATABASE not in names:
        raise _no_parcel("it holds no desk.db", source)
    sizes = {entry.filename: entry.file_size for entry in entries}
    database = sizes.pop(parcel.DATABASE)
    of_posts = sum(size for name, size in sizes.items() if parcel.is_post(name))
    if of_posts > parcel.LARGEST_POSTS or sum(sizes.values()) - of_posts > parcel.LARGEST_SUM:
        raise _no_parcel("its settings and templates, or its posts, are too large", source)
    # Unpacked, and once more as the database that takes the place.
    if 2 * database + sum(sizes.values()) > shutil.disk_usage(folder).free:
        raise StoreError("there is no room for this desk", where=str(folder), do="free some space; nothing was written")
    return entries


def _may_be_written(entry: ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.is_dir() or kind not in (0, stat.S_IFREG) or entry.flag_bits & _ENCRYPTED:
        return False
    if entry.compress_type not in PACKINGS:
        return False
    name = entry.filename
    known = name in (parcel.DATABASE, parcel.LABEL) or parcel.belongs(name) or parcel.is_post(name)
    return known and (entry.filename == parcel.DATABASE or entry.file_size <= parcel.LARGEST_FILE)


def _extract(archive: ZipFile, entry: ZipInfo, target: Path, source: Path) -> None:
    """Write one entry, never more than it says of itself."""
    target.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    with archive.open(entry) as packed, target.open("wb") as opened:
        while chunk := packed.read(1_000_000):
            left -= len(chunk)
            if left < 0:
                raise _no_parcel("it is larger than it says", source)
            opened.write(chunk)


def _refuse_to_overwrite(place: Path, folder: Path, files: tuple[str, ...]) -> None:
    others = [name for name in files if _is_taken(folder, name) and not _is_same(place / name, folder / name)]
    others += [parcel.DATABASE] * (folder / parcel.DATABASE).exists()
    if others:
        do = "unpack into an empty folder: copydesk restore FILE --desk NEW-FOLDER; nothing was written"
        raise UsageError(f"there is a desk already: {', '.join(others[:5])}", where=str(folder), do=do)


def _is_taken(folder: Path, name: str) -> bool:
    """Return whether something has the name, or is a file where a folder has to be."""
    target = folder / name
    above = target.parents[: len(Path(name).parts) - 1]
    return os.path.lexists(target) or any(one.exists() and not one.is_dir() for one in above)


def _is_same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _secrets(label: Path) -> tuple[str, ...]:
    """The label is words from outside: names to print, one line each."""
    try:
        said = json.loads(label.read_text(encoding="utf-8"))["secrets"]
        named = (str(name) for name in list(said)[:_MOST_SECRETS])
        return tuple(log_line(name)[:200] for name in named if name != parcel.MADE_AGAIN)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def _no_parcel(why: str, source: Path) -> UnreadableError:
    return UnreadableError(f"this is no desk that moves: {why}", where=str(source), do=_NO_ARCHIVE)
