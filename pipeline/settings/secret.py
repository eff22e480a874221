"""A channel's or the review page's secret: never printed, kept in the environment or a file only its owner reads."""

import os
import stat
from pathlib import Path

from pipeline import machine, plain_files
from pipeline.errors import SettingsError
from pipeline.whole_files import OWNERS, OWNERS_FOLDER, make_folder, put

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Secret:
    """A password or token. Printing, formatting or `repr` shows stars; `reveal` gives the words to a channel.

    Not a dataclass: `dataclasses.asdict` would unfold its words into a log or a page.
    """

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        self._words = words

    def reveal(self) -> str:
        """Return the words themselves, for the request that needs them and nothing else."""
        return self._words

    def __repr__(self) -> str:
        return "Secret('********')"

    def __str__(self) -> str:
        return "********"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)


def kept(desk: Path, name: str) -> Secret | None:
    """Return the secret that the file secrets/NAME of the desk holds, white space at its ends cut; None = no file.

    Raises:
        SettingsError: The file cannot be read, is empty, or others than its owner can read it (mode looser than 0600).
    """
    file = desk / "secrets" / name
    try:
        mode = file.stat().st_mode
        _refuse_looser(file, mode)
        words = plain_files.read(file).decode("utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and (explained := machine.failing(error, file)):
            raise explained from error
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        do = "make it a file of UTF-8 text that you may read"
        raise SettingsError(f"secrets/{name} cannot be read: {reason}", where=str(file), do=do) from error
    if not words:
        raise SettingsError(f"secrets/{name} is empty", where=str(file), do="write the secret on its first line")
    return Secret(words)


def keep(desk: Path, name: str, words: str) -> Path:
    """Put a secret into the file secrets/NAME of the desk, whole or not at all, and return that file.

    Nobody but its owner can read it, or what is written before it, at any moment.

    Raises:
        OSError: It cannot be written.
    """
    place = desk / "secrets"
    make_folder(place, mode=OWNERS_FOLDER)
    if place.stat().st_mode & _OTHERS:
        place.chmod(OWNERS_FOLDER)
    put(place / name, f"{words}\n".encode(), mode=OWNERS)
    return place / name


def _refuse_looser(file: Path, mode: int) -> None:
    # Windows keeps no such modes: every file there reads as 0666.
    if os.name == "posix" and mode & _OTHERS:
        raise SettingsError(
            f"secrets/{file.name} can be read by others (mode {stat.S_IMODE(mode):04o})",
            where=str(file),
            do=f"chmod 600 {file}",
        )
