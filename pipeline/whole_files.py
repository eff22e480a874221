"""Write files whole or not at all: each beside its place first, brought to the disk, and only then given its name.

Whoever looks sees the old file or the new one, whenever the power fails (fsync(2), rename(2)). What a killed writer
leaves is a `NAME.part`, which the next one takes over: of one file there is one writer at a time, and the caller sees
to that.
"""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def put(path: Path, raw: bytes, *, mode: int | None = None) -> None:
    """Put these bytes in place of a file, through a link to it, or leave it as it was; no `mode` = that of a new file.

    Raises:
        OSError: they could not be written, or the disk does not promise to keep them.
    """
    put_all({path: raw}, mode=mode)


def put_all(files: Mapping[Path, bytes], *, mode: int | None = None) -> None:
    """Put some files in their places, in this order; all of them are on the disk before the first gets its name.

    So a disk without room for the last one leaves them all as they were.

    Raises:
        OSError: as `put`.
    """
    places = {_place(path): raw for path, raw in files.items()}
    growing = {path: path.with_name(f"{path.name}.part") for path in places}
    try:
        for path, raw in places.items():
            _written(growing[path], raw, mode=mode)
        for path, part in growing.items():
            part.replace(path)
    finally:
        for part in growing.values():
            with suppress(OSError):
                part.unlink()
    for folder in dict.fromkeys(path.parent for path in places):
        keep_names(folder)


def keep_names(folder: Path) -> None:
    """Bring the names of a folder to the disk (fsync(2) of it): a power failure must not take back a new one.

    Where a file system has no such thing for folders (EINVAL: some on networks), there is nothing to bring.

    Raises:
        OSError: the disk does not promise to keep them, or the folder is one that we may not read.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as problem:
        if problem.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder, and what is missing above it, and bring each new name to the disk; one that is there is left.

    Raises:
        OSError: it cannot be made, or something else has the name.
    """
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in reversed(new):
        keep_names(one.parent)


def _place(path: Path) -> Path:
    """Return where a file lies, or will, through links to it.

    Raises:
        OSError: it is a link that leads nowhere, by its own name; or round in a circle.
    """
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError as problem:
        place = Path(os.path.realpath(path))
        if path.is_symlink() and not place.parent.is_dir():
            raise FileNotFoundError(problem.errno, problem.strerror, str(path)) from problem
        return place


def _written(part: Path, raw: bytes, *, mode: int | None) -> None:
    part.unlink(missing_ok=True)
    # O_EXCL follows no link: the file is new, and ours.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    with os.fdopen(os.open(part, flags, 0o666 if mode is None else 0o600), "wb") as file:
        if mode is not None:
            os.fchmod(file.fileno(), mode)
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
