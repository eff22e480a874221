"""A file put in its place durably: whole or not at all, in a folder that no link leads out of."""

import stat
from contextlib import suppress
from pathlib import Path

from pipeline import plain_files
from pipeline.errors import RefusedError, UnansweredError
from pipeline.whole_files import keep_names, written

_LARGEST_BYTES = 5_000_000


def inside(root: Path, name: str) -> Path:
    """Return the path of a file below `root`.

    Args:
        root: A folder, resolved.
        name: Seen from it, with slashes.

    Raises:
        RefusedError: the name leads out of the folder, or through a link.
    """
    path = root / name
    if not name or "\0" in name or Path(name).is_absolute() or ".." in Path(name).parts or not _straight(root, path):
        raise RefusedError(
            f"{name!r} is not a file of the channel's own folder",
            where=f"{root}; nothing was written",
            do="take the link away, or put the file itself there",
        )
    return path


def read(path: Path) -> str | None:
    """Return the file's text exactly, None when there is none.

    Raises:
        RefusedError: it cannot be read, is not UTF-8 text or larger than 5 MB.
    """
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise RefusedError("the file is larger than 5 MB", where=str(path), do="see whether that is still the post")
        return plain_files.read(path).decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise RefusedError(f"the file cannot be read: {why}", where=str(path), do="save it as UTF-8 text") from error


def put(path: Path, text: str, *, aside: str) -> None:
    """Write the file by way of another one in its folder, so that whoever looks sees the old or the new one whole.

    Args:
        path: Where it goes; what is there is replaced, its mode kept.
        text: What it holds.
        aside: The name of the other file; one that an earlier writing left there is thrown away.

    Raises:
        RefusedError: it could not be written; what was there is untouched.
        UnansweredError: it is written, and the disk does not promise to keep it.
    """
    other = path.parent / aside
    try:
        written(other, text.encode("utf-8"), mode=_mode(path))
        other.replace(path)
    except OSError as error:
        with suppress(OSError):
            other.unlink(missing_ok=True)
        raise RefusedError(
            f"the file cannot be written: {error.strerror}",
            where=f"{path}; nothing was changed",
            do="see that the folder is there, is yours to write, and has room",
        ) from error
    try:
        keep_names(path.parent)
    except OSError as error:
        raise UnansweredError(f"the disk did not confirm the file: {error.strerror}", where=str(path)) from error


def _straight(root: Path, path: Path) -> bool:
    return not path.is_symlink() and path.parent.resolve() == path.parent and path.parent.is_relative_to(root)


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
