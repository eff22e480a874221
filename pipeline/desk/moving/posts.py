"""The blogger's posts that are files inside his desk, where a Markdown channel writes them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.desk.moving import parcel
from pipeline.publish.markdown import files
from pipeline.settings import Channel, Settings

# What a writing that was broken off has left: no site reads it, and the next writing throws it away.
_HALF = ".copydesk-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Posts by name, seen from the desk's folder, in order; and what lies beside them, or elsewhere, and stays."""

    files: tuple[str, ...]
    left_out: tuple[str, ...]


def written(folder: Path, settings: Settings) -> Written:
    """Return the posts of every Markdown channel of the desk in `folder`.

    Raises:
        OSError: a folder of them cannot be read.
    """
    found: dict[str, int] = {}
    left_out: list[str] = []
    for chosen in settings.publish:
        if chosen.kind == "markdown":
            _look_into(chosen, folder, settings, found, left_out)
    return _that_fit(found, left_out)


def is_led_elsewhere(file: Path, folder: Path) -> bool:
    """Return whether a link leads to the file: perhaps to what is none of the desk's, such as a secret."""
    return file.resolve() != folder.resolve() / file.relative_to(folder)


def _look_into(chosen: Channel, folder: Path, settings: Settings, found: dict[str, int], left_out: list[str]) -> None:
    channel = files.channel(chosen, desk=folder, blog=settings.blog)
    place, desk = channel.folder, channel.desk
    named = Path(os.path.normpath(desk / chosen.folder))
    if not place.is_relative_to(desk) or place not in (named, named / "_posts"):
        left_out.append(f"{place} (the posts of {chosen.name}, which lie outside of the desk)")
        return
    for path in _inside(place):
        name = path.relative_to(desk).as_posix()
        if parcel.is_post(name) and not is_led_elsewhere(path, desk):
            found[name] = path.stat().st_size
        elif place != desk and not parcel.belongs(name):  # beside posts in the desk itself lies the desk
            left_out.append(name)


def _inside(place: Path) -> Iterator[Path]:
    """Yield the files below a folder; of a hidden folder, such as a git repository, and of a link the name alone."""
    for at, folders, names in os.walk(place, onerror=_unread):
        for name in [one for one in folders if one.startswith(".") or Path(at, one).is_symlink()]:
            folders.remove(name)
            yield Path(at, name)
        yield from (Path(at, name) for name in names if not name.startswith(_HALF))


def _unread(error: OSError) -> None:
    # A channel that has not posted yet has no folder; posts that cannot be read must not be forgotten.
    if not isinstance(error, FileNotFoundError):
        raise error


def _that_fit(found: dict[str, int], left_out: list[str]) -> Written:
    fitting: list[str] = []
    total = 0
    for name in sorted(found):
        size = found[name]
        fits = size <= parcel.LARGEST_FILE and total + size <= parcel.LARGEST_POSTS
        if fits and len(fitting) < parcel.MOST_POSTS:
            fitting.append(name)
            total += size
        else:
            left_out.append(name)
    return Written(files=tuple(fitting), left_out=tuple(dict.fromkeys(sorted(left_out))))
