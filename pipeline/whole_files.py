"""Write files whole or not at all: each beside its place first, brought to the disk, and only then given its name.

Whoever looks sees the old file or the new one, whenever the power fails (fsync(2), rename(2)). What a killed writer
leaves is a `NAME.part`, which the next one takes over. Writers into one folder take turns by the kernel's lock on it
(flock); who cannot have that writes beside in a name of his own.
"""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

OWNERS, OWNERS_FOLDER = 0o600, 0o700
"""The modes of what nobody but its owner may see, whatever the umask."""
_TURN_SECONDS = 2.0


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
    folders = dict.fromkeys(path.parent for path in places)
    with turn(folders, wait_seconds=_TURN_SECONDS) as is_ours_alone:
        own = "" if is_ours_alone else f".{os.urandom(8).hex()}"
        growing = {path: path.with_name(f"{path.name}{own}.part") for path in places}
        try:
            for path, raw in places.items():
                written(growing[path], raw, mode=mode)
            for path, part in growing.items():
                part.replace(path)
        finally:
            for part in growing.values():
                with suppress(OSError):
                    part.unlink()
    for folder in folders:
        keep_names(folder)


def written(part: Path, raw: bytes, *, mode: int | None) -> None:
    """Write a file and bring its bytes to the disk; one that a killed writer left there is thrown away.

    Raises:
        OSError: it could not be written.
    """
    part.unlink(missing_ok=True)
    with os.fdopen(_new(part, 0o666 if mode is None else OWNERS), "wb") as file:
        if mode is not None and stat.S_IMODE(os.fstat(file.fileno()).st_mode) != mode:  # as in `set_mode`
            os.fchmod(file.fileno(), mode)
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def new_file(path: Path) -> None:
    """Make a file without a byte that only its owner may read, for another to write into.

    Raises:
        OSError: it cannot be made, or something has the name.
    """
    os.close(_new(path, OWNERS))


def set_mode(path: Path, mode: int) -> None:
    """Give a file of ours this mode; one that has it is left: a file system with one mode for all refuses any change.

    Raises:
        OSError: it cannot have it.
    """
    if stat.S_IMODE(path.stat().st_mode) != mode:
        path.chmod(mode)


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


def make_folder(folder: Path, *, mode: int = 0o777) -> None:
    """Make a folder, and what is missing above it, and bring each new name to the disk; one that is there is left.

    `mode` is that of the folder itself, less what the umask forbids.

    Raises:
        OSError: it cannot be made, or something else has the name.
    """
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode, parents=True, exist_ok=True)
    for one in reversed(new):
        keep_names(one.parent)


@contextmanager
def turn(folders: Iterable[Path], *, wait_seconds: float = 0.0) -> Iterator[bool]:
    """Hold the kernel's locks of these folders, all waited for so long, and yield whether all could be had.

    Another may have one for longer, not everybody may read the folder that he writes into, and not every file system
    has such locks.
    """
    with ExitStack() as held:
        until = time.monotonic() + wait_seconds
        try:
            for folder in sorted(folders):  # in one order: two that want the same two never wait for each other
                descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
                held.callback(os.close, descriptor)
                _take(descriptor, until)
        except OSError:
            yield False
        else:
            yield True


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


def _new(path: Path, mode: int) -> int:
    # O_EXCL follows no link: the file is new, and ours.
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)


def _take(descriptor: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise
            time.sleep(0.01)
        else:
            return
