"""The names of posts that are files: each ends in its post's key, so that one is found whatever else was done to it."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.errors import RefusedError

_ENDINGS = (".md", ".markdown", ".mdx")
_KEY_LENGTH = 12


def below(folder: Path) -> Iterator[str]:
    """Yield the names of all files of a folder and those below it, seen from there; none where it is not there.

    Raises:
        RefusedError: a folder cannot be read.
    """
    for place, _, names in os.walk(folder, onerror=_unread):
        yield from (Path(place, name).relative_to(folder).as_posix() for name in names)


def bears(name: str, key: str) -> bool:
    """Return whether a file of this name is the post of this key."""
    stem = _stem(name)
    return stem == key or (stem.endswith(f"-{key}") and not stem.startswith("."))


def lost(folder: Path, posts: Mapping[str, str]) -> tuple[str, ...]:
    """Return those of these posts, names with their keys, that are not below a folder, under another name either.

    Raises:
        RefusedError: a folder cannot be read.
    """
    here = set(below(folder))
    missing = [name for name in posts if name not in here]
    keys = {_stem(name)[-_KEY_LENGTH:] for name in here} if missing else set()
    return tuple(name for name in missing if posts[name] not in keys)


def _unread(error: OSError) -> None:
    # What cannot be looked into may hold the post; only a folder that is not there holds none.
    if not isinstance(error, FileNotFoundError):
        raise RefusedError(
            f"a folder cannot be read: {error.strerror}",
            where=str(error.filename),
            do="make it readable, so that a post in it is not written twice",
        ) from error


def _stem(name: str) -> str:
    path = Path(name)
    return path.stem if path.suffix in _ENDINGS else path.name
